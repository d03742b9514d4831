import { existsSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { DocumentToStore } from '../../db/repositories/documents.ts';
import { listDocuments } from '../../documents/list-documents.ts';
import { ActionableError } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/document.ts';
import { untilAborted } from '../until-aborted.ts';
import { planDocuments } from './plan-documents.ts';
import type { StepContext } from './step-context.ts';

/**
 * Takes the new and changed files of a folder into the project and those that are gone out of it, all in
 * one transaction. A file that is refused is named in the log with its reason; the rest goes on, and the
 * earlier text of a document that cannot be read this time stays. What a person took out of the project stays out.
 *
 * @throws ActionableError `folder-empty` when there is nothing to read and the project has no document
 */
export async function readDocuments(context: StepContext, folder: string): Promise<void> {
  const { session, db, workers } = context;
  session.beginStep('read');
  const listing = await untilAborted(listDocuments(folder), session.signal);
  const { documents: stored, leftOut } = await db.read.documentSources();
  const unwanted = new Set(leftOut.map((file) => join(file.folder, file.filePath)));
  const files = listing.files.filter(({ absolutePath }) => !unwanted.has(absolutePath));
  const plan = planDocuments(
    folder,
    files.map((file) => file.path),
    [...listing.unreadable, ...listing.refusals.map((refusal) => refusal.path)],
    stored,
    existsSync,
  );
  for (const refusal of listing.refusals) logRefusal(context, refusal);
  if (files.length < listing.files.length) {
    const count = listing.files.length - files.length;
    session.log('info', 'read', { code: 'documents-left-out', values: { count } });
  }

  const changed: DocumentToStore[] = [];
  let finished = 0;
  const queue = new PQueue({ concurrency: workers.concurrency });
  const stop = (): void => queue.clear();
  session.signal.addEventListener('abort', stop, { once: true });
  const filesByPath = new Map(files.map((file) => [file.path, file]));
  const work = plan.names.map(({ filePath, name, knownHash }) =>
    queue.add(async () => {
      const file = filesByPath.get(filePath);
      if (file === undefined) return;
      const { outcome } = await workers.perform<'read'>({ kind: 'read', file, knownHash }, session.signal);
      if (outcome.kind === 'refused') logRefusal(context, outcome.refusal);
      if (outcome.kind === 'unchanged') session.count('read', { unitsReused: 1 });
      if (outcome.kind === 'document') {
        session.count('read', { unitsDone: 1 });
        changed.push({ ...outcome.document, path: name, folder, filePath });
      }
      finished += 1;
      session.progress({ step: 'read', total: plan.names.length, finished });
    }),
  );
  const results = await Promise.allSettled(work);
  session.signal.removeEventListener('abort', stop);
  session.signal.throwIfAborted();
  for (const result of results) if (result.status === 'rejected') throw result.reason;

  if (changed.length + stored.length - plan.removed.length === 0) {
    throw new ActionableError(
      'folder-empty',
      'None of the files in the folder could be read as a document.',
      'The log names each file and why it was refused.',
    );
  }
  changed.sort((left, right) => (left.path < right.path ? -1 : 1));
  session.log('info', 'read', {
    code: 'documents-read',
    values: { files: plan.names.length, changed: changed.length, removed: plan.removed.length },
  });
  await session.publish(() =>
    db.write.publishDocuments(session.lease, { stored: changed, removed: plan.removed }, session.timestamp()),
  );
}

function logRefusal({ session }: StepContext, { path, code }: Refusal): void {
  session.log('warning', 'read', { code: 'document-refused', values: { path, refusal: code } });
}
