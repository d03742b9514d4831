import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { DocumentLanguage, DocumentSnapshot, Refusal } from '../domain/document.ts';
import type { EntryContent, EntryToLink } from '../domain/entry.ts';
import { entryContentSchema } from '../domain/entry-schema.ts';
import type { FoundIssue } from '../domain/issue.ts';
import { foundIssuesSchema } from '../domain/issue-schema.ts';
import type { RankingDecisions } from '../domain/term.ts';
import type { EntryLinks } from '../domain/project-view.ts';
import type { CandidateToJudge } from '../llm/candidate-judge.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import type { EntryToReview, GlossaryReviewer } from '../llm/glossary-reviewer.ts';
import { readDocument } from '../documents/read-document.ts';
import type { Analyser } from '../text/analyse.ts';
import { listTextsOf } from '../text/search-text.ts';
import { eachBatch } from '../threads/batches.ts';
import type { Batches } from '../threads/batches.ts';
import { pack, packList, unpack, unpackAt, unpackEach } from '../threads/packed.ts';
import type { Packed, PackedList } from '../threads/packed.ts';
import { countTerms, withAddedTerms } from './count-terms.ts';
import type { AddedTerm, CountedTerm } from './count-terms.ts';
import { collectRequests } from './define/collect-requests.ts';
import type { ExtractedDocument, FoundTerm, TermToDefine } from './define/collect-requests.ts';
import { stillWanted } from './define/still-wanted.ts';
import type { TermToCollect, WantedTerm } from './define/still-wanted.ts';
import { parseExtraction, parseRankable } from './extract/document-extraction.ts';
import { documentLanguageOf } from './extract/document-language.ts';
import { extractDocument } from './extract/extract-document.ts';
import { rankTerms } from './extract/rank-terms.ts';
import type { ContextsInDocument, ContextsTask, DocumentToLookUp, LinksTask, Lookups } from './lookups.ts';
import { concludeJudging } from './judge/conclude-judging.ts';
import type { JudgementToPublish, JudgingCounts } from './judge/conclude-judging.ts';
import { planJudging } from './judge/plan-judging.ts';
import type { Candidate } from './judge/plan-judging.ts';
import { planUnits } from './planned-units.ts';
import type { PlannedUnits, UnitName } from './planned-units.ts';
import type { ReaderAnswer, ReaderTask } from './reader/reader-questions.ts';
import type { Reader } from './reader/reader.ts';
import { concludeRefinement } from './refine/conclude-refinement.ts';
import type { Refinement } from './refine/conclude-refinement.ts';
import { planRefinement } from './refine/plan-refinement.ts';
import type { RefinementInput } from './refine/refine-entry.ts';
import type { IssueWithCause } from './review/causes.ts';
import { mergeIssues } from './review/merge-issues.ts';
import { planGroupReviews } from './review/plan-group-reviews.ts';
import { REVIEW_VERSION, reviewGlossary } from './review/review-glossary.ts';
import type { ReviewedEntry } from './review/review-glossary.ts';
import { findSuspicious } from './review/suspicious.ts';
import { citedPaths, workingGlossary } from './review/working-glossary.ts';
import type { WorkedOnEntry, WorkingGlossary } from './review/working-glossary.ts';
import { unitHash } from './unit-hash.ts';

/** What extraction found in documents, as it is stored: JSON, or null where there is nothing. */
export interface StoredExtractions {
  readonly paths: readonly string[];
  readonly extractions: PackedList<string | null>;
}

/** Documents with what extraction found in them. */
export interface StoredDocuments extends StoredExtractions, PackedDocuments {
  /** Of the texts that the extractions were made from. */
  readonly textHashes: readonly string[];
}

/** The language of a document. */
export interface LanguageFound {
  readonly path: string;
  readonly language: DocumentLanguage;
}

/** Documents by their paths; null where the project has none of that name. */
export interface PackedDocuments {
  readonly paths: readonly string[];
  readonly documents: PackedList<DocumentSnapshot | null>;
}

/** Stored contents of entries, JSON, by the keys of their terms; null where there is none. */
export interface StoredContents {
  readonly termKeys: readonly string[];
  readonly contents: PackedList<string | null>;
}

