import type { DocumentRow, EntryRow, TermRow } from '../../src-main/domain/project-view.ts';
import { useAnswer } from '../api/queries.ts';
import { matchesQuery } from './matches-query.ts';

/** More are found by typing more. */
const MOST_OF_A_KIND = 6;
/** Of these the ones are shown whose names fit best: the search of entries looks into their texts too. */
const MOST_LOOKED_AT = 50;

/** What a palette finds in a project by its name. */
export interface PalettePlaces {
  readonly entries: readonly EntryRow[];
  readonly terms: readonly TermRow[];
  readonly documents: readonly DocumentRow[];
}

/** The first rows, those before others whose term is what was typed, or holds it. */
function bestOf<Row extends { readonly term: string }>(rows: readonly Row[], typed: string): readonly Row[] {
  const rankOf = ({ term }: Row): number =>
    !matchesQuery(term, typed) ? 2 : matchesQuery(typed, term) ? 0 : 1;
  return [...rows].sort((left, right) => rankOf(left) - rankOf(right)).slice(0, MOST_OF_A_KIND);
}

/**
 * Finds entries, terms and documents whose names fit.
 *
 * @param projectId null where there is no project, and nothing is found
 * @param search nothing is found by an empty one
 * @param typed what is typed by now, of which the search may still be the beginning: what fits it comes first, so that
 * whoever presses Enter at once goes there
 */
export function usePalettePlaces(projectId: string | null, search: string, typed: string): PalettePlaces {
  const page =
    projectId === null || search.trim() === ''
      ? null
      : { projectId, search, offset: 0, limit: MOST_LOOKED_AT };
  const { data: terms } = useAnswer(
    'terms:page',
    page && { ...page, view: 'all', category: null, sort: 'score', descending: true },
  );
  const { data: entries } = useAnswer(
    'entries:page',
    page && { ...page, view: 'all', sort: 'reading', descending: false },
  );
  const { data: documents } = useAnswer('documents:list', page && { projectId: page.projectId });
  if (page === null) return { entries: [], terms: [], documents: [] };
  return {
    entries: bestOf(entries?.rows ?? [], typed),
    terms: bestOf(terms?.rows ?? [], typed),
    documents: (documents ?? []).filter(({ path }) => matchesQuery(path, search)).slice(0, MOST_OF_A_KIND),
  };
}
