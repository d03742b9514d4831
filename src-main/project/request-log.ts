import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGatheringTime } from '../gathering-time.ts';
import type { ExchangeRecord } from '../llm/models/exchange-record.ts';

/** How long the log may become before it is put aside, in bytes. */
const MOST_BYTES = 5_000_000;
/** The log is measured again after so many bytes were written: another program may write to it too. */
const MEASURED_AFTER_BYTES = 100_000;
/** After a line was written, those of so many milliseconds are written together. */
const GATHERING_MS = 100;

/** Every request to a server, one line of JSON each, without anything of what was said. */
export interface RequestLog {
  /** Absolute path. */
  readonly file: string;
  /** Writes a request down in a moment; what cannot be written is told once and harms nobody. */
  note(record: ExchangeRecord): void;
  /** Waits until everything is written that can be. */
  written(): Promise<void>;
  /** The same; tells whether there is a log. */
  settled(): Promise<boolean>;
}

/**
 * Opens the log of requests. Two programs may write to it at once. When it is full it becomes `requests.1.log`, in place of an earlier one.
 *
 * @param folder absolute path; made with the first line
 * @param onWarning hears once that lines cannot be written
 */
export function openRequestLog(
  folder: string,
  now: () => Date,
  onWarning: (message: string) => void,
): RequestLog {
  const file = join(folder, 'requests.log');
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  const gathering = createGatheringTime(GATHERING_MS);
  let gathered: Promise<void> = Promise.resolve();
  let isTold = false;
  let isFolderThere = false;
  /** Bytes written since the log was measured; null before that. */
  let sinceMeasured: number | null = null;

  async function putAsideIfFull(bytes: number): Promise<void> {
    if (sinceMeasured !== null && sinceMeasured + bytes < MEASURED_AFTER_BYTES) return;
    sinceMeasured = 0;
    if ((await sizeOf(file)) + bytes > MOST_BYTES) await rename(file, join(folder, 'requests.1.log'));
  }

  async function write(): Promise<void> {
    const lines = waiting.join('');
    waiting = [];
    if (lines === '') return;
    try {
      if (!isFolderThere) await mkdir(folder, { recursive: true });
      isFolderThere = true;
      const bytes = Buffer.byteLength(lines);
      await putAsideIfFull(bytes);
      // Which servers somebody uses is nobody else's business.
      await appendFile(file, lines, { mode: 0o600 });
      sinceMeasured = (sinceMeasured ?? 0) + bytes;
    } catch (error) {
      if (isTold) return;
      isTold = true;
      onWarning(
        `The log of requests to servers could not be written (${codeOf(error)}). The work goes on without it. Check that there is room on the disk and that the data folder of the app is writable.`,
      );
    } finally {
      gathered = gathering.over();
    }
  }

  const written = async (): Promise<void> => {
    gathering.end();
    await writing;
  };

  return {
    file,
    note: (record) => {
      waiting.push(`${JSON.stringify({ time: now().toISOString(), ...record })}\n`);
      // The lines that are there by then are written with the first of them.
      if (waiting.length === 1) writing = writing.then(async () => gathered).then(write);
    },
    written,
    settled: async () => {
      await written();
      return (await sizeOf(file)) > 0;
    },
  };
}

/** Bytes of a file; none where it is not there. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** What is wrong, as Node names it: its sentences hold paths. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
