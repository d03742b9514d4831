import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { Run } from '../../../src-main/domain/run.ts';
import { useMessageText } from '../../components/use-message-text.ts';
import { RunStatusText } from '../../components/run-status.tsx';
import { programName } from '../../components/run-texts.ts';
import { formatDate, formatDuration } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { runPlace } from '../../places.ts';
import styles from './run-history.module.css';

const ROW_HEIGHT = 36;

/** The runs that have ended, newest first: each leads to its log. */
export function RunHistory({ runs }: { readonly runs: readonly Run[] }): ReactElement | null {
  const { t } = useTranslation('runs');
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => runs[index]?.id ?? index,
    overscan: 8,
  });
  if (runs.length === 0) return null;
  return (
    <section className={styles['history']} aria-labelledby="earlier-runs">
      <h2 id="earlier-runs" className={styles['heading']}>
        {t('history.title')}
      </h2>
      <div className={styles['scroller']} ref={scroller}>
        <table aria-labelledby="earlier-runs" aria-rowcount={runs.length + 1} className={styles['table']}>
          <thead className={styles['head']}>
            <tr aria-rowindex={1} className={styles['row']}>
              <th scope="col">{t('history.scope')}</th>
              <th scope="col">{t('history.status')}</th>
              <th scope="col">{t('history.started')}</th>
              <th scope="col">{t('history.duration')}</th>
              <th scope="col" className={styles['number']}>
                {t('history.done')}
              </th>
              <th scope="col" className={`${styles['number']} ${styles['detail']}`}>
                {t('history.reused')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('history.failed')}
              </th>
              <th scope="col" className={styles['detail']}>
                {t('history.program')}
              </th>
              <th scope="col">{t('history.reason')}</th>
            </tr>
          </thead>
          <tbody className={styles['body']} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, key, start }) => {
              const run = runs[index];
              return run === undefined ? null : (
                <HistoryRow key={key} run={run} index={index} offset={start} />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function HistoryRow({
  run,
  index,
  offset,
}: {
  readonly run: Run;
  readonly index: number;
  /** Where the row begins, in pixels. */
  readonly offset: number;
}): ReactElement {
  const { t } = useTranslation('runs');
  const messageText = useMessageText();
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  const scope = t(`scope.${run.scope}`);
  const started = formatDate(run.startedAt, language);
  const program = programName(t, run.program);
  const reason = run.reason === null ? '' : messageText(run.reasonDetails, run.reason);
  const took =
    run.finishedAt === null
      ? ''
      : formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt), language);
  return (
    <tr aria-rowindex={index + 2} className={styles['row']} style={{ transform: `translateY(${offset}px)` }}>
      <td>
        <button
          type="button"
          className={styles['open']}
          aria-label={t('history.open', { scope, started })}
          onClick={() => navigate(runPlace(run.id))}
        >
          {scope}
        </button>
      </td>
      <td>
        <RunStatusText status={run.status} />
      </td>
      <td>{started}</td>
      <td>{took}</td>
      <td className={styles['number']}>{count.format(run.unitsDone)}</td>
      <td className={`${styles['number']} ${styles['detail']}`}>{count.format(run.unitsReused)}</td>
      <td className={styles['number']}>{count.format(run.unitsFailed)}</td>
      <td className={styles['detail']} title={program}>
        {program}
      </td>
      <td title={reason}>{reason}</td>
    </tr>
  );
}
