import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ProjectFiles } from '../db/project-files.ts';
import type { ProjectSummary } from '../db/repositories/summary.ts';
import { ActionableError } from '../domain/errors.ts';
import type { ListedProject } from '../domain/project-view.ts';
import type { Run } from '../domain/run.ts';
import { fileIdentity } from '../db/file-identity.ts';
import { thisOwner } from '../runs/owner.ts';
import { asGone } from '../runs/run-manager.ts';
import { PROJECT_SUFFIX } from './file-name.ts';
import type { RegisteredProject } from './registry.ts';

/** Reads what a list shows of projects, each file again only when it has changed. */
export class Summaries {
  readonly #files: ProjectFiles;
  readonly #now: () => Date;
  readonly #known = new Map<string, { readonly state: string; readonly summary: ProjectSummary }>();

  constructor(files: ProjectFiles, now: () => Date) {
    this.#files = files;
    this.#now = now;
  }

  /** Forgets what was read of other files than these. */
  keepOnly(files: ReadonlySet<string>): void {
    for (const file of this.#known.keys()) if (!files.has(file)) this.#known.delete(file);
  }

  /** A project as the list shows it; one that cannot be read comes with the reason. */
  async listed({ file, openedAt }: RegisteredProject): Promise<ListedProject> {
    try {
      const summary = await this.#summary(file);
      const lastRun = await this.#judged(file, summary);
      return {
        file,
        openedAt,
        name: summary.name,
        state: { kind: 'ready', counts: summary.counts, lastRun },
      };
    } catch (error) {
      if (!(error instanceof ActionableError)) throw error;
      const { code, message, remedy, values } = error;
      const name = basename(file, PROJECT_SUFFIX);
      return {
        file,
        openedAt,
        name,
        state: { kind: 'unavailable', problem: { code, message, remedy, values } },
      };
    }
  }

  async #summary(file: string): Promise<ProjectSummary> {
    const state = await stateAtRest(file);
    const known = this.#known.get(file);
    if (state !== null && known?.state === state) return known.summary;
    const { summary } = await this.#files.perform<'summary'>({ kind: 'summary', file });
    if (state === null) this.#known.delete(file);
    else this.#known.set(file, { state, summary });
    return summary;
  }

  /** The last run as it really stands: the owner of an active one may be gone, which whoever opens the file writes into it. */
  async #judged(file: string, { lastRun, blocking }: ProjectSummary): Promise<Run | null> {
    if (lastRun === null || blocking === null || lastRun.id !== blocking.id) return lastRun;
    const owner = await thisOwner(fileIdentity(file));
    const gone = await asGone(blocking, { owner, now: this.#now });
    if (gone === null) return lastRun;
    const { reason, reasonDetails } = gone;
    return { ...lastRun, status: 'interrupted', reason, reasonDetails, progress: null };
  }
}

/**
 * Names the present content of a file that nobody writes to: another content has another name. Null where there
 * is a journal with something in it, and where the file cannot be looked at.
 */
async function stateAtRest(file: string): Promise<string | null> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    return (await journalSize(file)) > 0n ? null : `${dev}:${ino}:${size}:${mtimeNs}`;
  } catch {
    // Whoever reads the file will say what is the matter.
    return null;
  }
}

async function journalSize(file: string): Promise<bigint> {
  try {
    return (await stat(`${file}-wal`, { bigint: true })).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0n;
    throw error;
  }
}
