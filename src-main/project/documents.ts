import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { DocumentToStore, StoredDocument } from '../db/repositories/documents.ts';
import { compareCodePoints } from '../documents/compare-code-points.ts';
import { listDocuments } from '../documents/list-documents.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import { ActionableError, RunAlreadyActiveError } from '../domain/errors.ts';
import type { IntakeReport, RefusedFile } from '../domain/project-view.ts';
import type { BlockingRun } from '../domain/run-request.ts';
import type { ReadOutcome } from '../pipeline/text-tasks.ts';
import { planIntake } from './plan-intake.ts';
import type { PlannedFile } from './plan-intake.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectDocuments } from './project.ts';
import { findSources } from './source-files.ts';
import type { Source } from './source-files.ts';

/** A document that was read anew. */
interface ReadFile {
  readonly planned: PlannedFile;
  readonly outcome: ReadOutcome;
}

/** What a project holds, with the files that it comes from. */
interface Holdings {
  readonly stored: readonly StoredDocument[];
  /** The documents by the absolute paths of their files, without links in the way to their folders. */
  readonly heldFiles: ReadonlyMap<string, StoredDocument>;
  /** Folders that were taken in as folders. */
  readonly folders: readonly string[];
  /** Absolute paths of files that a person took out. */
  readonly leftOut: ReadonlySet<string>;
}

/** The documents of an open project. */
export function projectDocuments(context: ProjectContext): ProjectDocuments {
  const { db, workers, signal, now, retireGoneRun } = context;
  // One change after another: two that are planned at once would give one name to two files.
  const changes = new PQueue({ concurrency: 1 });

  const refuseDuringRun = async (): Promise<void> => {
    await retireGoneRun();
    const blocking = await db.read.getBlockingRun();
    if (blocking !== null) throw alreadyActive(blocking);
  };

  /** Makes one change, refused at once and again in its transaction while a run is active. */
  const change = <Result>(work: () => Promise<Result>): Promise<Result> =>
    changes.add(async () => {
      await refuseDuringRun();
      return work();
    });

  const write = async (changed: {
    readonly stored: readonly DocumentToStore[];
    readonly folders: readonly string[];
    readonly leftOut: readonly string[];
  }): Promise<void> => {
    const blocking = await db.write.changeDocuments(changed, now().toISOString());
    if (blocking !== null) throw alreadyActive(blocking);
  };

  const readHoldings = async (): Promise<Holdings> => {
    const { documents: stored, folders, leftOut } = await db.read.documentSources();
    const resolved = new Map<string, string>();
    for (const { folder } of [...stored, ...leftOut]) {
      if (!resolved.has(folder)) resolved.set(folder, await withoutLinks(folder));
    }
    const pathOf = ({ folder, filePath }: { readonly folder: string; readonly filePath: string }): string =>
      join(resolved.get(folder) ?? folder, filePath);
    return {
      stored,
      heldFiles: new Map(stored.map((document) => [pathOf(document), document])),
      folders,
      leftOut: new Set(leftOut.map(pathOf)),
    };
  };

  const readFiles = async (files: readonly PlannedFile[]): Promise<ReadFile[]> => {
    const queue = new PQueue({ concurrency: workers.concurrency });
    const stop = (): void => queue.clear();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await queue.addAll(
        files.map((planned) => async () => {
          const { file, known, folder } = planned;
          // A document whose folder was moved is stored anew with its place, whatever its text.
          const knownHash = known?.folder === folder ? known.hash : null;
          const { outcome } = await workers.perform<'read'>({ kind: 'read', file, knownHash }, signal);
          return { planned, outcome };
        }),
      );
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

  /** The files of the project's folders that it neither holds nor was told to leave out. */
  const findNewFiles = async ({ folders, heldFiles, leftOut }: Holdings): Promise<Source[]> => {
    const sources: Source[] = [];
    const seen = new Set<string>();
    for (const folder of folders) {
      const files = (await listIfThere(folder)).filter(
        ({ absolutePath }) =>
          !heldFiles.has(absolutePath) && !leftOut.has(absolutePath) && !seen.has(absolutePath),
      );
      for (const { absolutePath } of files) seen.add(absolutePath);
      sources.push({ folder, isWhole: true, files });
    }
    return sources;
  };

  /** Reads the files of all documents again, and those that are new beside them. */
  const compare = async (): Promise<readonly ReadFile[]> => {
    const holdings = await readHoldings();
    const held = [...holdings.heldFiles].map(([absolutePath, known]): PlannedFile => {
      const { path: name, folder, filePath } = known;
      return { file: { path: filePath, absolutePath, size: 0 }, name, folder, filePath, known };
    });
    const added = planIntake(
      await findNewFiles(holdings),
      holdings.stored,
      holdings.heldFiles,
      // Nothing moves because a disk is missing for a while.
      () => true,
    );
    return readFiles([...held, ...added]);
  };

  return {
    list: () => db.read.listDocumentRows(),

    check: async () => {
      const files = await compare();
      return {
        changed: namesOf(
          files,
          ({ planned, outcome }) => planned.known !== null && outcome.kind === 'document',
        ),
        missing: namesOf(files, ({ planned, outcome }) => planned.known !== null && isGone(outcome)),
        added: files
          .filter(({ planned, outcome }) => planned.known === null && outcome.kind === 'document')
          .map(({ planned }) => planned.filePath)
          .sort(compareCodePoints),
      };
    },

    add: (paths) =>
      change(async () => {
        const { sources, refused } = await findSources(paths);
        const { stored, heldFiles } = await readHoldings();
        const files = await readFiles(planIntake(sources, stored, heldFiles, existsSync));
        const folders = sources.filter(({ isWhole }) => isWhole).map(({ folder }) => folder);
        await write({ stored: documentsOf(files), folders, leftOut: [] });
        return reportOn(files, refused);
      }),

    update: () =>
      change(async () => {
        const files = (await compare()).filter(
          ({ planned, outcome }) => planned.known === null || !isGone(outcome),
        );
        const stored = documentsOf(files);
        if (stored.length > 0) await write({ stored, folders: [], leftOut: [] });
        return reportOn(files, []);
      }),

    remove: (documents) => change(() => write({ stored: [], folders: [], leftOut: documents })),
  };
}

/** The error without what proves who holds the run: it may go as far as a window. */
function alreadyActive({ id, scope, startedAt, program }: BlockingRun): RunAlreadyActiveError {
  return new RunAlreadyActiveError({ id, scope, startedAt, program });
}

/** The real path of a folder, or the folder as it is written where it cannot be reached. */
async function withoutLinks(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    // A disk that is not there today.
    return folder;
  }
}

