import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { Search } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRY_VIEWS } from '../../../src-main/domain/project-view.ts';
import type { EntryCounts, EntryRow, EntrySort } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { showProblem } from '../../components/notices.tsx';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import { PagedList } from '../../components/paged-list.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { switched } from '../../components/marked-keys.ts';
import { pagesOf } from '../../components/paged-list-range.ts';
import type { Marks } from '../../components/use-marks.ts';
import { useRowMarking } from '../../components/use-row-marking.ts';
import { entryColumns, ENTRY_ROW_HEIGHT } from './entry-columns.tsx';
import classes from './entry-list.module.css';
import { ENTRY_ORDERS, entriesOf } from './list-query.ts';
import type { ListQuery } from './list-query.ts';

/** So many entries are asked for at once where they are to be marked. */
const KEYS_AT_ONCE = 500;

function keyOf(row: EntryRow): string {
  return row.termKey;
}

/** Which entries are shown, how many each view has, and a search in them. */
export function EntryFilters({
  query: { view, search, order },
  counts,
  onChange,
}: {
  readonly query: ListQuery;
  readonly counts: EntryCounts;
  readonly onChange: (part: Partial<ListQuery>) => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  return (
    <Group gap="xs" px="md" pb="sm" justify="space-between">
      <SegmentedControl
        size="xs"
        className={classes['views']}
        aria-label={t('view.label')}
        value={view}
        onChange={(value) => onChange({ view: ENTRY_VIEWS.find((known) => known === value) ?? view })}
        data={ENTRY_VIEWS.map((each) => ({
          value: each,
          label: t('viewWithCount', { view: t(`view.${each}`), count: counts[each] }),
        }))}
      />
      <Group gap="xs" wrap="nowrap">
        <NativeSelect
          size="xs"
          aria-label={t('sort.label')}
          value={order}
          onChange={(event) =>
            onChange({ order: ENTRY_ORDERS.find((known) => known === event.currentTarget.value) ?? order })
          }
          data={ENTRY_ORDERS.map((each) => ({ value: each, label: t(`sort.${each}`) }))}
        />
        <SearchField label={t('search')} value={search} onChange={(text) => onChange({ search: text })} />
      </Group>
    </Group>
  );
}

/** The entries that fit a query. Drawn anew only where something of it is another. */
export const EntryList = memo(function EntryList({
  query: { view, search, order },
  selectedKey,
  onSelect,
  onEnter,
  onShowAll,
  marked,
  ref,
}: {
  readonly query: ListQuery;
  readonly selectedKey: string | null;
  readonly onSelect: (termKey: string) => void;
  /** The person wants to go from the list into the entry. */
  readonly onEnter: () => void;
  readonly onShowAll: () => void;
  readonly marked: Marks;
  readonly ref: Ref<ListHandle<EntryRow>>;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const source = useMemo(
    () => entriesOf(projectId, { view, search, order }),
    [projectId, view, search, order],
  );
  const markAll = async (): Promise<void> => {
    try {
      marked.replace(await request('entries:keys', { projectId, view, search }));
    } catch (error) {
      showProblem(error);
    }
  };
  const marking = useRowMarking<EntryRow>({
    isSeveral: marked.keys.size > 0,
    isMarked: (key) => marked.keys.has(key),
    onToggle: (key) => {
      // Whoever adds an entry to the one that is read means both.
      const isFirst = marked.keys.size === 0 && selectedKey !== null;
      marked.replace(switched(isFirst ? new Set([selectedKey]) : marked.keys, key));
      onSelect(key);
    },
    onReplace: marked.replace,
    keyOf,
    keysBetween: async ({ first, end }) => {
      const offsets = pagesOf({ first: 0, end: end - first }, KEYS_AT_ONCE);
      const pages = await Promise.all(
        offsets.map((offset) => source.read(first + offset, Math.min(KEYS_AT_ONCE, end - first - offset))),
      );
      return pages.flatMap(({ rows }) => rows.map(keyOf));
    },
    onSelect,
  });
  const columns = useMemo(() => entryColumns(t, marked), [t, marked]);

  return (
    <PagedList<EntryRow, EntrySort>
      source={source}
      label={t('list')}
      columns={columns}
      keyOf={keyOf}
      rowHeight={ENTRY_ROW_HEIGHT}
      selectedKey={selectedKey}
      onSelect={({ termKey }) => onSelect(termKey)}
      marking={marking}
      onKeyDown={(event, selected) => {
        if (event.key === 'Enter') onEnter();
        else if (event.key === ' ' && selected !== undefined) marked.toggle(selected.termKey);
        else if (event.key === 'Escape' && marked.keys.size > 0) marked.replace([]);
        else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) void markAll();
        else return;
        event.preventDefault();
      }}
      empty={
        <EmptyState
          icon={Search}
          title={t('empty.nothingFound.title')}
          text={t('empty.nothingFound.text')}
          actions={
            <Button variant="default" size="xs" onClick={onShowAll}>
              {t('empty.nothingFound.action')}
            </Button>
          }
        />
      }
      ref={ref}
    />
  );
});