/** The glossary that review and refinement work on. */
export interface PackedGlossary {
  readonly entries: PackedList<ReviewedEntry>;
  /** See `WorkingGlossary`. */
  readonly unpublishedKeys: PackedList<string>;
  readonly protectedKeys: PackedList<string>;
}

/** Issues of a glossary that refinement works on. */
export interface IssuesToRefine {
  readonly issues: PackedList<IssueWithCause>;
  /** Causes that a person has dismissed: their issues are left alone. */
  readonly dismissed: readonly string[];
}

/** A definition sentence with the document that it stands in. */
export interface DefinitionInDocument {
  readonly term: string;
  readonly definition: string;
  readonly document: string;
  readonly line: number;
  readonly score: number;
}

/**
 * Work on text that takes too long for the main thread. Whatever may be long is packed: the main thread passes it
 * from the thread that has it to the one that needs it.
 */
export type TextTask =
  | { readonly kind: 'read'; readonly file: ListedFile; readonly knownHash: string | null }
  | { readonly kind: 'extract'; readonly document: Packed<DocumentSnapshot | null> }
  | {
      readonly kind: 'rank';
      readonly decisions: RankingDecisions;
      /** What a person added, as far as it stands in the documents. */
      readonly added: readonly CountedTerm[];
      readonly extractions: Batches<StoredExtractions>;
    }
  | { readonly kind: 'count'; readonly terms: readonly AddedTerm[]; readonly documents: PackedDocuments }
  | { readonly kind: 'definitions'; readonly extractions: Batches<StoredExtractions> }
  | {
      readonly kind: 'collect';
      readonly terms: PackedList<WantedTerm>;
      /** Forms that a person made terms of their own. */
      readonly separateForms: readonly string[];
      /** Keys of the terms that are meant; null for all. */
      readonly chosen: readonly string[] | null;
      readonly documents: Batches<StoredDocuments>;
      /** Of documents whose present text is not extracted: terms that stand there are left out. */
      readonly outdated: Batches<StoredExtractions>;
      readonly providerIdentity: string;
    }
  | {
      readonly kind: 'choose-collected';
      readonly units: PlannedUnits<DefinitionRequest>;
      /** The terms that they were collected for, and those that are wanted now. */
      readonly earlier: PackedList<WantedTerm>;
      readonly terms: PackedList<WantedTerm>;
      /** Keys of the terms that are meant; null for all. */
      readonly chosen: readonly string[] | null;
    }
  | {
      readonly kind: 'plan-judging';
      readonly candidates: readonly Candidate[];
      /** The passages of each, and of other terms. */
      readonly requests: PackedList<DefinitionRequest>;
      readonly judgeIdentity: string;
    }
  | {
      readonly kind: 'conclude-judging';
      readonly candidates: PackedList<CandidateToJudge>;
      /** For each candidate what was stored, JSON; null where that failed. */
      readonly answers: PackedList<string | null>;
      /** The model, as people read it. */
      readonly model: string;
    }
  | {
      readonly kind: 'working-glossary';
      readonly stored: PackedList<WorkedOnEntry>;
      readonly generated: StoredContents | null;
      /** All documents of the project. */
      readonly documents: readonly Pick<DocumentSnapshot, 'path' | 'hash'>[];
    }
  | {
      readonly kind: 'review';
      readonly entries: PackedList<ReviewedEntry>;
      readonly documents: PackedDocuments;
    }
  | {
      readonly kind: 'plan-group-reviews';
      readonly glossary: PackedGlossary;
      readonly reviewer: Pick<GlossaryReviewer, 'identity' | 'mostAtOnce'>;
      /** Keys of the terms whose issues are meant; null for all. */
      readonly chosen: readonly string[] | null;
    }
  | {
      readonly kind: 'merge-issues';
      readonly glossary: PackedGlossary;
      /** What the checks by machine found in the glossary, JSON, in one text. */
      readonly byMachine: PackedList<string | null>;
      /** What a model found in each group, JSON; null where it has no answer. */
      readonly byModel: PackedList<string | null>;
      /** The passages of each term, to be looked at for orders to a model; null where they are not. */
      readonly requests: PackedList<DefinitionRequest> | null;
      /** Open issues of an earlier review, and which of them stay, as their part has no answer this time. */
      readonly earlier: {
        readonly issues: PackedList<IssueWithCause>;
        /** Keys of the terms whose issues stay. */
        readonly of: readonly string[];
        readonly isSuspiciousKept: boolean;
      };
      /** Keys of the terms whose issues are meant; null for all. */
      readonly chosen: readonly string[] | null;
    }
  | {
      readonly kind: 'plan-refinement';
      readonly entries: PackedList<ReviewedEntry>;
      readonly issues: IssuesToRefine;
      /** The passages of each term. */
      readonly requests: PackedList<DefinitionRequest>;
      /** Of whoever refines. */
      readonly identity: string;
    }
  | {
      readonly kind: 'conclude-refinement';
      readonly glossary: PackedGlossary;
      readonly issues: IssuesToRefine;
      readonly refined: StoredContents;
      readonly documents: PackedDocuments;
    }
  | (Omit<ContextsTask, 'documents'> & {
      readonly documents: readonly NamedDocument[];
      /** The same documents with their texts, or null where they may be held already. */
      readonly texts: PackedList<DocumentSnapshot | null> | null;
    })
  | ReaderTask
  | (Omit<LinksTask, 'glossary'> & {
      /** Null where the thread may hold what it found in it. */
      readonly glossary: PackedList<EntryToLink> | null;
    });

