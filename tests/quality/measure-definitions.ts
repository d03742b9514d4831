import type { Citation } from '../../src-main/domain/citation.ts';
import type { EntryContent } from '../../src-main/domain/entry.ts';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import type { MarkedDefinition, MarkedGold } from './collection.ts';
import { isSamePlace, placesOf } from './places.ts';
import type { Place } from './places.ts';
import { rowOf } from './rows-by-form.ts';
import type { RowsByForm } from './rows-by-form.ts';
import type { Share } from './scores.ts';

/** A term with the definition that it should not have. */
export interface WrongDefinition {
  readonly term: string;
  readonly definition: string;
}

/** How the definitions in the glossary compare with those that are marked, proposed terms and others alike. */
export interface DefinitionFigures {
  /** Of the terms with a marked definition, those that get it, or one of those that documents contradict it with. */
  readonly right: Share;
  readonly wrong: readonly WrongDefinition[];
  /** Terms with a marked definition that get none. */
  readonly none: readonly string[];
  /** Of the terms that no text defines, those that get no definition. */
  readonly leftAlone: Share;
  readonly dressedUp: readonly WrongDefinition[];
  /** Of the marked sentences that look like definitions and are none, those that define nothing in the glossary. */
  readonly lookAlikesLeft: Share;
  readonly lookAlikesTaken: readonly WrongDefinition[];
  /** Of the other definitions of terms that documents define differently, those that are shown beside. */
  readonly alternatives: Share;
  /** Of the alternatives that the engine shows of marked terms, those that are marked. */
  readonly shownAlternatives: Share;
}

type Holds = (citation: Citation, marked: MarkedDefinition) => boolean;

/** Tells whether a passage is a marked one. */
function holderOf(documents: readonly DocumentToExtract[]): Holds {
  const textOf = new Map(documents.map(({ path, text }) => [path, text]));
  const known = new Map<string, readonly Place[]>();
  return (citation, { document, definition }) => {
    if (citation.document !== document) return false;
    const name = JSON.stringify([document, definition]);
    const places = known.get(name) ?? placesOf(textOf.get(document) ?? '', definition);
    known.set(name, places);
    return places.some((place) => isSamePlace(place, citation));
  };
}

function asWrong(term: string, { definition }: EntryContent): WrongDefinition {
  return { term, definition: definition ?? '' };
}

/**
 * Compares the glossary with the marked definitions. One is right where its citation shares half of the shorter of
 * both with the marked slice.
 *
 * @param contents of all proposed and of all marked terms, by their keys
 */
export function measureDefinitions(
  { terms, notDefinitions }: MarkedGold,
  documents: readonly DocumentToExtract[],
  rows: RowsByForm,
  contents: ReadonlyMap<string, EntryContent>,
): DefinitionFigures {
  const holds = holderOf(documents);
  const wrong: WrongDefinition[] = [];
  const none: string[] = [];
  const dressedUp: WrongDefinition[] = [];
  const right = { right: 0, of: 0 };
  const leftAlone = { right: 0, of: 0 };
  const alternatives = { right: 0, of: 0 };
  const shownAlternatives = { right: 0, of: 0 };

  for (const { term, forms, definitions } of terms) {
    const row = rowOf(rows, forms);
    const content = row === undefined ? undefined : contents.get(row.key);
    const citation = content?.definition === null ? undefined : content?.citations[0];
    const shown = content?.alternatives ?? [];
    const taken = definitions.find((marked) => citation !== undefined && holds(citation, marked));
    const others = definitions.filter((marked) => marked !== taken);
    shownAlternatives.of += shown.length;
    shownAlternatives.right += shown.filter((alternative) =>
      others.some((marked) => holds(alternative.citation, marked)),
    ).length;
    if (definitions.length === 0) {
      leftAlone.of++;
      if (content === undefined || citation === undefined) leftAlone.right++;
      else dressedUp.push(asWrong(term, content));
      continue;
    }
    right.of++;
    if (content === undefined || citation === undefined) none.push(term);
    else if (taken === undefined) wrong.push(asWrong(term, content));
    else right.right++;
    alternatives.of += definitions.length - 1;
    alternatives.right += Math.min(
      definitions.length - 1,
      others.filter((marked) => shown.some((alternative) => holds(alternative.citation, marked))).length,
    );
  }

  const lookAlikesTaken = lookAlikesIn(notDefinitions, contents, holds);
  return {
    right,
    wrong,
    none,
    leftAlone,
    dressedUp,
    lookAlikesLeft: { right: notDefinitions.length - lookAlikesTaken.length, of: notDefinitions.length },
    lookAlikesTaken,
    alternatives,
    shownAlternatives,
  };
}

/** The look-alikes that any term of the glossary is defined by, each once. */
function lookAlikesIn(
  sentences: readonly string[],
  contents: ReadonlyMap<string, EntryContent>,
  holds: Holds,
): WrongDefinition[] {
  return sentences.flatMap((sentence): WrongDefinition[] => {
    for (const [key, content] of contents) {
      const isTaken =
        content.definition !== null &&
        content.citations.some((citation) =>
          holds(citation, { document: citation.document, definition: sentence }),
        );
      if (isTaken) return [asWrong(key, content)];
    }
    return [];
  });
}
