import type { DocumentSnapshot, Refusal } from '../domain/document.ts';
import type { DocumentToExtract } from '../domain/extraction.ts';
import type { FoundIssue } from '../domain/issue.ts';
import type { SegmentPage } from '../domain/project-view.ts';
import type { Place } from '../domain/term.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import { readDocument } from '../documents/read-document.ts';
import { lineAt, lineStarts } from '../text/lines.ts';
import { createOccurrenceFinder } from '../text/occurrences.ts';
import type { TermForms } from '../text/occurrences.ts';
import { parseDocument } from '../text/parse-document.ts';
import { listTextsOf } from '../text/search-text.ts';
import { collectRequests } from './define/collect-requests.ts';
import type { TermToDefine } from './define/collect-requests.ts';
import { parseExtraction } from './extract/document-extraction.ts';
import { extractDocument } from './extract/extract-document.ts';
import { rankTerms } from './extract/rank-terms.ts';
import type { ContextsInDocument, ContextsTask, LocateTask, Lookups, SegmentsTask } from './lookups.ts';
import { reviewGlossary } from './review/review-glossary.ts';
import type { ReviewedEntry } from './review/review-glossary.ts';
import { unitHash } from './unit-hash.ts';
import type { Analyser } from '../text/analyse.ts';

/** A document's text with its name in the project. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** What extraction found in a document, as it is stored: JSON, which may be long and is parsed in the worker. */
export interface StoredExtraction {
  readonly path: string;
  readonly extraction: string;
}

/** A term to define. */
export interface DefinitionUnit {
  readonly hash: string;
  readonly termKey: string;
  readonly term: string;
  /** JSON of the DefinitionRequest: thousands of them cross threads as strings, and are parsed one by one. */
  readonly request: string;
}

/** A definition sentence with the document that it stands in. */
export interface DefinitionInDocument {
  readonly term: string;
  readonly definition: string;
  readonly document: string;
  readonly line: number;
  readonly score: number;
}

/** Work on text that takes too long for the main thread. */
export type TextTask =
  | { readonly kind: 'read'; readonly file: ListedFile; readonly knownHash: string | null }
  | { readonly kind: 'extract'; readonly document: DocumentToExtract }
  | { readonly kind: 'rank'; readonly extractions: readonly StoredExtraction[] }
  | { readonly kind: 'definitions'; readonly extractions: readonly StoredExtraction[] }
  | {
      readonly kind: 'collect';
      readonly terms: readonly TermToDefine[];
      readonly documents: readonly (NamedText & StoredExtraction)[];
      /** Of documents whose present text is not extracted: terms that stand there are left out. */
      readonly outdated: readonly StoredExtraction[];
      readonly providerIdentity: string;
    }
  | {
      readonly kind: 'review';
      readonly entries: readonly ReviewedEntry[];
      readonly documents: readonly NamedText[];
    }
  | {
      readonly kind: 'occurrences';
      readonly terms: readonly TermForms[];
      readonly documents: readonly DocumentToExtract[];
    }
  | ContextsTask
  | SegmentsTask
  | LocateTask;

/** What a read gave: a new or changed document, one that is as it was, or a refusal. */
export type ReadOutcome =
  | { readonly kind: 'document'; readonly document: DocumentSnapshot }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type TextTaskResult =
  | { readonly kind: 'read'; readonly outcome: ReadOutcome }
  | { readonly kind: 'extract'; readonly extraction: string }
  | { readonly kind: 'rank'; readonly terms: string }
  | { readonly kind: 'definitions'; readonly definitions: readonly DefinitionInDocument[] }
  | { readonly kind: 'collect'; readonly units: readonly DefinitionUnit[] }
  | { readonly kind: 'review'; readonly issues: readonly FoundIssue[] }
  | { readonly kind: 'occurrences'; readonly places: ReadonlyMap<string, readonly Place[]> }
  /** One for each document; null where its text is needed. */
  | { readonly kind: 'contexts'; readonly found: readonly (ContextsInDocument | null)[] }
  | { readonly kind: 'segments'; readonly page: SegmentPage | null }
  | { readonly kind: 'locate'; readonly index: number | null };

