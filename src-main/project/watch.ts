import type { ProjectDatabase } from '../db/project-database.ts';
import { Follower } from './follower.ts';
import type { ProjectListener } from './project.ts';

/** How often the file is looked at while somebody listens, in milliseconds. */
const LOOK_INTERVAL_MS = 250;

/** How soon after a look the next one may follow when something is known to have happened, in milliseconds. */
const SHORTEST_INTERVAL_MS = 100;

/** Sees what any process does to an open project. */
export interface ProjectWatch {
  /** Tells a listener of everything from here on, until the returned function is called. */
  listen(listener: ProjectListener): () => void;
  /** Something has happened: do not wait for the next look. */
  lookSoon(): void;
  /** Looks no more. Waits for a look that is going on. */
  close(): Promise<void>;
}

/**
 * Watches a project file. SQLite tells whether anything was committed (`PRAGMA data_version`); only then the
 * file is read. While nobody listens nothing is done.
 *
 * https://www.sqlite.org/pragma.html#pragma_data_version
 */
export function watchProject(read: ProjectDatabase['read']): ProjectWatch {
  const followers = new Set<Follower>();
  /** Those who have not seen what the file holds at the version last looked at. */
  const behind = new Set<Follower>();
  let version: number | undefined;
  let lastLook = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  const firstLooks = new Set<Promise<void>>();
  let isWanted = false;
  let isClosed = false;

  const lookWith = async (follower: Follower): Promise<void> => {
    try {
      await follower.look();
    } catch (error) {
      if (followers.has(follower)) behind.add(follower);
      follower.failed(error);
    }
  };

  const lookAt = async (): Promise<void> => {
    try {
      const present = await read.dataVersion();
      if (present !== version) for (const follower of followers) behind.add(follower);
      version = present;
    } catch (error) {
      for (const follower of followers) follower.failed(error);
      return;
    }
    const late = [...behind];
    // What happens during the look is for the next one.
    behind.clear();
    await Promise.all(late.map(lookWith));
  };

  const schedule = (): void => {
    clearTimeout(timer);
    if (followers.size === 0) isWanted = false;
    if (isClosed || looking !== undefined || followers.size === 0) return;
    const pause = isWanted ? SHORTEST_INTERVAL_MS : LOOK_INTERVAL_MS;
    timer = setTimeout(look, Math.max(0, lastLook + pause - performance.now()));
  };

  const look = (): void => {
    isWanted = false;
    looking = lookAt().finally(() => {
      looking = undefined;
      lastLook = performance.now();
      schedule();
    });
  };

  const lookSoon = (): void => {
    if (isWanted || followers.size === 0) return;
    isWanted = true;
    schedule();
  };

  return {
    listen: (listener) => {
      const follower = new Follower(read, listener);
      // At once, so that whatever is read from now on is as new as what the next look is compared with.
      const first = lookWith(follower).finally(() => {
        firstLooks.delete(first);
        if (follower.isEnded || isClosed) return;
        followers.add(follower);
        behind.add(follower);
        lookSoon();
      });
      firstLooks.add(first);
      return () => {
        follower.end();
        followers.delete(follower);
        behind.delete(follower);
        schedule();
      };
    },
    lookSoon,
    close: async () => {
      isClosed = true;
      for (const follower of followers) follower.end();
      followers.clear();
      clearTimeout(timer);
      await Promise.all([looking, ...firstLooks]);
    },
  };
}
