import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { DocumentSnapshot, Refusal, RefusalCode } from '../domain/document.ts';
import { decode } from './decode.ts';
import { formatOfName } from './formats.ts';
import type { ListedFile } from './list-documents.ts';
import { MAX_DOCUMENT_BYTES, refusalCodeOf, refuse } from './refusals.ts';

/** A file as it was read, or why it was not. */
export type ReadResult =
  | { readonly kind: 'document'; readonly document: DocumentSnapshot }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * The hash that a document is known by.
 *
 * @returns SHA-256 of the text as UTF-8, in hexadecimal
 */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads an open file to its end, which may have moved since it was listed. */
async function readAll(handle: FileHandle): Promise<Buffer | RefusalCode> {
  const stats = await handle.stat();
  if (!stats.isFile()) return 'unreadable';
  if (stats.size > MAX_DOCUMENT_BYTES) return 'too-large';
  const chunks: Buffer[] = [];
  let length = 0;
  let chunk = Buffer.alloc(Math.min(stats.size + 1, MAX_DOCUMENT_BYTES + 1));
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return Buffer.concat(chunks, length);
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
    if (length > MAX_DOCUMENT_BYTES) return 'too-large';
    chunk = Buffer.alloc(64 * 1024);
  }
}

async function readBytes(absolutePath: string): Promise<Buffer | RefusalCode> {
  try {
    // Without O_NONBLOCK, opening a pipe waits for somebody to write into it.
    const handle = await open(absolutePath, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readAll(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refusalCodeOf(error);
  }
}

/**
 * Reads a listed file as a document.
 *
 * Decoding and hashing hold the thread, for some hundred milliseconds with the largest files: call this in
 * a worker where a window must stay alive.
 *
 * @returns the document, or a refusal: every fault of a file is one, none is thrown
 */
export async function readDocument(file: Pick<ListedFile, 'path' | 'absolutePath'>): Promise<ReadResult> {
  const refused = (code: RefusalCode): ReadResult => ({ kind: 'refused', refusal: refuse(file.path, code) });
  const format = formatOfName(file.path);
  if (format === 'unsupported' || format === 'ignored') return refused('unsupported-format');
  const bytes = await readBytes(file.absolutePath);
  if (typeof bytes === 'string') return refused(bytes);
  const decoded = decode(bytes);
  if (decoded.kind !== 'text') return refused(decoded.kind);
  if (decoded.text.trim() === '') return refused('empty');
  const { text } = decoded;
  return { kind: 'document', document: { path: file.path, format, text, hash: hashText(text) } };
}
