import { Button, Group, Kbd, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { Files, Plus, SearchX, Tags } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { TERM_VIEWS } from '../../../src-main/domain/project-view.ts';
import type { TermDetails, TermRow, TermView } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermCategory, TermStatus } from '../../../src-main/domain/term.ts';
import { problemOf, request } from '../../api/bridge.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { BuildButton } from '../../components/build-button.tsx';
import { decisionText } from '../../components/decision-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import type { RowSource } from '../../components/paged-list-rows.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { SplitView } from '../../components/split-view.tsx';
import { useUndo } from '../../components/use-undo.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { nameInPart, PLACES, termPlace } from '../../places.ts';
import { AddTerm } from './add-term.tsx';
import { statusOfKey } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { RankAgain } from './rank-again.tsx';
import { useMergeKey } from './synonyms/use-merge-key.ts';
import { termColumns } from './term-columns.tsx';
import { TermDetail } from './term-detail.tsx';
import { FIRST_QUERY, sortedBy } from './terms-query.ts';
import type { TermsQuery } from './terms-query.ts';
import classes from './terms-page.module.css';
import { useDecide } from './use-decide.ts';

const ROW_HEIGHT = 32;

/** What each project's list showed when it was left: whoever comes back from a document goes on there. */
const queries = new Map<string, TermsQuery>();

/** The terms of the project: what the documents hold, and what of it is wanted. */
export function TermsPage({ term }: { readonly term: string | undefined }): ReactElement {
  const { t } = useTranslation('terms');
  const { id: projectId } = useProject();
  const { data: counts, error, refetch } = useAnswer('terms:counts', { projectId });
  const [isAdding, setIsAdding] = useState(false);
  const [, navigate] = useLocation();

  let content: ReactElement;
  if (error !== null) content = <ProblemNotice error={error} onRetry={() => void refetch()} />;
  else if (counts === undefined) content = <SlowLoading />;
  else if (counts.all === 0) content = <NoTerms projectId={projectId} />;
  else content = <Terms projectId={projectId} selectedKey={term === undefined ? null : nameInPart(term)} />;

  return (
    <PageFrame
      title={t('title')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          {t('add.open')}
        </Button>
      }
    >
      {content}
      <AddTerm
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(termKey) => {
          setIsAdding(false);
          navigate(termPlace(termKey), { replace: true });
        }}
      />
    </PageFrame>
  );
}