/** What a thread holds from one task to the next. */
export interface TextThread {
  readonly analyser: Analyser;
  readonly lookups: Lookups;
}

/** Performs one task. Synchronous inside but for reading files and loading dictionaries. */
export async function performTextTask(
  task: TextTask,
  { analyser, lookups }: TextThread,
): Promise<TextTaskResult> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', outcome: await read(task.file, task.knownHash) };
    case 'extract':
      return {
        kind: 'extract',
        extraction: JSON.stringify(await extractDocument(task.document, analyser)),
      };
    case 'rank':
      return { kind: 'rank', terms: rankedTerms(task.extractions) };
    case 'definitions':
      return { kind: 'definitions', definitions: task.extractions.flatMap(definitionsOf) };
    case 'collect': {
      const documents = task.documents.map(({ path, text, extraction }) => ({
        path,
        text,
        extraction: parseExtraction(extraction),
      }));
      const unsure = new Set(
        task.outdated.flatMap(({ extraction }) =>
          parseExtraction(extraction).candidates.map(({ key }) => key),
        ),
      );
      const terms = task.terms.filter(({ key }) => !unsure.has(key));
      const units = collectRequests(terms, documents).map((definitionRequest) => {
        const { termKey, term } = definitionRequest;
        const request = JSON.stringify(definitionRequest);
        return { hash: unitHash('generate', task.providerIdentity, request), termKey, term, request };
      });
      return { kind: 'collect', units };
    }
    case 'review': {
      const textOf = new Map(task.documents.map(({ path, text }) => [path, text]));
      return { kind: 'review', issues: reviewGlossary(task.entries, (path) => textOf.get(path)) };
    }
    case 'occurrences':
      return { kind: 'occurrences', places: findPlaces(task.terms, task.documents) };
    case 'contexts':
      return { kind: 'contexts', found: lookups.contexts(task) };
    case 'segments':
      return { kind: 'segments', page: lookups.segments(task) };
    case 'locate':
      return { kind: 'locate', index: lookups.locate(task) };
  }
}

/** The terms of all documents as the project stores them. */
function rankedTerms(extractions: readonly StoredExtraction[]): string {
  const terms = rankTerms(extractions.map(parse));
  return JSON.stringify(terms.map((term) => ({ ...term, ...listTextsOf(term) })));
}

function parse({ path, extraction }: StoredExtraction) {
  return { document: path, extraction: parseExtraction(extraction) };
}

function definitionsOf({ path, extraction }: StoredExtraction): DefinitionInDocument[] {
  return parseExtraction(extraction)
    .definitions.map(({ term, text, line, score }) => ({
      term,
      definition: text,
      document: path,
      line,
      score,
    }))
    .sort((left, right) => left.line - right.line);
}

async function read(file: ListedFile, knownHash: string | null): Promise<ReadOutcome> {
  const result = await readDocument(file);
  return result.kind === 'document' && result.document.hash === knownHash ? { kind: 'unchanged' } : result;
}

/**
 * Where each term stands, by its id: every occurrence in the readable text, documents in the given order.
 * Code blocks and addresses are no text, and markup in the middle of a term does not hide it.
 */
function findPlaces(
  terms: readonly TermForms[],
  documents: readonly DocumentToExtract[],
): ReadonlyMap<string, readonly Place[]> {
  const finder = createOccurrenceFinder(terms);
  const places = new Map<string, Place[]>(terms.map(({ id }) => [id, []]));
  for (const document of documents) {
    const starts = lineStarts(document.text);
    for (const { text, origin } of parseDocument(document)) {
      for (const { id, start } of finder.find(text)) {
        places.get(id)?.push({ document: document.path, line: lineAt(starts, origin[start] ?? 0) });
      }
    }
  }
  return places;
}
