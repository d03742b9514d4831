import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What happens to a run: it begins and ends; `taken` is said before somebody tries to take it over. */
export type RaceEvent = 'begin' | 'end' | 'taken';

/** Notes what happens to a run. Appending is atomic, so that the lines stand in the order of what happened. */
export function note(log: string, what: RaceEvent, id: string): void {
  appendFileSync(log, `${what} ${id}\n`);
}

/** What the log of a race tells. */
export interface Race {
  /** Ids of the runs that worked, in the order of their beginning. */
  readonly ids: readonly string[];
  /** Runs that somebody tried to take over: their work ends later than they do. */
  readonly taken: ReadonlySet<string>;
  /** Runs that began while another one worked, but for those that somebody tried to take over: two of them may work. */
  readonly overlaps: readonly string[];
  /** How many runs were still at work when the log ended. */
  readonly unended: number;
}

/** Reads the log of a race. */
export function readRace(log: string): Race {
  const atWork = new Set<string>();
  const taken = new Set<string>();
  const ids: string[] = [];
  const overlaps: string[] = [];
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  for (const line of lines) {
    const [what, id] = line.split(' ');
    if (id === undefined) continue;
    if (what === 'end') atWork.delete(id);
    else if (what === 'taken') taken.add(id);
    else {
      // One that was taken away before its work began has a last look at its signal, and no writes.
      const others = taken.has(id) ? [] : [...atWork].filter((other) => !taken.has(other));
      if (others.length > 0) overlaps.push(`run ${id} began while ${others.join(', ')} was at work`);
      atWork.add(id);
      ids.push(id);
    }
  }
  return { ids, taken, overlaps, unended: atWork.size };
}
