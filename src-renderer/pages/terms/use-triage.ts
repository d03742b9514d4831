import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { TermRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import type { ListMarking } from '../../components/paged-list-marking.ts';
import { useRowMarking } from '../../components/use-row-marking.ts';
import { isAsDecided, VERDICTS } from './decisions.ts';
import type { Decision, Verdict } from './decisions.ts';
import { isAmong, ONE, selectionOf, sizeOf, toggled } from './selection.ts';
import type { Selection } from './selection.ts';
import type { TermCommand } from './term-keys.ts';
import type { TermsQuery } from './terms-query.ts';
import { useMerging } from './synonyms/use-merging.ts';
import { useDecide } from './use-decide.ts';

/** Selecting terms and deciding about them. */
export interface Triage {
  /** Number of selected terms; null where it is the one that is shown. */
  readonly several: number | null;
  readonly marking: ListMarking<TermRow>;
  readonly selectRow: (row: TermRow) => void;
  /** Only the term that is shown stays selected. */
  readonly selectOne: () => void;
  /** Says something of one term, and goes on to the next. */
  readonly decideOne: (row: TermRow, verdict: Verdict) => void;
  /** Changes something about one term, and stays with it. */
  readonly changeOne: (row: TermRow, decision: Decision) => void;
  /** Does what a key stands for with all selected terms. */
  readonly carryOut: (
    command: Exclude<TermCommand, { readonly kind: 'note' }>,
    row: TermRow | undefined,
  ) => void;
}

/**
 * What is selected in the list of terms, and what becomes of it. After a verdict the next term comes by itself: the
 * one after the decided ones, in the order in which they are seen.
 *
 * @param selectedKey the term that is shown; null where none is
 */
export function useTriage({
  projectId,
  query,
  list,
  selectedKey,
  onSelect,
}: {
  readonly projectId: string;
  readonly query: TermsQuery;
  readonly list: RefObject<ListHandle<TermRow> | null>;
  readonly selectedKey: string | null;
  readonly onSelect: (termKey: string) => void;
}): Triage {
  const decide = useDecide(projectId);
  const { mergeUp, mergeSeveral } = useMerging(projectId, query, list);
  const [selection, setSelection] = useState<Selection>(ONE);

  /**
   * The term that was gone on to and that the list has not drawn yet: a key that comes before that is about it. While
   * it is not even read, keys are about nothing.
   */
  const ahead = useRef<TermRow | 'awaited' | null>(null);
  useEffect(() => {
    if (ahead.current === 'awaited' || ahead.current?.key === selectedKey) ahead.current = null;
  }, [selectedKey]);

  const selectOne = useCallback((): void => setSelection(ONE), []);
  const selectRow = useCallback(
    (row: TermRow): void => {
      ahead.current = null;
      setSelection(ONE);
      onSelect(row.key);
    },
    [onSelect],
  );

  const marking = useRowMarking<TermRow>({
    isSeveral: selection.kind !== 'one',
    isMarked: (key) => selection.kind !== 'one' && isAmong(selection, key),
    onToggle: (key) => {
      const next = toggled(selection, key, selectedKey);
      setSelection(next.selection);
      onSelect(next.current);
    },
    onReplace: (keys) => setSelection(selectionOf(keys)),
    keyOf,
    keysBetween: ({ first, end }) =>
      request('terms:keys', { projectId, ...query, offset: first, limit: end - first }),
    onSelect,
  });

  /** Goes on after a term, to the next one or, after several, to the next one that is not passed over. At the end only to what is undecided: a key held down changes no other decision. */
  const goOn = useCallback(
    (key: string, isPassedOver: ((row: TermRow) => boolean) | null): void => {
      const way = {
        isPassedOver: isPassedOver ?? (() => false),
        mayGoBackTo: ({ status }: TermRow): boolean => status === 'candidate',
        // Whether one that is not read yet is to be passed over cannot be told.
        isAwaited: isPassedOver === null,
      };
      const next = list.current?.following(key, way) ?? null;
      if (next === null) return;
      ahead.current = next;
      if (next !== 'awaited') onSelect(next.key);
    },
    [list, onSelect],
  );

  const changeOne = useCallback(
    (row: TermRow, decision: Decision): void => {
      if (!isAsDecided(row, decision)) decide({ kind: 'some', keys: new Set([row.key]) }, decision);
    },
    [decide],
  );
  const decideOne = useCallback(
    (row: TermRow, verdict: Verdict): void => {
      changeOne(row, VERDICTS[verdict]);
      setSelection(ONE);
      goOn(row.key, null);
    },
    [changeOne, goOn],
  );

  const carryOut: Triage['carryOut'] = (command, drawn) => {
    if (ahead.current === 'awaited') return;
    const row = ahead.current ?? drawn;
    if (command.kind === 'select-one') {
      setSelection(ONE);
    } else if (command.kind === 'select-all') {
      const { total } = list.current ?? { total: 0 };
      if (total > 1) setSelection({ kind: 'all', seen: total, except: new Set() });
    } else if (command.kind === 'merge') {
      if (selection.kind !== 'one') {
        mergeSeveral(selection);
        setSelection(ONE);
      } else if (row !== undefined && mergeUp(row)) {
        goOn(row.key, null);
      }
    } else if (selection.kind !== 'one') {
      const decision =
        command.kind === 'verdict' ? VERDICTS[command.verdict] : { category: command.category };
      decide(selection.kind === 'all' ? { ...selection, query } : selection, decision);
      if (command.kind === 'category') return;
      setSelection(ONE);
      if (selectedKey !== null) goOn(selectedKey, ({ key }) => isAmong(selection, key));
    } else if (row !== undefined) {
      if (command.kind === 'category') changeOne(row, { category: command.category });
      else if (command.verdict === 'require' && row.required) changeOne(row, { required: false });
      else decideOne(row, command.verdict);
    }
  };

  return {
    several: selection.kind === 'one' ? null : sizeOf(selection),
    marking,
    selectRow,
    selectOne,
    decideOne,
    changeOne,
    carryOut,
  };
}

function keyOf({ key }: TermRow): string {
  return key;
}
