import type { ListPage } from '../../domain/project-view.ts';
import type { ReadHandle } from '../handle.ts';

/** So many counts are remembered: whoever goes through a list asks for the same one again and again. */
const MOST_REMEMBERED = 16;

/** A part of a list, as SQL. */
export interface PageToRead {
  readonly columns: string;
  /** What stands behind `FROM`: tables and conditions. */
  readonly from: string;
  /** Of the parameters of `from`. */
  readonly values: readonly (string | number)[];
  readonly order: string;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Makes a function that reads a part of a list and how long all of it is. Counting takes as long as looking for what is
 * not there, so the rows come first: whoever has seen the end of a list knows its length. Other lengths are remembered
 * as long as nobody else has committed anything, see https://www.sqlite.org/pragma.html#pragma_data_version. That does
 * not tell of a connection's own changes: one that may write counts each time.
 *
 * @returns to be called inside a transaction, so that rows and length are of one moment
 */
export function pageReader({ connection, access }: ReadHandle): <Row>(page: PageToRead) => ListPage<Row> {
  const dataVersion = connection.prepare<[], number>('PRAGMA data_version').pluck();
  const remembered = new Map<string, number>();
  let version: number | undefined;

  const countNow = (from: string, values: PageToRead['values']): number =>
    connection
      .prepare<(string | number)[], number>(`SELECT count(*) FROM ${from}`)
      .pluck()
      .get(...values) ?? 0;

  const count = (from: string, values: PageToRead['values']): number => {
    if (access === 'write') return countNow(from, values);
    const current = dataVersion.get();
    if (current !== version || remembered.size >= MOST_REMEMBERED) remembered.clear();
    version = current;
    const asked = JSON.stringify([from, values]);
    const total = remembered.get(asked) ?? countNow(from, values);
    remembered.set(asked, total);
    return total;
  };

  return <Row>({ columns, from, values, order, offset, limit }: PageToRead): ListPage<Row> => {
    const rows = connection
      .prepare<(string | number)[], Row>(`SELECT ${columns} FROM ${from} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .all(...values, limit, offset);
    const isEnd = rows.length < limit && (rows.length > 0 || offset === 0);
    return { rows, total: isEnd ? offset + rows.length : count(from, values) };
  };
}
