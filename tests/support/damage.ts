import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { oneOf } from '../faults/scenario.ts';

/** A page of a project file, by what it holds: `leaf of entries`, `overflow of documents`, `internal of runs`. */
interface Page {
  readonly number: number;
  readonly holds: string;
}

/** Lists the pages of a file that nobody has open; free ones are not among them. */
function pagesOf(file: string): { readonly size: number; readonly pages: readonly Page[] } {
  const connection = new Database(file, { readonly: true });
  try {
    return {
      size: Number(connection.pragma('page_size', { simple: true })),
      pages: connection
        .prepare<[], Page>(
          `SELECT pageno AS number, pagetype || ' of ' || name AS holds FROM dbstat ORDER BY pageno`,
        )
        .all(),
    };
  } finally {
    connection.close();
  }
}

/** Cuts a file off at a random place. Answers what was done. */
export function truncateFile(file: string, random: () => number): string {
  const length = Math.floor(random() * statSync(file).size);
  truncateSync(file, length);
  return `cut off at byte ${length}`;
}

/** Writes zeros over a page; which kind of page is chosen first. Answers what was done. */
export function clearPage(file: string, random: () => number): string {
  const { size, pages } = pagesOf(file);
  const { number, holds } = somePage(pages, random);
  overwrite(file, (number - 1) * size, Buffer.alloc(size));
  return `zeros in page ${number}, ${holds}`;
}

/** Writes random bytes somewhere into a page. Answers what was done. */
export function scribble(file: string, random: () => number): string {
  const { size, pages } = pagesOf(file);
  const { number, holds } = somePage(pages, random);
  const length = 1 + Math.floor(random() * 64);
  const at = Math.floor(random() * (size - length));
  const bytes = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  overwrite(file, (number - 1) * size + at, bytes);
  return `${length} random bytes at ${at} in page ${number}, ${holds}`;
}

/** Changes what a row says, as a fault would that knows nothing of hashes. Answers what was done. */
export function changeRow(file: string, random: () => number): string {
  const change = oneOf(random, [
    `UPDATE documents SET text = text || ' Nobody wrote this.' WHERE id = @id`,
    `UPDATE documents SET text = replace(text, 'a', 'o') WHERE id = @id`,
    `UPDATE entries SET definition = 'Nobody wrote this.' WHERE id = @id`,
    `UPDATE entries SET citations = '[]' WHERE id = @id AND citations <> '[]'`,
    `UPDATE entries SET status = 'approved' WHERE id = @id`,
    `UPDATE entries SET confidence = 0.123 WHERE id = @id`,
  ]);
  const table = change.split(' ')[1] ?? '';
  const connection = new Database(file);
  try {
    const ids = connection.prepare<[], number>(`SELECT id FROM ${table}`).pluck().all();
    const from = Math.floor(random() * ids.length);
    // Where a row says so already, the next one is taken.
    for (let step = 0; step < ids.length; step += 1) {
      const id = ids[(from + step) % ids.length];
      if (connection.prepare(change).run({ id }).changes > 0) return `row ${id}: ${change}`;
    }
    throw new Error(`No row can be changed by ${change}.`);
  } finally {
    connection.close();
  }
}

function somePage(pages: readonly Page[], random: () => number): Page {
  const [first, ...others] = new Set(pages.map(({ holds }) => holds));
  if (first === undefined) throw new Error('The file has no pages.');
  const holds = oneOf(random, [first, ...others]);
  const alike = pages.filter((page) => page.holds === holds);
  return alike[Math.floor(random() * alike.length)] ?? { number: 1, holds };
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, bytes, 0, bytes.length, at);
  } finally {
    closeSync(descriptor);
  }
}
