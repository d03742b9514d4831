import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run, RunDetails } from '../../../src-main/domain/run.ts';
import { formatDuration } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './run-page.module.css';
import { stepRows } from './run-steps.ts';
import type { StepRow } from './run-steps.ts';

/** What each step of a run did, and how long it took. */
export function StepTable({
  run,
  details,
}: {
  readonly run: Run;
  readonly details: RunDetails;
}): ReactElement {
  const { t } = useTranslation('runs');
  if (details.steps.length === 0 && run.status === 'completed') {
    return (
      <Text size="sm" className={styles['quiet']}>
        {t('steps.none')}
      </Text>
    );
  }
  return (
    <table className={styles['steps']} aria-label={t('details.steps')}>
      <thead>
        <tr>
          <th scope="col">{t('steps.step')}</th>
          {(['units', 'done', 'reused', 'failed', 'took'] as const).map((column) => (
            <th key={column} scope="col" className={styles['number']}>
              {t(`steps.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stepRows(run, details).map((row) => (
          <Step key={row.kind === 'not-reached' ? row.step : row.summary.step} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Step({ row }: { readonly row: StepRow }): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  if (row.kind === 'not-reached') {
    return (
      <tr className={styles['quiet']}>
        <th scope="row">{t(`step.${row.step}`)}</th>
        <td colSpan={5} className={styles['number']}>
          {t('steps.notReached')}
        </td>
      </tr>
    );
  }
  const { step, total, unitsDone, unitsReused, unitsFailed } = row.summary;
  const took = {
    done: () => (row.kind === 'done' ? formatDuration(row.took, language) : ''),
    active: () => t('details.stepActive'),
    'cut-off': () => t('steps.cutOff'),
  };
  return (
    <tr aria-current={row.kind === 'active' ? 'step' : undefined}>
      <th scope="row">{t(`step.${step}`)}</th>
      <td className={styles['number']}>{count.format(total)}</td>
      <td className={styles['number']}>{count.format(unitsDone)}</td>
      <td className={styles['number']}>{count.format(unitsReused)}</td>
      <td className={styles['number']} data-failed={unitsFailed > 0 ? true : undefined}>
        {count.format(unitsFailed)}
      </td>
      <td className={styles['number']}>{took[row.kind]()}</td>
    </tr>
  );
}