/** The files of a folder; none where it cannot be reached, so that its documents stay as they are. */
async function listIfThere(folder: string): Promise<readonly ListedFile[]> {
  try {
    return (await listDocuments(folder)).files;
  } catch (error) {
    if (error instanceof ActionableError) return [];
    throw error;
  }
}

function isGone(outcome: ReadOutcome): boolean {
  return outcome.kind === 'refused' && outcome.refusal.code === 'vanished';
}

function namesOf(files: readonly ReadFile[], isMeant: (file: ReadFile) => boolean): string[] {
  return files
    .filter(isMeant)
    .map(({ planned }) => planned.name)
    .sort(compareCodePoints);
}

function documentsOf(files: readonly ReadFile[]): DocumentToStore[] {
  return files.flatMap(({ planned: { name, folder, filePath }, outcome }) =>
    outcome.kind === 'document' ? [{ ...outcome.document, path: name, folder, filePath }] : [],
  );
}

function reportOn(files: readonly ReadFile[], refused: readonly RefusedFile[]): IntakeReport {
  const isNew = ({ planned, outcome }: ReadFile): boolean =>
    planned.known === null && outcome.kind === 'document';
  const isChanged = ({ planned: { known }, outcome }: ReadFile): boolean =>
    known !== null && outcome.kind === 'document' && outcome.document.hash !== known.hash;
  const added = namesOf(files, isNew);
  const changed = namesOf(files, isChanged);
  const refusals = files.flatMap(({ outcome }) => (outcome.kind === 'refused' ? [outcome.refusal] : []));
  return {
    added,
    changed,
    unchanged: files.length - added.length - changed.length - refusals.length,
    refused: [...refused, ...refusals.map(({ path, code }) => ({ path, code }))],
  };
}
