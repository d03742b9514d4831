import { z } from 'zod';
import type { CandidateInDocument, FoundDefinition, Mention, Passage } from '../../domain/extraction.ts';
import { CUE_NAMES } from './cues.ts';
import { MARK_NAMES } from './marked-spans.ts';

/** Part of the hash of every stored extraction: changes whenever extraction could find anything else. */
export const EXTRACTOR_VERSION = '4';

const languageSchema = z.enum(['ja', 'en', 'other']);
const countSchema = z.number().int().nonnegative();

const passageSchema = z.object({ start: z.number(), end: z.number(), line: z.number(), text: z.string() });

const evidenceSchema = z.object({ start: z.number(), end: z.number(), line: z.number(), quote: z.string() });

const cueSchema = z.object({
  /** The sum of the strengths of the cues of this kind, see `Cue`. */
  points: countSchema,
  /** The strength of the strongest. */
  strength: countSchema,
  /** The sentence that it stands in: index into `evidence`. */
  evidence: countSchema,
});

const candidateSchema = z.object({
  key: z.string(),
  surfaces: z.array(z.tuple([z.string(), countSchema])),
  first: z.object({ start: z.number(), line: z.number() }),
  language: languageSchema,
  /** Classes of its tokens, see `CandidateSpan`. */
  shape: z.string(),
  /** Its tokens in order; left out where they are the words of its surfaces between spaces. */
  parts: z.array(z.string()).optional(),
  /** Number of tokens that the dictionary does not know; left out where it is 0, as are all counts below. */
  unknown: countSchema.optional(),
  /** How often it is the whole of a noun phrase rather than a part of one. */
  maximal: countSchema.optional(),
  /** How often the author set it apart, in each way. */
  marks: z.partialRecord(z.enum(MARK_NAMES), countSchema).optional(),
  /** What is seen beside or inside it that tells what kind of thing it names. */
  cues: z.partialRecord(z.enum(CUE_NAMES), cueSchema).optional(),
  reading: z.string().optional(),
  /** Its best passages: index into `passages`, and score. */
  mentions: z.array(z.tuple([countSchema, z.number()])),
});

const definitionSchema = passageSchema.extend({
  termKey: z.string(),
  term: z.string(),
  score: z.number(),
  pattern: z.string(),
});

const keyPairSchema = z.tuple([z.string(), z.string()]);

const storedSchema = z.object({
  version: z.literal(EXTRACTOR_VERSION),
  tokens: z.record(languageSchema, countSchema),
  passages: z.array(passageSchema),
  /** The sentences that tell what kind of thing a candidate names, each as an exact slice of the document. */
  evidence: z.array(evidenceSchema),
  candidates: z.array(candidateSchema),
  definitions: z.array(definitionSchema),
  /** Keys of a short form and of what it stands for, once for each time that it is written out. */
  shortForms: z.array(keyPairSchema),
  /** Keys of names that could be forms of one term, but are named beside one another. */
  sideBySide: z.array(keyPairSchema),
});

/** The same without the passages, which are the longest part. */
const rankableSchema = storedSchema
  .omit({ passages: true })
  .extend({ candidates: z.array(candidateSchema.omit({ mentions: true })) });

/** Only what is said of candidates. */
const passagesSchema = storedSchema
  .pick({ version: true, passages: true, definitions: true })
  .extend({ candidates: z.array(candidateSchema.pick({ key: true, mentions: true })) });

/** What extraction finds in one document, as it is stored: plain JSON, each passage once. */
export type StoredExtraction = z.infer<typeof storedSchema>;
export type StoredCandidate = StoredExtraction['candidates'][number];

/** A candidate with its passages in full. */
export type ExtractedCandidate = CandidateInDocument & Omit<StoredCandidate, 'mentions'>;

/** What a document says of candidates. */
export interface PassagesOfTerms {
  readonly definitions: readonly FoundDefinition[];
  readonly candidates: readonly Pick<ExtractedCandidate, 'key' | 'mentions'>[];
}

/** What extraction finds in one document. */
export interface DocumentExtraction extends PassagesOfTerms {
  /** Number of tokens in each language. */
  readonly tokens: Readonly<Record<'ja' | 'en' | 'other', number>>;
  readonly candidates: readonly ExtractedCandidate[];
  readonly evidence: StoredExtraction['evidence'];
  readonly shortForms: StoredExtraction['shortForms'];
  readonly sideBySide: StoredExtraction['sideBySide'];
}

function expandMentions(
  passages: readonly Passage[],
  mentions: readonly (readonly [passage: number, score: number])[],
): Mention[] {
  return mentions.flatMap(([index, score]) => {
    const passage = passages[index];
    return passage === undefined ? [] : [{ ...passage, score }];
  });
}

/** Puts the passages of a stored extraction where they belong. */
export function expandExtraction(stored: StoredExtraction): DocumentExtraction {
  const candidates = stored.candidates.map((candidate) => ({
    ...candidate,
    mentions: expandMentions(stored.passages, candidate.mentions),
  }));
  const { tokens, evidence, definitions, shortForms, sideBySide } = stored;
  return { tokens, candidates, evidence, definitions, shortForms, sideBySide };
}

/**
 * Reads what a stored extraction tells about some candidates: the passages that use them, and all sentences that define
 * something.
 *
 * @param json an extraction as JSON, as `extractDocument` made it in this version
 * @param isWanted whether the passages of the candidate with a key are wanted
 * @throws SyntaxError for what is no JSON
 * @throws ZodError for what is no extraction of this version
 */
export function parsePassages(json: string, isWanted: (key: string) => boolean): PassagesOfTerms {
  const { definitions, candidates, passages } = passagesSchema.parse(JSON.parse(json));
  return {
    definitions,
    candidates: candidates
      .filter(({ key }) => isWanted(key))
      .map(({ key, mentions }) => ({ key, mentions: expandMentions(passages, mentions) })),
  };
}

const versionSchema = z.object({ version: z.string().optional() });

/**
 * Reads what ranking needs of a stored extraction, and nothing else of it. Null for one that another version of the
 * extractor has made: it may stand in for a document whose new extraction failed. Throws as `parsePassages` does.
 */
export function parseRankable(json: string): z.infer<typeof rankableSchema> | null {
  const value: unknown = JSON.parse(json);
  return versionSchema.parse(value).version === EXTRACTOR_VERSION ? rankableSchema.parse(value) : null;
}
