import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { DocumentSnapshot } from '../../domain/document.ts';
import { listTextsOf } from '../../text/search-text.ts';
import { eachBatch } from '../../threads/batches.ts';
import type { Batches } from '../../threads/batches.ts';
import { pack, unpackAt, unpackEach } from '../../threads/packed.ts';
import { withAddedTerms } from '../count-terms.ts';
import { collectRequests } from '../define/collect-requests.ts';
import type { ExtractedDocument, FoundTerm, TermToDefine } from '../define/collect-requests.ts';
import { stillWanted } from '../define/still-wanted.ts';
import type { TermToCollect } from '../define/still-wanted.ts';
import { parsePassages, parseRankable } from '../extract/document-extraction.ts';
import { documentLanguageOf } from '../extract/document-language.ts';
import { rankTerms } from '../extract/rank-terms.ts';
import { planUnits } from '../planned-units.ts';
import type { PlannedUnits, UnitName } from '../planned-units.ts';
import { unitHash } from '../unit-hash.ts';
import type {
  StoredExtractions,
  LanguageFound,
  PackedDocuments,
  DefinitionInDocument,
  TextTaskResult,
  TaskOf,
} from '../text-tasks.ts';

/** Documents that are still there, one after another. */
export function* documentsOf({ documents }: PackedDocuments): Generator<DocumentSnapshot> {
  for (const document of unpackEach(documents)) if (document !== null) yield document;
}

/** Stored extractions one after another, each as `parse` reads it: only one of them is parsed at a time. */
export function* stored<Extraction>(
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

/** Ranks the terms of all documents, and tells the language of each. */
export function rank({ extractions, decisions, added }: TaskOf<'rank'>, tidy: () => void): TextTaskResult {
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

/** The definition sentences of a document, in the order in which they stand there. */
export function definitionsOf({
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
export function collect(task: TaskOf<'collect'>, tidy: () => void): PlannedUnits<DefinitionRequest> {
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
  const keys = new Set(
    terms.flatMap((term) => [term, ...(term.synonyms ?? [])].flatMap((found) => found.keys)),
  );
  const documents = extractedDocuments(task, (key) => keys.has(key), tidy);
  const requests = collectRequests(terms, documents, task.separateForms);
  return planUnits(
    requests.map((request) => {
      const { termKey, term } = request;
      const hash = unitHash('generate', task.providerIdentity, JSON.stringify(request));
      return { hash, termKey, term, input: request };
    }),
  );
}

/** Those of the collected units whose terms are still wanted; null where others are wanted too. */
export function chooseCollected(task: TaskOf<'choose-collected'>): PlannedUnits<DefinitionRequest> | null {
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

/** Documents with what their extractions say of some candidates; one whose text has changed since it was listed is left out. */
function* extractedDocuments(
  task: TaskOf<'collect'>,
  isWanted: (key: string) => boolean,
  tidy: () => void,
): Generator<ExtractedDocument> {
  for (const { paths, documents, extractions, textHashes } of eachBatch(task.documents)) {
    for (const [index, path] of paths.entries()) {
      tidy();
      const document = unpackAt(documents, index);
      const extraction = unpackAt(extractions, index);
      if (document === null || document.hash !== textHashes[index] || extraction === null) continue;
      yield { path, text: document.text, extraction: parsePassages(extraction, isWanted) };
    }
  }
}
