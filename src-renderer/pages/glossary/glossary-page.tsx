import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { EntryCounts, EntryRow } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { exportDialog } from '../../components/export-opening.ts';
import { goOn } from '../../components/go-on.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import { askAhead } from '../../components/paged-list-rows.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { SplitView } from '../../components/split-view.tsx';
import { entryPlace, nameInPart, PLACES } from '../../places.ts';
import { takeWantedEditor } from './editor-opening.ts';
import { EntryFilters, EntryList } from './entry-list.tsx';
import { EntryPane } from './entry-pane.tsx';
import { GlossaryEmpty } from './glossary-empty.tsx';
import classes from './glossary-page.module.css';
import { entriesOf, SORT_OF_ORDER, useListQuery } from './list-query.ts';
import type { ListQuery } from './list-query.ts';
import { MarkedBar } from './marked-bar.tsx';
import { AreKeysForMarked, useEntryKeys } from './use-entry-keys.ts';
import { useMarks } from '../../components/use-marks.ts';

/** The glossary: its entries, and one of them to read and edit. */
export function GlossaryPage({ term }: { readonly term: string | undefined }): ReactElement {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const { data: counts, error, refetch } = useAnswer('entries:counts', { projectId });
  const hasEntries = counts !== undefined && counts.all > 0;
  return (
    <PageFrame
      title={t('title')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<Download size={14} aria-hidden />}
          disabled={!hasEntries}
          onClick={() => exportDialog.open('glossary')}
        >
          {t('export.open')}
        </Button>
      }
    >
      {error !== null ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : counts === undefined ? (
        <SlowLoading />
      ) : hasEntries ? (
        <GlossaryContent counts={counts} termKey={term === undefined ? null : nameInPart(term)} />
      ) : (
        <GlossaryEmpty />
      )}
    </PageFrame>
  );
}

/** The list with the entry that is selected in it. Whoever comes without one reads the first. */
function GlossaryContent({
  counts,
  termKey,
}: {
  readonly counts: EntryCounts;
  readonly termKey: string | null;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const [query, changeQuery] = useListQuery(projectId);
  const change = useCallback(
    (part: Partial<ListQuery>): void => askAhead(client, entriesOf(projectId, changeQuery(part))),
    [client, projectId, changeQuery],
  );
  const marked = useMarks();
  const { view, search, order } = query;
  const { data: first } = useAnswer(
    'entries:page',
    termKey === null ? { projectId, view, search, ...SORT_OF_ORDER[order], offset: 0, limit: 1 } : null,
  );
  const firstKey = first?.rows[0]?.termKey;
  useEffect(() => {
    if (termKey === null && firstKey !== undefined) goOn(PLACES.glossary, entryPlace(firstKey));
  }, [termKey, firstKey]);
  const [editedKey, setEditedKey] = useState(takeWantedEditor);
  const page = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle<EntryRow>>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Running through the list by keys does not wait for what is shown beside it.
  const readKey = useDeferredValue(termKey);

  const select = useCallback((key: string): void => {
    setEditedKey(null);
    navigate(entryPlace(key), { replace: true });
  }, []);
  const edit = useCallback(() => setEditedKey(termKey), [termKey]);
  const read = useCallback(() => heading.current?.focus(), []);
  const endEditing = useCallback(() => {
    setEditedKey(null);
    read();
  }, [read]);
  const showAll = useCallback(() => {
    change({ view: 'all', search: '' });
    // The button that was pressed goes away.
    page.current?.querySelector('input')?.focus();
  }, [change]);

  const backToList = useCallback(() => list.current?.focus(), []);
  useEntryKeys({ E: edit, Escape: backToList });

  return (
    <div className={classes['page']} ref={page}>
      <EntryFilters query={query} counts={counts} onChange={change} />
      <MarkedBar view={view} search={search} fitting={counts[view]} marked={marked} onDone={backToList} />
      <div className={classes['content']}>
        <SplitView
          list={
            <EntryList
              query={query}
              selectedKey={termKey}
              onSelect={select}
              onEnter={read}
              onShowAll={showAll}
              marked={marked}
              ref={list}
            />
          }
          detail={
            readKey === null ? null : (
              <AreKeysForMarked value={marked.keys.size > 0}>
                <EntryPane
                  termKey={readKey}
                  isEditing={editedKey === readKey}
                  onEdit={edit}
                  onDone={endEditing}
                  headingRef={heading}
                />
              </AreKeysForMarked>
            )
          }
          detailLabel={t('entry')}
          detailOf={readKey}
          dividerLabel={t('divider')}
          initialShare={42}
        />
      </div>
    </div>
  );
}
