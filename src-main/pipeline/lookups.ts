import type { DocumentSnapshot } from '../domain/document.ts';
import type { EntryToLink } from '../domain/entry.ts';
import type { EntryLinks, KeywordInContext } from '../domain/project-view.ts';
import { createKeywordFinder } from '../text/keywords-in-context.ts';
import { lineAt, lineStarts } from '../text/lines.ts';
import { makeSearchable } from '../text/searchable-text.ts';
import type { SearchableText } from '../text/searchable-text.ts';
import { linkGlossary } from './entry-links.ts';
import type { LinkedGlossary } from './entry-links.ts';

/** A document for a look-up. Without its text it is only looked up where the thread still holds what it made of it. */
export type DocumentToLookUp = Omit<DocumentSnapshot, 'text'> & { readonly text: string | null };

/** Looks for one term in some documents. */
export interface ContextsTask {
  readonly kind: 'contexts';
  /** The same for all batches of one search, higher for a later one. */
  readonly search: number;
  readonly forms: readonly string[];
  readonly documents: readonly DocumentToLookUp[];
  /** At most so many occurrences are shown; all are counted. */
  readonly limit: number;
}

/** The occurrences in one document. */
export interface ContextsInDocument {
  readonly total: number;
  readonly contexts: readonly KeywordInContext[];
}

/** Asks how an entry hangs together with others. */
export interface LinksTask {
  readonly kind: 'links';
  /** Names the state of the glossary. */
  readonly version: string;
  /** All its entries; null where the thread may hold what it found in this version. */
  readonly glossary: readonly EntryToLink[] | null;
  readonly termKey: string;
}

/** What a window looks up in documents and between entries. Null is the answer where the text is needed and was not given. */
export interface Lookups {
  /** Answers for each document, in the given order. */
  contexts(task: ContextsTask): (ContextsInDocument | null)[];
  /** Null where the glossary is needed and was not given. */
  links(task: LinksTask): EntryLinks | null;
}

interface SearchedDocument {
  readonly searchable: SearchableText;
  readonly lineStarts: Uint32Array;
  /** The search that used it last. */
  lastSearch: number;
}

/**
 * Makes the look-ups of one thread. They keep what is costly to make of a text: the searchable form of the
 * documents of the last searches.
 *
 * @param mostCharacters how long the texts may be together whose searchable form is kept, in UTF-16 units;
 * each takes some eight bytes
 */
export function createLookups(mostCharacters: number): Lookups {
  const searched = new Map<string, SearchedDocument>();
  let keptCharacters = 0;
  let linked: { readonly version: string; readonly of: LinkedGlossary } | null = null;

  /** Makes room by forgetting what neither this search nor the one before has used; tells whether there is room. */
  const makeRoom = (length: number, search: number): boolean => {
    if (keptCharacters + length <= mostCharacters) return true;
    for (const [key, { searchable, lastSearch }] of searched) {
      if (lastSearch >= search - 1) continue;
      searched.delete(key);
      keptCharacters -= searchable.length;
    }
    return keptCharacters + length <= mostCharacters;
  };

  const searchableOf = (document: DocumentToLookUp, search: number): SearchedDocument | null => {
    const { format, hash, text } = document;
    const key = `${format} ${hash}`;
    const known = searched.get(key);
    if (known !== undefined) {
      known.lastSearch = search;
      return known;
    }
    if (text === null) return null;
    const made = {
      searchable: makeSearchable(format, text),
      lineStarts: lineStarts(text),
      lastSearch: search,
    };
    if (makeRoom(text.length, search)) {
      searched.set(key, made);
      keptCharacters += text.length;
    }
    return made;
  };

  return {
    links: ({ version, glossary, termKey }) => {
      if (glossary !== null) linked = { version, of: linkGlossary(glossary) };
      return linked?.version === version ? linked.of(termKey) : null;
    },
    contexts: ({ search, forms, documents, limit }) => {
      const find = createKeywordFinder(forms);
      let wanted = limit;
      return documents.map((document) => {
        const known = searchableOf(document, search);
        if (known === null) return null;
        const { total, keywords } = find(known.searchable, wanted);
        wanted -= keywords.length;
        const contexts = keywords.map((keyword) => ({
          ...keyword,
          document: document.path,
          line: lineAt(known.lineStarts, keyword.start),
        }));
        return { total, contexts };
      });
    },
  };
}
