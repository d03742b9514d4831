import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { Copy, Save } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import { useAction } from '../../api/queries.ts';
import { showDone, showProblem } from '../../components/notices.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { LEVELS_OF, linesAsText, LOG_VIEWS, searchForSaving } from './log-lines.ts';
import type { LogView } from './log-lines.ts';
import styles from './run-log-view.module.css';

/** Chooses which lines of a log are shown, and hands them on. */
export function LogToolbar({
  projectId,
  runId,
  lines,
  allLines,
  textOf,
  view,
  onView,
  search,
  onSearch,
}: {
  readonly projectId: string;
  readonly runId: string;
  /** Those that are shown. */
  readonly lines: readonly RunEvent[];
  readonly allLines: readonly RunEvent[];
  readonly textOf: (line: RunEvent) => string;
  readonly view: LogView;
  readonly onView: (view: LogView) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}): ReactElement {
  const { t } = useTranslation('runs');
  const { mutate: saveLog, isPending: isSaving } = useAction('runs:saveLog');
  const isNarrowed = view !== 'all' || search.trim() !== '';
  const isEmpty = lines.length === 0;

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(linesAsText(lines, textOf, (level) => t(`log.${level}`)));
      showDone(t('log.copied', { count: lines.length }));
    } catch (error) {
      showProblem(error);
    }
  };

  const save = (): void => {
    const sought = searchForSaving(allLines, lines, view, search);
    const isWhole = sought !== search.trim();
    saveLog(
      { projectId, runId, levels: [...LEVELS_OF[view]], search: sought },
      {
        onSuccess: (written) => {
          if (written !== null) showDone(t(isWhole ? 'log.savedWhole' : 'log.saved', { name: written.name }));
        },
      },
    );
  };

  return (
    <Group className={styles['toolbar']} gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('log.levels')}
        value={view}
        onChange={onView}
        data={LOG_VIEWS.map((value) => ({ value, label: t(`log.show.${value}`) }))}
      />
      <SearchField label={t('log.search')} value={search} onChange={onSearch} />
      <Text component="output" size="sm" className={styles['quiet']}>
        {isNarrowed ? t('log.found', { count: lines.length }) : ''}
      </Text>
      <Group gap="xs" ms="auto">
        <Tooltip label={t('log.copyHint')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('log.copy')}
            disabled={isEmpty}
            onClick={() => void copy()}
          >
            <Copy size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('log.saveHint')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('log.save')}
            disabled={isEmpty}
            loading={isSaving}
            onClick={save}
          >
            <Save size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}
