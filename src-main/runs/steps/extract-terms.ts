import type { DocumentLanguage } from '../../domain/document.ts';
import type { RankingDecisions } from '../../domain/term.ts';
import type { LanguageOfDocument, StoredDocument } from '../../db/repositories/documents.ts';
import type { CountedTerm } from '../../pipeline/count-terms.ts';
import { EXTRACTOR_VERSION } from '../../pipeline/extract/document-extraction.ts';
import { RANKING_VERSION } from '../../pipeline/extract/rank-terms.ts';
import type { LanguageFound, StoredExtractions } from '../../pipeline/text-tasks.ts';
import { unitHash } from '../../pipeline/unit-hash.ts';
import { withBatches } from '../../threads/batches.ts';
import { runUnits } from '../run-units.ts';
import { countAddedTerms } from './count-added-terms.ts';
import { batchesOf } from './document-batches.ts';
import { readPacked } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/** The identity of a document's extraction: its format, its text and the version of the extractor. */
export function extractionHash(document: Pick<StoredDocument, 'format' | 'hash'>): string {
  return unitHash('extract', EXTRACTOR_VERSION, document.format, document.hash);
}

/**
 * Extracts the terms of new and changed documents, or of the chosen ones of them, ranks those of all documents and
 * publishes them, unless the ranking that stands was made from the same. A document whose extraction fails keeps what an
 * earlier one found in it.
 */
export async function extractTerms(context: StepContext): Promise<void> {
  const { session, db, workers } = context;
  await extractDocuments(context);
  const { current, outdated } = await findExtractions(context);
  const decisions = await db.read.rankingDecisions();
  const added = await countAddedTerms(context);
  const basisWith = (languages: LanguagesOfPaths): string =>
    rankingBasis({ current, outdated, decisions, added, languages });
  const rows = await db.read.listDocumentRows();
  if (
    await db.read.isRankingPublished(basisWith(new Map(rows.map(({ path, language }) => [path, language]))))
  )
    return;
  const { terms, languages, extracted } = await withBatches(
    batchesOf([...current, ...outdated]).map((batch) => () => readExtractions(context, batch)),
    (extractions) => workers.perform<'rank'>({ kind: 'rank', decisions, added, extractions }, session.signal),
  );
  const found = languagesOfTexts(current, languages);
  await warnOfLanguages(context, found);
  const basis = basisWith(new Map(found.map(({ path, language }) => [path, language])));
  await session.publish(() => db.write.publishTerms(session.lease, terms, found, extracted, basis));
}

type LanguagesOfPaths = ReadonlyMap<string, DocumentLanguage | null>;

/** All that the published ranking depends on, and the languages that are published with it. */
function rankingBasis({
  current,
  outdated,
  languages,
  ...known
}: FoundExtractions & {
  readonly decisions: RankingDecisions;
  readonly added: readonly CountedTerm[];
  readonly languages: LanguagesOfPaths;
}): string {
  const documents = current.map(({ path, hash }) => [path, hash, languages.get(path) ?? null]);
  const earlier = outdated.map(({ path, hash }) => [path, hash]);
  return unitHash('extract', RANKING_VERSION, JSON.stringify([documents, earlier, known]));
}

/** The languages of the documents whose present text was looked at. */
function languagesOfTexts(
  current: readonly ExtractionReference[],
  languages: readonly LanguageFound[],
): LanguageOfDocument[] {
  const hashes = new Map(current.map(({ path, textHash }) => [path, textHash]));
  return languages.flatMap(({ path, language }) => {
    const hash = hashes.get(path);
    return hash === undefined ? [] : [{ path, hash, language }];
  });
}

/** Names each new or changed document that is mostly in a language whose terms are not found well. */
async function warnOfLanguages(
  { session, db }: StepContext,
  languages: readonly LanguageOfDocument[],
): Promise<void> {
  const rows = await db.read.listDocumentRows();
  const told = new Set(rows.filter(({ language }) => language !== null).map(({ path }) => path));
  for (const { path, language } of languages) {
    if (language === 'other' && !told.has(path)) {
      session.log('warning', 'extract', { code: 'language-not-supported', values: { path } });
    }
  }
}

/**
 * Extracts new and changed documents, where there are any, and leaves the terms as they are: whoever writes
 * definitions needs the passages of the present texts.
 */
export async function extractChanged(context: StepContext): Promise<void> {
  const { db } = context;
  const hashes = (await db.read.listDocuments()).map(extractionHash);
  const known = new Set(await db.read.knownUnits(hashes));
  if (hashes.some((hash) => !known.has(hash))) await extractDocuments(context);
}

async function extractDocuments(context: StepContext): Promise<void> {
  const { session, db, workers, chosen } = context;
  const documents = await db.read.listDocuments();
  const units = documents
    .filter(({ path }) => chosen.documents?.has(path) ?? true)
    .map((document) => ({
      hash: extractionHash(document),
      key: document.path,
      subject: document.path,
      input: document.path,
    }));
  await runUnits(session, db, {
    step: 'extract',
    units,
    concurrency: workers.concurrency,
    compute: async ({ input: path }, signal) => {
      const document = await readPacked(context, (read) => read.getDocument(path));
      const { extraction } = await workers.perform<'extract'>({ kind: 'extract', document }, signal);
      if (extraction === null) throw new Error('The document was removed while the run was going on.');
      return extraction;
    },
  });
}

/** Which stored extraction stands for each document. */
export interface FoundExtractions {
  /** Documents whose extraction was made from their present text, with the hash of its unit. */
  readonly current: readonly ExtractionReference[];
  /** Documents whose present text has none, with the hash of an earlier extraction that stands in for it. */
  readonly outdated: readonly ExtractionReference[];
}

export interface ExtractionReference {
  readonly path: string;
  /** Hash of the document's present text. */
  readonly textHash: string;
  /** Hash of the unit. */
  readonly hash: string;
  /** Length of the document's present text in characters. */
  readonly length: number;
}

/** Finds the newest stored extraction of every document. */
export async function findExtractions({ db }: Pick<StepContext, 'db'>): Promise<FoundExtractions> {
  const documents = await db.read.listDocuments();
  const references = documents.map((document) => ({
    path: document.path,
    textHash: document.hash,
    hash: extractionHash(document),
    length: document.length,
  }));
  const known = new Set(await db.read.knownUnits(references.map(({ hash }) => hash)));
  const outdated: ExtractionReference[] = [];
  for (const reference of references.filter(({ hash }) => !known.has(hash))) {
    const earlier = await db.read.latestUnitHash('extract', reference.path);
    if (earlier !== null) outdated.push({ ...reference, hash: earlier });
  }
  return { current: references.filter(({ hash }) => known.has(hash)), outdated };
}

/** Reads stored extractions. */
export async function readExtractions(
  context: Pick<StepContext, 'db' | 'session'>,
  references: readonly ExtractionReference[],
): Promise<StoredExtractions> {
  const hashes = references.map(({ hash }) => hash);
  return {
    paths: references.map(({ path }) => path),
    extractions: await readPacked(context, (read) => read.getUnitResults(hashes)),
  };
}
