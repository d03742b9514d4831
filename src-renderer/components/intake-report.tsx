import { Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeReport as Report } from '../../src-main/domain/project-view.ts';
import styles from './intake-report.module.css';
import { intakeDialog, intakeSummary } from './intake-telling.ts';

/** How many refused files are named; more than that nobody reads one by one. */
const NAMED = 200;

/** Says what became of files that were to be taken in: how many went in, and which did not and why. */
export function IntakeReport({ report }: { readonly report: Report }): ReactElement {
  const { t } = useTranslation(['navigation', 'problems']);
  const summary = intakeSummary(report);
  const { refused } = report;
  return (
    <Stack gap="sm">
      {summary === '' && refused.length > 0 ? null : (
        <Text size="sm">{summary === '' ? t('navigation:intake.nothing') : summary}</Text>
      )}
      {refused.length === 0 ? null : (
        <>
          <Text size="sm" fw={600}>
            {t('navigation:intake.refused', { count: refused.length })}
          </Text>
          <ScrollArea.Autosize
            mah={280}
            type="auto"
            viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('navigation:intake.refusedList') }}
          >
            <ul className={styles['refused']}>
              {refused.slice(0, NAMED).map(({ path, code }) => (
                <li key={path}>
                  <Text size="sm" fw={500} className={styles['path']}>
                    {path}
                  </Text>
                  <Text size="sm">{t(`problems:refusal.${code}`)}</Text>
                </li>
              ))}
            </ul>
          </ScrollArea.Autosize>
          {refused.length <= NAMED ? null : (
            <Text size="sm">{t('navigation:intake.more', { count: refused.length - NAMED })}</Text>
          )}
        </>
      )}
    </Stack>
  );
}

/** The dialog that `tellIntake` opens. One is in every window. */
export function IntakeDialog(): ReactElement {
  const { t } = useTranslation(['navigation', 'common']);
  const report = useSyncExternalStore(intakeDialog.listen, intakeDialog.get);
  return (
    <Modal
      opened={report !== null}
      onClose={intakeDialog.close}
      title={t('navigation:intake.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
      centered
    >
      {report === null ? null : <IntakeReport report={report} />}
    </Modal>
  );
}
