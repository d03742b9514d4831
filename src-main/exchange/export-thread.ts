/** Entry of the thread that makes glossaries to hand on, from what the project stores to the bytes of a file. */
import { workerData } from 'node:worker_threads';
import type { DocumentSnapshot } from '../domain/document.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import { pack, unpack, unpackEach } from '../threads/packed.ts';
import type { Packed, PackedList } from '../threads/packed.ts';
import { createRest } from '../threads/rest.ts';
import { assembleGlossary } from './assemble-glossary.ts';
import type { StoredGlossary } from './assemble-glossary.ts';
import { writeGlossary } from './formats.ts';
import type { ExportedRun, GlossaryExport } from './glossary-export.ts';

/** What a glossary is made from. */
export interface GlossarySource {
  readonly glossary: Packed<StoredGlossary>;
  /** Null for a document that is gone. */
  readonly documents: PackedList<DocumentSnapshot | null>;
  readonly run: ExportedRun | null;
}

/** What the thread is asked for: a glossary, ordered for readers, or one written in a format. */
export type ExportTask =
  | { readonly kind: 'assemble'; readonly source: GlossarySource }
  | { readonly kind: 'write'; readonly source: GlossarySource; readonly format: ExportFormat };

/** A glossary as the content of a file. */
export interface WrittenGlossary {
  /** UTF-8. */
  readonly bytes: SharedArrayBuffer;
  /** Number of entries. */
  readonly entries: number;
}

export type ExportResult =
  | { readonly kind: 'assemble'; readonly glossary: Packed<GlossaryExport> }
  | { readonly kind: 'write'; readonly written: WrittenGlossary };

// What it has made it has handed over.
const rest = createRest(workerData, () => undefined);

/** Performs one task. */
export function performExport(task: ExportTask): Promise<ExportResult> {
  return rest.workOn(() => resultOf(task));
}

function resultOf(task: ExportTask): ExportResult {
  const glossary = glossaryOf(task.source);
  if (task.kind === 'assemble') return { kind: 'assemble', glossary: pack(glossary) };
  const text = Buffer.from(writeGlossary(glossary, task.format), 'utf8');
  const bytes = new SharedArrayBuffer(text.length);
  new Uint8Array(bytes).set(text);
  return { kind: 'write', written: { bytes, entries: glossary.entries.length } };
}

function glossaryOf({ glossary, documents, run }: GlossarySource): GlossaryExport {
  return assembleGlossary(unpack(glossary), present(documents), run);
}

function* present(documents: PackedList<DocumentSnapshot | null>): Generator<DocumentSnapshot> {
  for (const document of unpackEach(documents)) if (document !== null) yield document;
}
