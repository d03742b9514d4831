import type { ProjectPart } from '../../src-main/domain/project-view.ts';

/** Changes that follow one another faster than this are shown together, in milliseconds. */
const QUIET_MS = 250;
/** However fast they follow one another: after so long they are shown. */
const LONGEST_MS = 2_000;

/** Shows changes of a project. */
export interface GatheredChanges {
  /** Parts of the project have changed. */
  readonly add: (parts: readonly ProjectPart[]) => void;
  /** What has gathered is shown no more. */
  readonly end: () => void;
}

/**
 * Shows a change at once, and those that follow it closely together, when there is quiet: somebody who decides about one
 * term after another would otherwise wait at each key for what the last one has everything read again.
 */
export function gatherChanges(show: (parts: readonly ProjectPart[]) => void): GatheredChanges {
  const gathered = new Set<ProjectPart>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  const showAndWait = (parts: readonly ProjectPart[]): void => {
    last = Date.now();
    timer = setTimeout(quiet, QUIET_MS);
    show(parts);
  };
  const quiet = (): void => {
    timer = undefined;
    if (gathered.size === 0) return;
    const parts = [...gathered];
    gathered.clear();
    showAndWait(parts);
  };

  return {
    add: (parts) => {
      if (timer === undefined) {
        showAndWait(parts);
        return;
      }
      for (const part of parts) gathered.add(part);
      clearTimeout(timer);
      timer = setTimeout(quiet, Math.min(QUIET_MS, last + LONGEST_MS - Date.now()));
    },
    end: () => clearTimeout(timer),
  };
}
