import { useQueryClient } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { TermRow } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { goOn } from '../../components/go-on.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import { askAhead } from '../../components/paged-list-rows.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { SplitView } from '../../components/split-view.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { PLACES, termPlace } from '../../places.ts';
import { LastDecision } from './last-decision.tsx';
import { NoTermFits } from './no-term-fits.tsx';
import { RankAgain } from './rank-again.tsx';
import { SelectedTerm } from './selected-term.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { termColumns } from './term-columns.tsx';
import { TermFiltersBar } from './term-filters-bar.tsx';
import { commandOfKey } from './term-keys.ts';
import type { TermCommand } from './term-keys.ts';
import { FIRST_QUERY, sortedBy, termsOf } from './terms-query.ts';
import type { TermsQuery } from './terms-query.ts';
import { TriageProgress } from './triage-progress.tsx';
import classes from './terms-page.module.css';
import { useLastTerm, useTermsQuery } from './use-desk-state.ts';
import { useTriage } from './use-triage.ts';

const ROW_HEIGHT = 32;

/** The list of terms to decide about, with the selected one beside it. */
export function TriageDesk({
  projectId,
  selectedKey,
}: {
  readonly projectId: string;
  readonly selectedKey: string | null;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const language = useLanguage();
  const [query, changeQuery] = useTermsQuery(projectId);
  const client = useQueryClient();
  const source = useMemo(() => termsOf(projectId, query), [projectId, query]);
  const columns = useMemo(() => termColumns(t, language), [t, language]);
  const list = useRef<ListHandle<TermRow>>(null);
  const search = useRef<HTMLInputElement>(null);
  const focusList = useCallback((): void => list.current?.focus(), []);
  const select = useCallback((termKey: string): void => navigate(termPlace(termKey), { replace: true }), []);
  const triage = useTriage({ projectId, query, list, selectedKey, onSelect: select });
  const { selectOne, carryOut } = triage;
  const change = useCallback(
    (changes: Partial<TermsQuery>): void => {
      askAhead(client, termsOf(projectId, changeQuery(changes)));
      selectOne();
    },
    [client, projectId, selectOne, changeQuery],
  );

  // Whoever comes without a term in mind goes on where they were, or begins with the first.
  const lastTerm = useLastTerm(projectId, selectedKey);
  const first = useAnswer(
    'terms:page',
    selectedKey === null && lastTerm === null ? { projectId, ...query, offset: 0, limit: 1 } : null,
  );
  const startKey = lastTerm ?? first.data?.rows[0]?.key;
  useEffect(() => {
    if (selectedKey === null && startKey !== undefined) goOn(PLACES.terms, termPlace(startKey));
  }, [selectedKey, startKey]);
  // Running through the list by keys does not wait for what is shown beside it.
  const detailKey = useDeferredValue(selectedKey);
  const details = useAnswer('terms:get', detailKey === null ? null : { projectId, termKey: detailKey });

  const [noteWanted, setNoteWanted] = useState<string | null>(null);
  const handleNoteReached = useCallback((): void => setNoteWanted(null), []);
  const handleCommand = (command: TermCommand, row: TermRow | undefined): void => {
    if (command.kind === 'note') setNoteWanted(row?.key ?? null);
    else carryOut(command, row);
  };
  const handleKey = (event: KeyboardEvent, row: TermRow | undefined): void => {
    const command = commandOfKey(event);
    if (command === null) return;
    event.preventDefault();
    handleCommand(command, row);
  };

  return (
    <div className={classes['page']}>
      <TermFiltersBar projectId={projectId} query={query} onChange={change} searchRef={search} />
      <TriageProgress projectId={projectId} />
      <div className={classes['rest']}>
        <SplitView
          initialShare={50}
          dividerLabel={t('divider')}
          detailLabel={t('detail')}
          detailOf={details.data?.key ?? null}
          list={
            <div className={classes['listPane']}>
              {/* The last term that fits takes the list away. */}
              <KeptFocus className={classes['rest']}>
                <PagedList
                  ref={list}
                  source={source}
                  label={t('list')}
                  columns={columns}
                  keyOf={keyOf}
                  rowHeight={ROW_HEIGHT}
                  selectedKey={selectedKey}
                  onSelect={triage.selectRow}
                  onKeyDown={handleKey}
                  marking={triage.marking}
                  reusesRows
                  sorting={{
                    by: query.sort,
                    descending: query.descending,
                    onChange: (sort) => change(sortedBy(query, sort)),
                  }}
                  empty={
                    <NoTermFits
                      query={query}
                      onShowAll={() => {
                        change({ ...FIRST_QUERY, view: 'all' });
                        search.current?.focus();
                      }}
                    />
                  }
                />
              </KeptFocus>
              <RankAgain projectId={projectId} onStart={focusList} />
              {triage.several === null ? (
                <LastDecision projectId={projectId} onUndo={focusList} />
              ) : (
                <SelectionBar
                  count={triage.several}
                  onCommand={(command) => {
                    handleCommand(command, undefined);
                    focusList();
                  }}
                />
              )}
            </div>
          }
          detail={
            detailKey === null ? (
              <EmptyState icon={Tags} title={t('choose.title')} text={t('choose.text')} />
            ) : (
              <SelectedTerm
                termKey={detailKey}
                details={details.data}
                error={details.error}
                onRetry={details.refetch}
                onVerdict={triage.decideOne}
                onDecide={triage.changeOne}
                noteWanted={noteWanted}
                onNoteReached={handleNoteReached}
                onLeaveNote={focusList}
              />
            )
          }
        />
      </div>
    </div>
  );
}

function keyOf(row: TermRow): string {
  return row.key;
}