/** A document without its text. */
type NamedDocument = Omit<DocumentSnapshot, 'text'>;

/** What a read gave: a new or changed document, one that is as it was, or a refusal. */
export type ReadOutcome =
  | {
      readonly kind: 'document';
      readonly document: Omit<DocumentSnapshot, 'text'> & { readonly text: Packed<string> };
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type TextTaskResult =
  | { readonly kind: 'read'; readonly outcome: ReadOutcome }
  /** Null where the document is gone. */
  | { readonly kind: 'extract'; readonly extraction: Packed<string> | null }
  /** JSON of the terms as they are stored, in parts, and the languages of the documents that have words. */
  | {
      readonly kind: 'rank';
      readonly terms: Packed<readonly string[]>;
      readonly languages: readonly LanguageFound[];
      /** Paths of the documents with terms, which the terms name by their places in this list. */
      readonly extracted: readonly string[];
    }
  | { readonly kind: 'count'; readonly terms: readonly CountedTerm[] }
  | { readonly kind: 'definitions'; readonly definitions: readonly DefinitionInDocument[] }
  | { readonly kind: 'collect'; readonly units: PlannedUnits<DefinitionRequest> }
  /** Null where they have to be collected anew. */
  | { readonly kind: 'choose-collected'; readonly units: PlannedUnits<DefinitionRequest> | null }
  | { readonly kind: 'plan-judging'; readonly units: PlannedUnits<CandidateToJudge> }
  | {
      readonly kind: 'conclude-judging';
      readonly judgements: Packed<readonly JudgementToPublish[]>;
      readonly counts: JudgingCounts;
    }
  | {
      readonly kind: 'working-glossary';
      readonly glossary: PackedGlossary;
      /** Paths of the documents that it cites. */
      readonly cited: readonly string[];
      /** The identity of its review. */
      readonly reviewHash: string;
    }
  /** JSON. */
  | { readonly kind: 'review'; readonly issues: Packed<string> }
  | { readonly kind: 'plan-group-reviews'; readonly units: PlannedUnits<readonly EntryToReview[]> }
  | { readonly kind: 'merge-issues'; readonly issues: PackedList<IssueWithCause> }
  | { readonly kind: 'plan-refinement'; readonly units: PlannedUnits<RefinementInput> }
  | {
      readonly kind: 'conclude-refinement';
      readonly refinement: Packed<Pick<Refinement, 'results' | 'outcomes'>>;
      readonly better: number;
      readonly issues: number;
    }
  /** One for each document; null where its text is needed, as below, or where the document is gone. */
  | { readonly kind: 'contexts'; readonly found: readonly (ContextsInDocument | null)[] }
  | { readonly kind: 'reader'; readonly answer: ReaderAnswer }
  /** Null where the glossary is needed. */
  | { readonly kind: 'links'; readonly links: EntryLinks | null };

/** What a thread holds from one task to the next. */
export interface TextThread {
  readonly analyser: Analyser;
  readonly lookups: Lookups;
  readonly reader: Reader;
  /** Called between the documents of a long task, which leave much garbage. */
  readonly tidy: () => void;
}

type TaskOf<Kind extends TextTask['kind']> = Extract<TextTask, { readonly kind: Kind }>;

/** Performs one task. Synchronous inside but for reading files and loading dictionaries. */
export async function performTextTask(
  task: TextTask,
  { analyser, lookups, reader, tidy }: TextThread,
): Promise<TextTaskResult> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', outcome: await read(task) };
    case 'extract': {
      const document = unpack(task.document);
      if (document === null) return { kind: 'extract', extraction: null };
      const extraction = JSON.stringify(await extractDocument(document, analyser));
      return { kind: 'extract', extraction: pack(extraction) };
    }
    case 'rank':
      return rank(task, tidy);
    case 'count':
      return { kind: 'count', terms: countTerms(task.terms, documentsOf(task.documents)) };
    case 'definitions': {
      const definitions: DefinitionInDocument[] = [];
      for (const found of stored(task.extractions, parseExtraction, tidy))
        definitions.push(...definitionsOf(found));
      return { kind: 'definitions', definitions };
    }
    case 'collect':
      return { kind: 'collect', units: collect(task, tidy) };
    case 'choose-collected':
      return { kind: 'choose-collected', units: chooseCollected(task) };
    case 'plan-judging': {
      const units = planJudging(task.candidates, unpackEach(task.requests), task.judgeIdentity);
      return { kind: 'plan-judging', units: planUnits(units) };
    }
    case 'conclude-judging': {
      const answers = [...unpackEach(task.answers)];
      const { judgements, counts } = concludeJudging([...unpackEach(task.candidates)], answers, task.model);
      return { kind: 'conclude-judging', judgements: pack(judgements), counts };
    }
    case 'working-glossary':
      return prepareReview(task);
    case 'review': {
      const issues = reviewGlossary([...unpackEach(task.entries)], textsOf(task.documents));
      return { kind: 'review', issues: pack(JSON.stringify(issues)) };
    }
    case 'plan-group-reviews': {
      const chosen = task.chosen === null ? null : new Set(task.chosen);
      const units = planGroupReviews(glossaryOf(task.glossary), task.reviewer, chosen);
      return { kind: 'plan-group-reviews', units: planUnits(units) };
    }
    case 'merge-issues':
      return { kind: 'merge-issues', issues: merge(task) };
    case 'plan-refinement': {
      const requests = new Map([...unpackEach(task.requests)].map((request) => [request.termKey, request]));
      const units = planRefinement(
        [...unpackEach(task.entries)],
        issuesOf(task.issues),
        (termKey) => requests.get(termKey),
        task.identity,
      );
      return { kind: 'plan-refinement', units: planUnits(units) };
    }
    case 'conclude-refinement': {
      const { better, issues, ...refinement } = concludeRefinement(
        glossaryOf(task.glossary),
        issuesOf(task.issues),
        contentsOf(task.refined),
        textsOf(task.documents),
      );
      return { kind: 'conclude-refinement', refinement: pack(refinement), better, issues };
    }
    case 'contexts':
      return { kind: 'contexts', found: lookups.contexts({ ...task, documents: documentsToSearch(task) }) };
    case 'reader':
      return { kind: 'reader', answer: reader.answer(task) };
    case 'links':
      return {
        kind: 'links',
        links: lookups.links({
          ...task,
          glossary: task.glossary === null ? null : [...unpackEach(task.glossary)],
        }),
      };
  }
}

