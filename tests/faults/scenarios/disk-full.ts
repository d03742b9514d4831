import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { endAll, runSchema, sightsSchema, startApp } from '../../support/app-in-process.ts';
import type { AppInProcess } from '../../support/app-in-process.ts';
import { faultsAfterRun, faultsAtAnyMoment } from '../../support/built-project.ts';
import type { BuiltProject } from '../../support/built-project.ts';
import { asSeenBy, withOwnMounts } from '../../support/own-mounts.ts';
import { oneOf } from '../scenario.ts';
import type { Round, ScenarioContext } from '../scenario.ts';

const DISK_BYTES = 6_000_000;
/** Up to so many bytes are left when the disk is called full. */
const MOST_SPARE_BYTES = 120_000;

type Start = ScenarioContext['start'];

/** A project open on a disk of its own, which is small. */
interface OnSmallDisk {
  readonly app: AppInProcess;
  /** As the app sees it. */
  readonly file: string;
  /** As this process sees it. */
  readonly seen: string;
  readonly ballast: string;
  /** A folder on another disk. */
  readonly dataFolder: string;
}

async function openOnSmallDisk(start: Start, { folder }: Round, built: BuiltProject): Promise<OnSmallDisk> {
  const options = withOwnMounts(folder, `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$0"`);
  const dataFolder = `${folder} data`;
  const app = await startApp(start, { dataFolder }, options);
  const file = join(folder, 'project.genglossary');
  const seen = asSeenBy(app.process.pid, file);
  copyFileSync(built.file, seen);
  await app.get(z.null(), { do: 'open', file, name: null });
  return { app, file, seen, ballast: join(folder, 'ballast'), dataFolder };
}

/** The disk gets full at some moment of a run, and has room again after it. */
export async function fillDuringRun(
  start: Start,
  round: Round,
  built: BuiltProject,
): Promise<readonly string[]> {
  const { random } = round;
  const { app, file, seen, ballast, dataFolder } = await openOnSmallDisk(start, round, built);
  const faults: string[] = [];
  const note = `kept ${round.seed}`;
  await app.get(z.null(), { do: 'note', term: built.term, note });
  const step = oneOf(random, ['read', 'extract', 'generate', 'review', 'refine']);
  const finished = step === 'review' || step === 'refine' ? 0 : Math.floor(random() * 8);
  const spare = random() < 0.5 ? 0 : Math.floor(random() * MOST_SPARE_BYTES);
  await app.get(z.null(), { do: 'fill-at', step, finished, ballast, spare });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await app.reach('filled');
  const end = await app.ask({ do: 'finished' });
  if (end.kind === 'error') {
    if (end.code !== 'project-disk-full')
      faults.push(`the run broke off by ${end.code ?? end.name}: ${end.message}`);
  } else {
    const { status, reason } = runSchema.parse(end.value);
    const isExplained = status === 'failed' && (reason ?? '').includes('no room left');
    if (status !== 'completed' && !isExplained) faults.push(`the run ended ${status}: ${reason ?? ''}`);
  }
  const sights = await app.get(sightsSchema, { do: 'look' });
  for (const [part, sight] of Object.entries(sights)) {
    if (sight.kind === 'error') faults.push(`${part} cannot be read on a full disk: ${sight.message}`);
  }
  faults.push(...faultsAtAnyMoment(seen, dataFolder, built));

  await app.get(z.null(), { do: 'remove', file: ballast });
  faults.push(...faultsAtAnyMoment(seen, dataFolder, built));
  await app.get(z.null(), { do: 'close' });
  await app.get(z.null(), { do: 'open', file, name: null });
  if ((await app.get(z.string(), { do: 'noted', term: built.term })) !== note) faults.push('a note is lost');
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  const again = await app.get(runSchema, { do: 'finished' });
  if (again.status !== 'completed') faults.push(`with room again, a run ended ${again.status}`);
  faults.push(...faultsAfterRun(seen, dataFolder, built));
  await endAll(app);
  return faults;
}

/** The disk gets full while a person writes. What was answered as kept is kept. */
export async function fillDuringEdits(
  start: Start,
  round: Round,
  built: BuiltProject,
): Promise<readonly string[]> {
  const { random } = round;
  const { app, file, seen, ballast, dataFolder } = await openOnSmallDisk(start, round, built);
  const faults: string[] = [];
  await app.get(z.null(), { do: 'fill', ballast, spare: Math.floor(random() * MOST_SPARE_BYTES) });
  let kept = '';
  let isRefused = false;
  for (let edit = 0; edit < 200 && !isRefused; edit += 1) {
    const note = `${edit} `.repeat(1 + Math.floor(random() * 2_000));
    const answer = await app.ask({ do: 'note', term: built.term, note });
    if (answer.kind === 'value') kept = note;
    else {
      isRefused = true;
      if (answer.code !== 'project-disk-full' || answer.remedy === null)
        faults.push(`an edit was refused by ${answer.message}`);
    }
  }
  if (!isRefused) faults.push('the disk was never full');
  const noted = await app.get(z.string(), { do: 'noted', term: built.term });
  if (noted !== kept) faults.push('another note is shown than the last one that was kept');
  await app.get(z.null(), { do: 'remove', file: ballast });
  const last = await app.ask({ do: 'note', term: built.term, note: 'with room again' });
  if (last.kind === 'error') faults.push(`with room again, an edit was refused by ${last.message}`);
  await app.get(z.null(), { do: 'close' });
  await app.get(z.null(), { do: 'open', file, name: null });
  const reopened = await app.get(z.string(), { do: 'noted', term: built.term });
  if (reopened !== 'with room again') faults.push('the last note is lost');
  faults.push(...faultsAtAnyMoment(seen, dataFolder, built));
  await endAll(app);
  return faults;
}

/** There is no room for a backup: none is made, the others stay, and nothing is left behind. */
export async function fillDuringBackup(
  start: Start,
  round: Round,
  built: BuiltProject,
): Promise<readonly string[]> {
  const { random, folder } = round;
  const { app, file, ballast } = await openOnSmallDisk(start, round, built);
  const faults: string[] = [];
  const backupsSchema = z.array(z.looseObject({ name: z.string(), size: z.number() }));
  const first = await app.get(z.looseObject({ size: z.number() }), { do: 'back-up', file });
  await app.get(z.null(), { do: 'note', term: built.term, note: 'since the backup' });
  const before = await app.get(backupsSchema, { do: 'backups', file });
  await app.get(z.null(), { do: 'fill', ballast, spare: Math.floor(random() * first.size * 0.9) });
  const refused = await app.ask({ do: 'back-up', file });
  if (refused.kind === 'value') faults.push('a backup was made where there is no room for it');
  else if (refused.code !== 'project-disk-full')
    faults.push(`the backup was refused by ${refused.code ?? refused.name}: ${refused.message}`);
  const after = await app.get(backupsSchema, { do: 'backups', file });
  if (JSON.stringify(after) !== JSON.stringify(before)) faults.push('the list of backups has changed');
  const litter = readdirSync(asSeenBy(app.process.pid, folder), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('.new'),
  );
  if (litter.length > 0) faults.push(`left behind: ${litter.join(', ')}`);
  await app.get(z.null(), { do: 'remove', file: ballast });
  const second = await app.ask({ do: 'back-up', file });
  if (second.kind === 'error') faults.push(`with room again, a backup was refused by ${second.message}`);
  await endAll(app);
  return faults;
}
