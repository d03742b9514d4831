import type { StoredDocument } from '../db/repositories/documents.ts';
import type { KeywordInContext, KeywordsInContext } from '../domain/project-view.ts';
import type { ContextsInDocument } from '../pipeline/lookups.ts';
import type { PackedDocuments } from '../pipeline/text-tasks.ts';
import type { ProjectContext } from './project-context.ts';

/** Documents cross to the thread that searches them by so many characters at a time, or one by one. */
const CHARACTERS_AT_ONCE = 1_000_000;
/** So many small documents at most. */
const DOCUMENTS_AT_ONCE = 500;

interface BatchTask {
  readonly search: number;
  readonly forms: readonly string[];
  readonly limit: number;
}

/** Counts the searches of all kinds: what the last ones used is kept longest. */
let searches = 0;

/** Makes the search in some documents, whose texts are sent only where the thread does not hold them. */
function createBatchSearch({ db, lookups, signal }: ProjectContext) {
  const perform = async (
    batch: readonly StoredDocument[],
    texts: PackedDocuments['documents'] | null,
    task: BatchTask,
  ): Promise<readonly (ContextsInDocument | null)[]> => {
    const documents = batch.map(({ path, format, hash }) => ({ path, format, hash }));
    return (await lookups.perform<'contexts'>({ kind: 'contexts', documents, texts, ...task }, signal)).found;
  };

  return async (
    batch: readonly StoredDocument[],
    task: BatchTask,
  ): Promise<readonly ContextsInDocument[]> => {
    const known = await perform(batch, null, task);
    if (!known.includes(null)) return known.filter((found) => found !== null);
    const texts = await db.readPacked.getDocuments(batch.map(({ path }) => path));
    return (await perform(batch, texts, task)).filter((found) => found !== null);
  };
}

/**
 * Makes the search for the occurrences of a term with the text around it, in all documents of a project.
 * The thread that searches keeps what it made of their texts, so that the next search is fast.
 */
export function createContextSearch(context: ProjectContext) {
  const searchBatch = createBatchSearch(context);

  /**
   * @param forms the term and its variants
   * @param limit how many occurrences are shown; all are counted
   */
  return async (forms: readonly string[], limit: number): Promise<KeywordsInContext> => {
    searches += 1;
    const search = searches;
    let total = 0;
    let documents = 0;
    const contexts: KeywordInContext[] = [];
    for (const batch of batchesOf(await context.db.read.listDocuments())) {
      const task = { search, forms, limit: limit - contexts.length };
      for (const found of await searchBatch(batch, task)) {
        total += found.total;
        if (found.total > 0) documents += 1;
        contexts.push(...found.contexts);
      }
    }
    return { total, documents, contexts };
  };
}

/** Makes the search for the next document that holds a term. */
export function createDocumentSearch(context: ProjectContext) {
  const searchBatch = createBatchSearch(context);

  /**
   * @param forms the term and its variants
   * @param from the document from which to go on, which comes last
   * @returns the path of the document; null where no other one holds the term
   */
  return async (
    forms: readonly string[],
    from: string,
    direction: 'next' | 'previous',
  ): Promise<string | null> => {
    searches += 1;
    const search = searches;
    const documents = await context.db.read.listDocuments();
    const place = documents.findIndex(({ path }) => path === from);
    const others = [...documents.slice(place + 1), ...documents.slice(0, Math.max(place, 0))];
    if (direction === 'previous') others.reverse();
    for (const batch of batchesOf(others)) {
      const found = await searchBatch(batch, { search, forms, limit: 0 });
      const index = found.findIndex(({ total }) => total > 0);
      if (index >= 0) return batch[index]?.path ?? null;
    }
    return null;
  };
}

/** Cuts a list of documents into parts whose texts are not too long together. */
function batchesOf(documents: readonly StoredDocument[]): StoredDocument[][] {
  const batches: StoredDocument[][] = [];
  let current: StoredDocument[] = [];
  let characters = 0;
  for (const document of documents) {
    const isFull = characters + document.length > CHARACTERS_AT_ONCE || current.length === DOCUMENTS_AT_ONCE;
    if (isFull && current.length > 0) {
      batches.push(current);
      current = [];
      characters = 0;
    }
    current.push(document);
    characters += document.length;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