async function read({ file, knownHash }: TaskOf<'read'>): Promise<ReadOutcome> {
  const result = await readDocument(file);
  if (result.kind !== 'document') return result;
  if (result.document.hash === knownHash) return { kind: 'unchanged' };
  const { text, ...document } = result.document;
  return { kind: 'document', document: { ...document, text: pack(text) } };
}

/** The documents of a search; one that was removed since it was listed has no occurrences any more. */
function documentsToSearch({ documents, texts }: TaskOf<'contexts'>): DocumentToLookUp[] {
  if (texts === null) return documents.map((document) => ({ ...document, text: null }));
  return documents.map((document, index) => unpackAt(texts, index) ?? { ...document, text: '' });
}

/** Documents that are still there, one after another. */
function* documentsOf({ documents }: PackedDocuments): Generator<DocumentSnapshot> {
  for (const document of unpackEach(documents)) if (document !== null) yield document;
}

/** Stored extractions one after another, each as `parse` reads it: only one of them is parsed at a time. */
function* stored<Extraction>(
  batches: Batches<StoredExtractions>,
  parse: (json: string) => Extraction | null,
  tidy: () => void,
): Generator<{ readonly document: string; readonly extraction: Extraction }> {
  for (const { paths, extractions } of eachBatch(batches)) {
    for (const [index, path] of paths.entries()) {
      tidy();
      const json = unpackAt(extractions, index);
      const extraction = json === null ? null : parse(json);
      if (extraction !== null) yield { document: path, extraction };
    }
  }
}

