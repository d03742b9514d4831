import type { ProjectDatabase } from '../db/project-database.ts';
import type { SeenActivity } from '../db/read-operations.ts';
import type { Revisions } from '../db/repositories/revisions.ts';
import { PROJECT_PARTS } from '../domain/project-view.ts';
import { isActive } from '../domain/run.ts';
import { tell } from '../runs/apart.ts';
import type { ProjectListener } from './project.ts';

/** So many lines of a run's log are told at once. */
const EVENTS_AT_ONCE = 500;

/** A run that a listener knows of and that it does not know the end of. */
interface FollowedRun {
  /** Sequence number of the last line of the log that was told. */
  readonly sequence: number;
  /** How the run stood when it was told, in JSON. */
  readonly told: string;
}

/**
 * Tells one listener what happens in a project. Every look reads what has happened since the last one, also of
 * runs that began and ended meanwhile; the first look tells of the active run alone, with its whole log.
 */
export class Follower {
  readonly #read: ProjectDatabase['read'];
  readonly #listener: ProjectListener;
  #revisions: Revisions | null = null;
  #lastPlace = 0;
  readonly #followed = new Map<string, FollowedRun>();
  /** Whether something may have happened before the first look that succeeded. */
  #mayHaveMissed = false;
  #isEnded = false;

  constructor(read: ProjectDatabase['read'], listener: ProjectListener) {
    this.#read = read;
    this.#listener = listener;
  }

  /** Tells nothing from here on. */
  end(): void {
    this.#isEnded = true;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Says that a look failed. */
  failed(error: unknown): void {
    if (this.#revisions === null) this.#mayHaveMissed = true;
    this.#tell((listener) => listener.onError(error));
  }

  /** Looks and tells. Call it again only when it has settled. Throws why the file cannot be read. */
  async look(): Promise<void> {
    let isThereMore = true;
    while (isThereMore && !this.#isEnded) {
      const { revisions, lastPlace, runs } = await this.#read.activity(this.#seen(), EVENTS_AT_ONCE);
      const before = this.#revisions;
      this.#revisions = revisions;
      this.#lastPlace = lastPlace;
      isThereMore = false;
      for (const { run, events } of runs) {
        const told = JSON.stringify(run);
        const isWhole = events.length < EVENTS_AT_ONCE;
        const followed = this.#followed.get(run.id);
        if (isWhole && !isActive(run.status)) this.#followed.delete(run.id);
        else
          this.#followed.set(run.id, { sequence: events.at(-1)?.sequence ?? followed?.sequence ?? 0, told });
        if (!isWhole) isThereMore = true;
        if (events.length > 0 || told !== followed?.told) {
          this.#tell((listener) => listener.onActivity(run, events));
        }
      }
      const moved = PROJECT_PARTS.filter((part) =>
        before === null ? this.#mayHaveMissed : revisions[part] !== before[part],
      );
      if (moved.length > 0) this.#tell((listener) => listener.onChange(moved));
    }
  }

  #seen(): SeenActivity | null {
    if (this.#revisions === null) return null;
    const runs = Object.fromEntries([...this.#followed].map(([id, { sequence }]) => [id, sequence]));
    return { lastPlace: this.#lastPlace, runs };
  }

  #tell(call: (listener: ProjectListener) => void): void {
    if (!this.#isEnded) tell(() => call(this.#listener));
  }
}
