import { DOCUMENT_LANGUAGES } from '../../../src-main/domain/document.ts';
import type { DocumentLanguage } from '../../../src-main/domain/document.ts';
import type { DocumentRow } from '../../../src-main/domain/project-view.ts';
import type { Language } from '../../../src-preload/contract.ts';

export type DocumentSort = 'name' | 'folder' | 'format' | 'language' | 'length' | 'updated';

/** How the documents are sorted. */
export interface DocumentsOrder {
  readonly by: DocumentSort;
  readonly descending: boolean;
}

/** What is sorted at first so that the large or the recent comes first. */
const LARGE_FIRST: ReadonlySet<DocumentSort> = new Set(['length', 'updated']);

/** The order after a header was pressed: the other way round, or by another column in its natural order. */
export function orderedBy(order: DocumentsOrder, by: DocumentSort): DocumentsOrder {
  return { by, descending: order.by === by ? !order.descending : LARGE_FIRST.has(by) };
}

/** The documents in an order; those that are equal in it by their names, where 2 comes before 10. */
export function inOrder(
  documents: readonly DocumentRow[],
  { by, descending }: DocumentsOrder,
  language: Language,
): readonly DocumentRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName = (one: DocumentRow, other: DocumentRow): number => compare(one.path, other.path);
  const ascending: Readonly<Record<DocumentSort, (one: DocumentRow, other: DocumentRow) => number>> = {
    name: byName,
    folder: (one, other) => compare(one.folder, other.folder),
    format: (one, other) => compare(one.format, other.format),
    language: (one, other) => placeOf(one.language) - placeOf(other.language),
    length: (one, other) => one.length - other.length,
    updated: (one, other) => Date.parse(one.updatedAt) - Date.parse(other.updatedAt),
  };
  const direction = descending ? -1 : 1;
  return documents.toSorted((one, other) => direction * ascending[by](one, other) || byName(one, other));
}

/** Languages in their order; what is not known comes after them. */
function placeOf(language: DocumentLanguage | null): number {
  return language === null ? DOCUMENT_LANGUAGES.length : DOCUMENT_LANGUAGES.indexOf(language);
}

/** The name of the document that follows when some leave a list: the next one that stays, or the one before. */
export function rowAfter(rows: readonly DocumentRow[], leaving: readonly string[]): string | null {
  const gone = new Set(leaving);
  const first = rows.findIndex(({ path }) => gone.has(path));
  if (first === -1) return null;
  const next = rows.slice(first).find(({ path }) => !gone.has(path)) ?? rows[first - 1];
  return next?.path ?? null;
}