/** Terms in one part of what is published: all of them in one text could be longer than a text can be. */
const TERMS_IN_PART = 1_000;

function rank({ extractions, decisions, added }: TaskOf<'rank'>, tidy: () => void): TextTaskResult {
  const languages: LanguageFound[] = [];
  const found = function* () {
    for (const { document, extraction } of stored(extractions, parseRankable, tidy)) {
      const language = documentLanguageOf(extraction.tokens);
      if (language !== null) languages.push({ path: document, language });
      yield { document, extraction };
    }
  };
  const terms = withAddedTerms(rankTerms(found(), decisions), added);
  const extracted = [...new Set(terms.flatMap(({ inDocuments }) => inDocuments))].sort();
  const numbers = new Map(extracted.map((path, number) => [path, number]));
  const parts: string[] = [];
  for (let start = 0; start < terms.length; start += TERMS_IN_PART) {
    const some = terms.slice(start, start + TERMS_IN_PART);
    parts.push(
      JSON.stringify(
        some.map((term) => ({
          ...term,
          ...listTextsOf(term),
          inDocuments: term.inDocuments.flatMap((path) => numbers.get(path) ?? []),
        })),
      ),
    );
  }
  return { kind: 'rank', terms: pack(parts), languages, extracted };
}

function definitionsOf({
  document,
  extraction,
}: {
  readonly document: string;
  readonly extraction: Pick<ExtractedDocument['extraction'], 'definitions'>;
}): DefinitionInDocument[] {
  return extraction.definitions
    .map(({ term, text, line, score }) => ({ term, definition: text, document, line, score }))
    .sort((left, right) => left.line - right.line);
}

/** The passages of each term that is to have an entry. */
function collect(task: TaskOf<'collect'>, tidy: () => void): PlannedUnits<DefinitionRequest> {
  const unsure = new Set<string>();
  for (const { extraction } of stored(task.outdated, parseRankable, tidy)) {
    for (const { key } of extraction.candidates) unsure.add(key);
  }
  const chosen = task.chosen === null ? null : new Set(task.chosen);
  const terms: TermToDefine[] = [];
  for (const wanted of unpackEach(task.terms)) {
    const term = { ...foundTermOf(wanted), synonyms: wanted.synonyms.map(foundTermOf) };
    const isSure = ![term, ...term.synonyms].some(({ keys }) => keys.some((key) => unsure.has(key)));
    if (isSure && chosen?.has(term.key) !== false) terms.push(term);
  }
  const requests = collectRequests(terms, extractedDocuments(task, tidy), task.separateForms);
  return planUnits(
    requests.map((request) => {
      const { termKey, term } = request;
      const hash = unitHash('generate', task.providerIdentity, JSON.stringify(request));
      return { hash, termKey, term, input: request };
    }),
  );
}

/** Those of the collected units whose terms are still wanted; null where others are wanted too. */
function chooseCollected(task: TaskOf<'choose-collected'>): PlannedUnits<DefinitionRequest> | null {
  const wanted = stillWanted(unpackEach(task.earlier), unpackEach(task.terms));
  if (wanted === null) return null;
  const chosen = task.chosen === null ? null : new Set(task.chosen);
  const isMeant = ({ termKey }: UnitName): boolean => wanted.has(termKey) && chosen?.has(termKey) !== false;
  const names = [...unpackEach(task.units.names)].flat();
  if (names.every(isMeant)) return task.units;
  return planUnits(
    names.flatMap((name, index) =>
      isMeant(name) ? [{ ...name, input: unpackAt(task.units.inputs, index) }] : [],
    ),
  );
}

