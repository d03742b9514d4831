import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { Run } from '../../src-main/domain/run.ts';
import { request } from '../api/bridge.ts';
import { endedBetween } from '../api/runs.ts';
import { useRuns } from '../api/use-runs.ts';
import { PLACES, runPlace } from '../places.ts';
import { useMessageText } from './use-message-text.ts';
import { showDone, showProblem, showWarning } from './notices.tsx';

/** Tells when a run has ended, whoever started it, and what came of it. */
export function RunEndNotices({ projectId }: { readonly projectId: string }): null {
  const { runs } = useRuns(projectId);
  const { t } = useTranslation('runs');
  const messageText = useMessageText();
  const seen = useRef<readonly Run[] | null>(null);

  const tell = async (run: Run): Promise<void> => {
    const toLog = { label: t('showLog'), onClick: () => navigate(runPlace(run.id)) };
    const toGlossary = { label: t('showGlossary'), onClick: () => navigate(PLACES.glossary) };
    switch (run.status) {
      case 'completed':
        if (run.unitsFailed > 0) {
          showWarning(t('ended.withFailures', { count: run.unitsFailed }), toLog);
        } else if (run.scope === 'extract') {
          showDone(t('ended.completed'), toLog);
        } else {
          const { all } = await request('entries:counts', { projectId });
          showDone(t('ended.completedGlossary', { count: all }), toGlossary);
        }
        return;
      case 'failed': {
        const reason = messageText(run.reasonDetails, run.reason ?? '');
        showWarning(t('ended.failed', { reason }), toLog);
        return;
      }
      case 'cancelled':
        showDone(t('ended.cancelled'), toLog);
        return;
      case 'interrupted':
        showWarning(t('ended.interrupted'), toLog);
        return;
      case 'pending':
      case 'running':
      case 'cancelling':
        return;
    }
  };

  useEffect(() => {
    if (runs === undefined) return;
    // Those that had ended before this window looked are no news.
    const ended = seen.current === null ? [] : endedBetween(seen.current, runs);
    seen.current = runs;
    for (const run of ended) tell(run).catch(showProblem);
  });
  return null;
}