/** Says what has to happen before there are terms. */
function NoTerms({ projectId }: { readonly projectId: string }): ReactElement | null {
  const { t } = useTranslation('terms');
  const { data: documents, error, refetch } = useAnswer('documents:list', { projectId });
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (documents === undefined) return null;
  return documents.length === 0 ? (
    <EmptyState
      icon={Files}
      title={t('noDocuments.title')}
      text={t('noDocuments.text')}
      actions={
        <Button component={Link} href={PLACES.documents}>
          {t('noDocuments.action')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={Tags} title={t('notBuilt.title')} text={t('notBuilt.text')} actions={<BuildButton />} />
  );
}

function Terms({
  projectId,
  selectedKey,
}: {
  readonly projectId: string;
  readonly selectedKey: string | null;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState(queries.get(projectId) ?? FIRST_QUERY);
  const change = useCallback(
    (changes: Partial<TermsQuery>): void => {
      const next = { ...(queries.get(projectId) ?? FIRST_QUERY), ...changes };
      queries.set(projectId, next);
      setQuery(next);
    },
    [projectId],
  );
  const source = useMemo<RowSource<TermRow>>(
    () => ({
      key: ['terms:page', { projectId, ...query }],
      read: (offset, limit) => request('terms:page', { projectId, ...query, offset, limit }),
    }),
    [projectId, query],
  );
  const columns = useMemo(() => termColumns(t, language), [t, language]);

  const list = useRef<ListHandle<TermRow>>(null);
  const search = useRef<HTMLInputElement>(null);
  const focusList = useCallback((): void => list.current?.focus(), []);
  const decide = useDecide(projectId);
  const select = useCallback(
    (termKey: string): void => navigate(termPlace(termKey), { replace: true }),
    [navigate],
  );
  const selectRow = useCallback((row: TermRow): void => select(row.key), [select]);
  // Whoever comes without a term in mind begins with the first.
  const first = useAnswer(
    'terms:page',
    selectedKey === null ? { projectId, ...query, offset: 0, limit: 1 } : null,
  );
  const firstKey = first.data?.rows[0]?.key;
  useEffect(() => {
    if (selectedKey === null && firstKey !== undefined) select(firstKey);
  }, [selectedKey, firstKey, select]);
  // Running through the list by keys does not wait for what is shown beside it.
  const detailKey = useDeferredValue(selectedKey);
  const details = useAnswer('terms:get', detailKey === null ? null : { projectId, termKey: detailKey });

  const decideStatus = useCallback(
    (row: TermRow, status: TermStatus): void => {
      const next = list.current?.neighbourOf(row.key) ?? null;
      decide(row, { status });
      if (next !== null) selectRow(next);
    },
    [decide, selectRow],
  );

  const mergeByKey = useMergeKey(list, selectRow);
  const handleKey = (event: KeyboardEvent, row: TermRow | undefined): void => {
    if (mergeByKey(event, row)) return;
    const status = statusOfKey(event.key);
    if (row === undefined || status === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    decideStatus(row, status);
  };

  return (
    <div className={classes['page']}>
      <Filters projectId={projectId} query={query} onChange={change} searchRef={search} />
      <div className={classes['rest']}>
        <SplitView
          initialShare={50}
          dividerLabel={t('divider')}
          detailLabel={t('detail')}
          detailOf={details.data?.key ?? null}
          list={
            <div className={classes['listPane']}>
              <div className={classes['rest']}>
                <PagedList
                  ref={list}
                  source={source}
                  label={t('list')}
                  columns={columns}
                  keyOf={keyOf}
                  rowHeight={ROW_HEIGHT}
                  selectedKey={selectedKey}
                  onSelect={selectRow}
                  onKeyDown={handleKey}
                  sorting={{
                    by: query.sort,
                    descending: query.descending,
                    onChange: (sort) => change(sortedBy(query, sort)),
                  }}
                  empty={
                    <EmptyState
                      icon={SearchX}
                      title={t('nothingFound.title')}
                      text={t('nothingFound.text')}
                      actions={
                        <Button
                          variant="default"
                          onClick={() => {
                            change({ ...FIRST_QUERY, view: 'all' });
                            search.current?.focus();
                          }}
                        >
                          {t('nothingFound.action')}
                        </Button>
                      }
                    />
                  }
                />
              </div>
              <RankAgain projectId={projectId} onStart={focusList} />
              <LastDecision projectId={projectId} onUndo={focusList} />
            </div>
          }
          detail={
            selectedKey === null ? (
              <EmptyState icon={Tags} title={t('choose.title')} text={t('choose.text')} />
            ) : (
              <Selected
                details={details.data}
                error={details.error}
                onRetry={details.refetch}
                onStatus={decideStatus}
                onDecide={decide}
              />
            )
          }
        />
      </div>
    </div>
  );
}

/** The details of the selected term, or why there are none. A key in the search field does not draw them anew. */
const Selected = memo(function Selected({
  details,
  error,
  onRetry,
  onStatus,
  onDecide,
}: {
  readonly details: TermDetails | undefined;
  readonly error: Error | null;
  readonly onRetry: () => unknown;
  readonly onStatus: (term: TermRow, status: TermStatus) => void;
  readonly onDecide: (term: TermRow, decision: Decision) => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  if (error !== null) {
    return problemOf(error).code === 'term-not-found' ? (
      <EmptyState icon={Tags} title={t('gone.title')} text={t('gone.text')} />
    ) : (
      <ProblemNotice error={error} onRetry={() => void onRetry()} />
    );
  }
  if (details === undefined) return <SlowLoading />;
  return (
    <TermDetail
      details={details}
      onStatus={(status) => onStatus(details, status)}
      onDecide={(decision) => onDecide(details, decision)}
    />
  );
});

/** Which terms are shown: views with their counts, a category, a search. */
function Filters({
  projectId,
  query,
  onChange,
  searchRef,
}: {
  readonly projectId: string;
  readonly query: TermsQuery;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}): ReactElement {
  const { t } = useTranslation('terms');
  return (
    <Group gap="xs" px="md" pb="sm" justify="space-between">
      <ViewChoice projectId={projectId} view={query.view} onChange={onChange} />
      <Group gap="xs" wrap="nowrap">
        <CategoryChoice category={query.category} onChange={onChange} />
        <SearchField
          ref={searchRef}
          label={t('search')}
          value={query.search}
          onChange={(search) => onChange({ search })}
        />
      </Group>
    </Group>
  );
}

/** The views of the list with their counts. */
const ViewChoice = memo(function ViewChoice({
  projectId,
  view,
  onChange,
}: {
  readonly projectId: string;
  readonly view: TermView;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const { data: counts } = useAnswer('terms:counts', { projectId });
  return (
    <SegmentedControl
      size="xs"
      maw="100%"
      style={{ overflowX: 'auto' }}
      aria-label={t('views')}
      value={view}
      onChange={(next) => onChange({ view: next })}
      data={TERM_VIEWS.map((value) => ({
        value,
        label:
          counts === undefined
            ? t(`view.${value}`)
            : t('viewCount', { view: t(`view.${value}`), count: counts[value] }),
      }))}
    />
  );
});

/** The category that the list is held to. */
const CategoryChoice = memo(function CategoryChoice({
  category,
  onChange,
}: {
  readonly category: TermCategory | null;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <NativeSelect
      size="xs"
      w={150}
      aria-label={t('category')}
      value={category ?? ''}
      data={[
        { value: '', label: t('allCategories') },
        ...TERM_CATEGORIES.map((value) => ({ value, label: t(`common:category.${value}`) })),
      ]}
      onChange={(event) =>
        onChange({ category: TERM_CATEGORIES.find((one) => one === event.currentTarget.value) ?? null })
      }
    />
  );
});

/** Tells of the last decision and takes it back; while there is none to take back, says which keys decide. */
function LastDecision({
  projectId,
  onUndo,
}: {
  readonly projectId: string;
  /** The decision is being taken back, and the button perhaps goes away. */
  readonly onUndo: () => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { t: tDecisions } = useTranslation('decisions');
  const { data: decisions } = useAnswer('decisions:state', { projectId });
  const { go } = useUndo(projectId);
  const last = decisions?.undo ?? null;
  return (
    <div className={classes['last']}>
      {last === null ? (
        <Text size="xs" className={classes['quiet']}>
          {t('decide.keys')}
        </Text>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          className={classes['undo']}
          aria-keyshortcuts="Control+Z"
          rightSection={
            <Kbd size="xs" aria-hidden>
              {t('decide.undoKeys')}
            </Kbd>
          }
          onClick={() => {
            go('undo');
            onUndo();
          }}
        >
          {t('common:undo')}
        </Button>
      )}
      <Text size="xs" truncate component="output">
        {last === null ? null : decisionText(tDecisions, last)}
      </Text>
    </div>
  );
}

function keyOf(row: TermRow): string {
  return row.key;
}
