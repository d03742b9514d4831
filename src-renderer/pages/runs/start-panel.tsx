import { Button, Text } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { RUN_SCOPES } from '../../../src-main/domain/run.ts';
import type { Run } from '../../../src-main/domain/run.ts';
import { useRunStart } from '../../components/run-start.tsx';
import { useWriterText } from '../../components/use-writer.ts';
import styles from './start-panel.module.css';

/** Starts a run by what it is to do, or goes on with the newest one where it did not complete. */
export function StartPanel({
  newest,
  onStarted,
}: {
  /** Null where there was none yet. */
  readonly newest: Run | null;
  /** Hears the id of a run that was started here. */
  readonly onStarted: (runId: string) => void;
}): ReactElement {
  const { t } = useTranslation('runs');
  const { startRun, resumeRun, isStarting } = useRunStart();
  const writerText = useWriterText();
  return (
    <section className={styles['panel']} aria-labelledby="start-a-run">
      {newest === null || newest.status === 'completed' ? null : (
        <div className={styles['resume']}>
          <RotateCcw size={20} aria-hidden />
          <div className={styles['words']}>
            <Text size="sm" fw={600}>
              {t('resume.title')}
            </Text>
            <Text size="sm">{t('resume.text')}</Text>
          </div>
          <Button disabled={isStarting} onClick={() => resumeRun(onStarted)}>
            {t('resume.button')}
          </Button>
        </div>
      )}
      <h2 id="start-a-run" className={styles['heading']}>
        {t('start.title')}
      </h2>
      {writerText === null ? null : (
        <Text size="sm" mb="xs" style={{ overflowWrap: 'anywhere' }}>
          {writerText}
        </Text>
      )}
      <ul className={styles['scopes']}>
        {RUN_SCOPES.map((scope) => (
          <li key={scope}>
            <div className={styles['words']}>
              <Text size="sm" fw={600}>
                {t(`scope.${scope}`)}
              </Text>
              <Text size="sm">{t(`purpose.${scope}`)}</Text>
            </div>
            <Button
              size="xs"
              variant="default"
              disabled={isStarting}
              aria-label={t('start.label', { scope: t(`scope.${scope}`) })}
              onClick={() => startRun(scope, { onStarted })}
            >
              {t('start.button')}
            </Button>
          </li>
        ))}
      </ul>
      {newest === null ? (
        <Text size="sm" mt="sm">
          {t('first')}
        </Text>
      ) : null}
    </section>
  );
}
