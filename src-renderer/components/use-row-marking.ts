import { useTranslation } from 'react-i18next';
import { MOST_TERM_KEYS } from '../../src-main/domain/project-view.ts';
import { showProblem, showWarning } from './notices.tsx';
import type { ListMarking, MarkedExtent } from './paged-list-marking.ts';
import type { RowRange } from './paged-list-range.ts';

/** What is marked in a list and how that is changed; all by the keys of rows. */
export interface RowMarking<Row> {
  readonly isSeveral: boolean;
  readonly isMarked: (key: string) => boolean;
  /** One row more, or one less. */
  readonly onToggle: (key: string) => void;
  /** These rows, and no others. */
  readonly onReplace: (keys: readonly string[]) => void;
  readonly keyOf: (row: Row) => string;
  /** Asks for the keys of rows that are not there, or too many to be taken from what is. */
  readonly keysBetween: (range: RowRange) => Promise<readonly string[]>;
  readonly onSelect: (key: string) => void;
}

/**
 * Marks rows of a list by mouse and keys: by Control with a click one more, by Shift all up to another one, which is
 * selected then.
 */
export function useRowMarking<Row>({
  isSeveral,
  isMarked,
  onToggle,
  onReplace,
  keyOf,
  keysBetween,
  onSelect,
}: RowMarking<Row>): ListMarking<Row> {
  const { t } = useTranslation();
  const extend = async ({ range, target, rows }: MarkedExtent<Row>): Promise<void> => {
    if (range.end - range.first > MOST_TERM_KEYS) {
      showWarning(t('tooManyMarked', { count: MOST_TERM_KEYS }));
      return;
    }
    const keys = rows?.map(keyOf) ?? (await keysBetween(range));
    onReplace(keys);
    const key = keys[target - range.first];
    if (key !== undefined) onSelect(key);
  };
  return {
    isSeveral,
    isMarked: (row) => isMarked(keyOf(row)),
    onToggle: (row) => onToggle(keyOf(row)),
    onExtend: (extent) => void extend(extent).catch(showProblem),
  };
}
