import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { useProject } from '../../api/window-state.tsx';
import { showProblem } from '../../components/notices.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import classes from './marked-bar.module.css';
import { useEntriesDecision } from './use-entries-decision.ts';
import type { EntriesDecision } from './use-entries-decision.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import type { Marks } from '../../components/use-marks.ts';

/** Views of entries that wait for something: without a mark, what can be done is offered for all of them. */
const WAITING_VIEWS: ReadonlySet<EntryView> = new Set(['changed', 'stale']);

const KEY_OF: Readonly<Record<EntriesDecision, string>> = { approve: 'A', take: 'T', dismiss: 'D' };

/**
 * What can be done with the marked entries together; in a view of entries that wait for something with all that fit.
 * Nothing where neither is the case.
 */
export function MarkedBar({
  view,
  search,
  fitting,
  marked,
  onDone,
}: {
  readonly view: EntryView;
  readonly search: string;
  /** Number of entries in the view. */
  readonly fitting: number;
  readonly marked: Marks;
  /** The bar may go away, and the keyboard with it. */
  readonly onDone: () => void;
}): ReactElement | null {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const { decide, isDeciding } = useEntriesDecision();
  const { startRun, isStarting } = useRunStart();
  const count = marked.keys.size;
  const withFitting = async (act: (termKeys: readonly string[]) => void): Promise<void> => {
    try {
      act(await request('entries:keys', { projectId, view, search }));
    } catch (error) {
      showProblem(error);
    }
  };
  const withKeys = (act: (termKeys: readonly string[]) => void): void => {
    if (isForAll) void withFitting(act);
    else act([...marked.keys]);
  };
  const finish = (): void => {
    marked.replace([]);
    onDone();
  };
  const decideAll = (decision: EntriesDecision): void =>
    withKeys((termKeys) => decide(decision, termKeys, finish));
  const isForAll = count === 0;
  const keyed = (decision: EntriesDecision) => (): void => {
    if (!isDeciding) decideAll(decision);
  };
  useEntryKeys(isForAll ? {} : { A: keyed('approve'), T: keyed('take'), D: keyed('dismiss') });
  if (isForAll && (!WAITING_VIEWS.has(view) || fitting === 0)) return null;

  const button = (decision: EntriesDecision): ReactElement => (
    <Button
      size="compact-sm"
      variant="default"
      disabled={isDeciding}
      aria-keyshortcuts={isForAll ? undefined : KEY_OF[decision]}
      onClick={() => decideAll(decision)}
    >
      {t(`marked.${decision}`)}
    </Button>
  );
  return (
    <Group gap="xs" px="md" pb="xs" className={classes['bar']} role="toolbar" aria-label={t('marked.label')}>
      <Text size="sm" fw={500} component="output">
        {isForAll ? t('marked.all', { count: fitting }) : t('marked.count', { count })}
      </Text>
      {isForAll && view === 'stale' ? null : (
        <>
          {button('take')}
          {button('dismiss')}
        </>
      )}
      {isForAll ? null : button('approve')}
      {isForAll && view === 'changed' ? null : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isStarting}
          title={t('marked.writeAnewHint')}
          onClick={() => withKeys((termKeys) => startRun('generate', { termKeys }))}
        >
          {t('marked.writeAnew')}
        </Button>
      )}
      {isForAll ? null : (
        <>
          <Button size="compact-sm" variant="subtle" onClick={() => void withFitting(marked.replace)}>
            {t('marked.selectAll')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={finish}>
            {t('marked.none')}
          </Button>
        </>
      )}
    </Group>
  );
}
