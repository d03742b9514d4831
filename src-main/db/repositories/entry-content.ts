import { z } from 'zod';
import { EMPTY_CONTENT } from '../../domain/entry.ts';
import type { EntryContent, EntryStatus } from '../../domain/entry.ts';
import {
  citationSchema,
  descriptionSchema,
  entryContentSchema,
  textWriterSchema,
} from '../../domain/entry-schema.ts';

/* How the content of an entry stands in the columns of its row, and as JSON in proposals and revisions. */

/** What an entry says, as its row holds it. */
export interface ContentRow {
  readonly definition: string | null;
  readonly description: string | null;
  readonly confidence: number;
  readonly citations: string;
  readonly alternatives: string;
  readonly extractive: string | null;
  readonly writer: string | null;
}

/** All of an entry's row that its hash is made over, and the hash. */
export interface HashedRow extends ContentRow {
  readonly status: EntryStatus;
  readonly edited: number;
  readonly proposal: string | null;
  readonly content_hash: string;
}

/** The columns of `HashedRow`, as an SQL query names them. */
export const HASHED_COLUMNS = `entries.definition, entries.description, entries.confidence, entries.citations,
  entries.alternatives, entries.extractive, entries.writer, entries.status, entries.edited, entries.proposal, entries.content_hash`;

/** Assignments of an SQL statement that write a content. */
export const CONTENT_ASSIGNMENTS = `definition = @definition, description = @description, confidence = @confidence,
  citations = @citations, alternatives = @alternatives, extractive = @extractive, writer = @writer`;

const citationsSchema = z.array(citationSchema);
const alternativesSchema = z.array(descriptionSchema);

/** Reads a content out of its columns. */
export function toContent(row: ContentRow): EntryContent {
  return {
    definition: row.definition,
    description: row.description === null ? null : descriptionSchema.parse(JSON.parse(row.description)),
    confidence: row.confidence,
    citations: citationsSchema.parse(JSON.parse(row.citations)),
    alternatives: alternativesSchema.parse(JSON.parse(row.alternatives)),
    extractive: row.extractive === null ? null : descriptionSchema.parse(JSON.parse(row.extractive)),
    writer: row.writer === null ? null : textWriterSchema.parse(JSON.parse(row.writer)),
  };
}

/** The columns of a content. */
export function toColumns(content: EntryContent): ContentRow {
  return {
    definition: content.definition,
    description: content.description === null ? null : JSON.stringify(content.description),
    confidence: content.confidence,
    citations: JSON.stringify(content.citations),
    alternatives: JSON.stringify(content.alternatives),
    extractive: content.extractive === null ? null : JSON.stringify(content.extractive),
    writer: content.writer === null ? null : JSON.stringify(content.writer),
  };
}

/** Reads a content that was stored as JSON. */
export function parseContent(json: string): EntryContent {
  return entryContentSchema.parse(JSON.parse(json));
}

/** JSON with one order of keys, so that equal contents are equal texts. */
export function serialise(content: EntryContent): string {
  return JSON.stringify(entryContentSchema.parse(content));
}

/** The content of an entry that says nothing, as JSON. */
export const NO_CONTENT = serialise(EMPTY_CONTENT);

/** What a proposal says, in words: one that was dismissed does not come back as long as these are the same. */
export function proposedWords({ definition, description }: EntryContent): string {
  return JSON.stringify([definition, description?.text ?? null]);
}