function foundTermOf({ key, term, variants, forms }: TermToCollect): FoundTerm {
  return { key, term, aliases: variants, keys: [key, ...forms.map((form) => form.key)] };
}

/** Documents with their extractions; one whose text has changed since it was listed is left out. */
function* extractedDocuments(task: TaskOf<'collect'>, tidy: () => void): Generator<ExtractedDocument> {
  for (const { paths, documents, extractions, textHashes } of eachBatch(task.documents)) {
    for (const [index, path] of paths.entries()) {
      tidy();
      const document = unpackAt(documents, index);
      const extraction = unpackAt(extractions, index);
      if (document === null || document.hash !== textHashes[index] || extraction === null) continue;
      yield { path, text: document.text, extraction: parseExtraction(extraction) };
    }
  }
}

/** The glossary to review, and the identity of its review: the hash of the glossary and of what it cites. */
function prepareReview(task: TaskOf<'working-glossary'>): TextTaskResult {
  const generated = task.generated === null ? new Map() : contentsOf(task.generated);
  const { entries, unpublishedKeys, protectedKeys } = workingGlossary(unpackEach(task.stored), generated);
  const paths = citedPaths(entries);
  const cited = task.documents
    .filter(({ path }) => paths.has(path))
    .map(({ path, hash }) => [path, hash] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    kind: 'working-glossary',
    glossary: {
      entries: packList(entries),
      unpublishedKeys: packList([...unpublishedKeys]),
      protectedKeys: packList([...protectedKeys]),
    },
    cited: cited.map(([path]) => path),
    reviewHash: unitHash('review', REVIEW_VERSION, JSON.stringify(entries), JSON.stringify(cited)),
  };
}

function glossaryOf({ entries, unpublishedKeys, protectedKeys }: PackedGlossary): WorkingGlossary {
  return {
    entries: [...unpackEach(entries)],
    unpublishedKeys: new Set(unpackEach(unpublishedKeys)),
    protectedKeys: new Set(unpackEach(protectedKeys)),
  };
}

/** Everything that a review found, of all terms or of the chosen ones. */
function merge(task: TaskOf<'merge-issues'>): PackedList<IssueWithCause> {
  const { glossary, byMachine, byModel, requests, earlier, chosen } = task;
  const found = (parts: PackedList<string | null>): FoundIssue[] =>
    [...unpackEach(parts)].flatMap((json) => foundIssuesSchema.parse(JSON.parse(json ?? '[]')));
  const without = new Set(earlier.of);
  const suspicious = requests === null ? [] : findSuspicious(unpackEach(requests));
  const issues = mergeIssues(glossaryOf(glossary), {
    byMachine: [...found(byMachine), ...suspicious],
    byModel: found(byModel),
    earlier: [...unpackEach(earlier.issues)].filter(({ termKey, type }) =>
      type === 'suspicious' ? earlier.isSuspiciousKept : without.has(termKey),
    ),
  });
  const meant = chosen === null ? null : new Set(chosen);
  return packList(issues.filter(({ termKey }) => meant?.has(termKey) !== false));
}

function issuesOf({ issues, dismissed }: IssuesToRefine): IssueWithCause[] {
  const causes = new Set(dismissed);
  return [...unpackEach(issues)].filter(({ cause }) => !causes.has(cause));
}

function contentsOf({ termKeys, contents }: StoredContents): ReadonlyMap<string, EntryContent> {
  const byKey = new Map<string, EntryContent>();
  for (const [index, termKey] of termKeys.entries()) {
    const content = entryContentSchema.nullable().parse(JSON.parse(unpackAt(contents, index) ?? 'null'));
    if (content !== null) byKey.set(termKey, content);
  }
  return byKey;
}

/** The texts of documents, each unpacked when it is asked for. */
function textsOf({ paths, documents }: PackedDocuments): (path: string) => string | undefined {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const texts = new Map<string, string | undefined>();
  return (path) => {
    const index = indexOf.get(path);
    if (index === undefined) return undefined;
    if (!texts.has(path)) texts.set(path, unpackAt(documents, index)?.text);
    return texts.get(path);
  };
}
