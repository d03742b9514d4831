import type { Refusal, RefusalCode } from '../domain/document.ts';

/** Files larger than this are not read: 64 MiB. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  'unsupported-format': 'This format is not read yet: save it as Markdown (.md) or plain text (.txt).',
  binary: 'This is not text, whatever its name says: remove it, or save its content as plain text.',
  'unknown-encoding':
    'The encoding of the text is none of UTF-8, UTF-16, Shift_JIS, EUC-JP and ISO-2022-JP: save it as UTF-8.',
  'too-large': `The file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB: split it into smaller ones.`,
  unreadable: 'It could not be opened: check that you may read it and that it is an ordinary file or folder.',
  empty: 'The file has no text in it.',
  'link-loop': 'This link leads to something that is read already under its own name: nothing is missing.',
  vanished: 'It is no longer there: it was moved or deleted, or the link leads nowhere.',
};

/**
 * Says why a file or folder was not taken.
 *
 * @param path relative to the folder that is read, with `/` between the parts
 */
export function refuse(path: string, code: RefusalCode): Refusal {
  return { path, code, reason: SENTENCES[code] };
}

/**
 * Tells what a failed file-system call means for the file.
 *
 * @param error what the call threw
 * @throws the error itself where it is none of the file system's
 */
export function refusalCodeOf(error: unknown): RefusalCode {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return error.code === 'ENOENT' ? 'vanished' : 'unreadable';
}
