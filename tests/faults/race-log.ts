import { appendFileSync, readFileSync } from 'node:fs';

/** Notes that a run begins or ends. Appending is atomic, so that the lines stand in the order of what happened. */
export function note(log: string, what: 'begin' | 'end', id: string): void {
  appendFileSync(log, `${what} ${id}\n`);
}

/** What the log of a race tells. */
export interface Race {
  /** Ids of the runs that worked, in the order of their beginning. */
  readonly ids: readonly string[];
  /** How often a run began while another one worked. */
  readonly overlaps: number;
  /** How many runs were still at work when the log ended. */
  readonly unended: number;
}

/** Reads the log of a race. */
export function readRace(log: string): Race {
  const atWork = new Set<string>();
  const ids: string[] = [];
  let overlaps = 0;
  for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
    const [what, id = ''] = line.split(' ');
    if (what === 'end') {
      atWork.delete(id);
      continue;
    }
    if (atWork.size > 0) overlaps += 1;
    atWork.add(id);
    ids.push(id);
  }
  return { ids, overlaps, unended: atWork.size };
}
