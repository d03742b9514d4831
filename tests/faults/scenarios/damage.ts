import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BACKUP_KINDS } from '../../../src-main/domain/backup.ts';
import { backupPath, backupsFolder } from '../../../src-main/db/backup-files.ts';
import { endAll, runSchema, sightsSchema, startApp } from '../../support/app-in-process.ts';
import type { AppInProcess } from '../../support/app-in-process.ts';
import type { Answer, Order } from '../../support/app-orders.ts';
import { buildProject } from '../../support/built-project.ts';
import { changeRow, clearPage, scribble, truncateFile } from '../../support/damage.ts';
import { tryAll } from '../../support/trial.ts';
import type { Round, Scenario, ScenarioContext } from '../scenario.ts';

type Start = ScenarioContext['start'];
type Sights = z.infer<typeof sightsSchema>;

/** An answer that takes longer never comes, in milliseconds. */
const DEADLINE_MS = 60_000;

/** What a file may be refused with: where its header is damaged it does not look like a project any more. */
const REFUSALS = ['project-damaged', 'project-not-sqlite', 'project-foreign', 'project-too-new'];
/** What a part of a project may be refused with. */
const DAMAGES = ['project-damaged', 'document-damaged', 'entry-damaged'];
/** Where a person reads a whole row that carries a hash; lists show its first words without a check. */
const GUARDED = /^(document |entry |glossary$)/;

const backupsSchema = z.array(z.looseObject({ name: z.string(), kind: z.enum(BACKUP_KINDS) }));

/** A sound project with a backup, and what it shows. */
interface SoundProject {
  readonly file: string;
  readonly backup: string;
  readonly sights: Sights;
}

/** Where damage was noticed; `nowhere` with or without a difference to be seen in rows without a hash. */
type Noticed =
  | 'on opening'
  | 'on looking'
  | 'by the backup'
  | 'nowhere, and nothing differs'
  | 'nowhere, in rows without a hash';

/** A project file that a disk or another program has damaged while nobody had it open. */
export const damage: Scenario = {
  name: 'damage',
  short: 1,
  long: 25,
  run: async (context) => {
    const { start, note } = context;
    const sound = await makeSoundProject(context);
    const noticed = new Map<string, number>();
    const attempt =
      (way: string, inflict: (file: string, random: () => number) => string) =>
      (round: Round): Promise<readonly string[]> =>
        damageFile(start, round, sound, inflict, (where) => {
          const line = `${way}: noticed ${where}`;
          noticed.set(line, (noticed.get(line) ?? 0) + 1);
        });
    const rows = await tryAll(context, [
      { what: 'file cut off at a random place', attempt: attempt('cut off', truncateFile) },
      { what: 'page of zeros, of every kind of page', attempt: attempt('zeros', clearPage) },
      { what: 'random bytes in a page', attempt: attempt('random bytes', scribble) },
      { what: 'changed row of a document or an entry', attempt: attempt('changed row', changeRow) },
    ]);
    for (const [line, count] of [...noticed].sort(([left], [right]) => (left < right ? -1 : 1)))
      note(`${line}: ${count}`);
    return rows;
  },
};

async function makeSoundProject(context: ScenarioContext): Promise<SoundProject> {
  const { file } = await buildProject(context);
  const app = await startApp(context.start, { dataFolder: join(context.folder, 'data') });
  await app.get(z.null(), { do: 'open', file, name: null });
  await app.get(z.null(), { do: 'define', term: 'torque limiter', definition: 'A coupling that slips.' });
  const { name } = await app.get(z.looseObject({ name: z.string() }), { do: 'back-up', file });
  const sights = await app.get(sightsSchema, { do: 'look' });
  await app.get(z.null(), { do: 'close' });
  await endAll(app);
  return { file, backup: name, sights };
}

/**
 * Damages a copy of a project, looks at it, backs it up and goes back to the backup.
 *
 * @param inflict damages a file and answers how
 * @param onNoticed told where the damage was noticed first
 */
async function damageFile(
  start: Start,
  { folder, random }: Round,
  sound: SoundProject,
  inflict: (file: string, random: () => number) => string,
  onNoticed: (where: Noticed) => void,
): Promise<readonly string[]> {
  const file = join(folder, 'project.genglossary');
  copyFileSync(sound.file, file);
  cpSync(backupsFolder(sound.file), backupsFolder(file), { recursive: true });
  const backup = backupPath(file, sound.backup) ?? '';
  const backupBytes = readFileSync(backup);
  const how = inflict(file, random);
  const damagedBytes = readFileSync(file);
  const faults: string[] = [];
  const app = await startApp(start, { dataFolder: join(folder, 'data') });
  const ask = (order: Order): Promise<Answer> => beforeDeadline(app, order);

  const opened = await ask({ do: 'open', file, name: null });
  let where: Noticed = 'nowhere, and nothing differs';
  if (opened.kind === 'error') {
    where = 'on opening';
    if (!REFUSALS.includes(opened.code ?? '') || opened.remedy === null)
      faults.push(`opening was refused by ${opened.code ?? opened.name}: ${opened.message}`);
  } else {
    const looked = await ask({ do: 'look' });
    if (looked.kind === 'error') faults.push(`nothing can be looked at: ${looked.message}`);
    else {
      const { isNoticed, unguarded, wrong } = compareSights(sound.sights, sightsSchema.parse(looked.value));
      faults.push(...wrong);
      if (unguarded.length > 0) where = 'nowhere, in rows without a hash';
      if (isNoticed) where = 'on looking';
    }
  }
  const backedUp = await ask({ do: 'back-up', file });
  if (backedUp.kind === 'value') {
    if (where.startsWith('on ')) faults.push('a damaged state was backed up');
  } else {
    if (!where.startsWith('on ')) where = 'by the backup';
    if (![...REFUSALS, ...DAMAGES].includes(backedUp.code ?? '') || backedUp.remedy === null)
      faults.push(`the backup was refused by ${backedUp.code ?? backedUp.name}: ${backedUp.message}`);
  }
  if (!readFileSync(backup).equals(backupBytes)) faults.push('the good backup has changed');
  onNoticed(where);

  if (opened.kind === 'value') {
    const closed = await ask({ do: 'close' });
    if (closed.kind === 'error') faults.push(`closing failed: ${closed.message}`);
  }
  const restored = await ask({ do: 'restore', file, name: sound.backup });
  if (restored.kind === 'error') {
    faults.push(`going back was refused by ${restored.code ?? restored.name}: ${restored.message}`);
  } else {
    await app.get(z.null(), { do: 'open', file, name: null });
    const { different } = compareSights(sound.sights, await app.get(sightsSchema, { do: 'look' }));
    if (different.length > 0) faults.push(`gone back, these differ: ${different.join(', ')}`);
    if (opened.kind === 'error') {
      const kept = (await app.get(backupsSchema, { do: 'backups', file })).find(
        ({ kind }) => kind === 'damaged',
      );
      const path = kept === undefined ? null : backupPath(file, kept.name);
      if (path === null || !readFileSync(path).equals(damagedBytes))
        faults.push('the damaged file was not kept as it was');
    }
    await app.get(z.string(), { do: 'start', scope: 'review', folder: null });
    const run = await app.get(runSchema, { do: 'finished' });
    if (run.status !== 'completed') faults.push(`gone back, a run ended ${run.status}: ${run.reason ?? ''}`);
  }
  await endAll(app);
  return faults.map((fault) => `${how}: ${fault}`);
}

/** What is seen of a damaged project, beside what was seen of the sound one. */
function compareSights(
  sound: Sights,
  seen: Sights,
): {
  /** Whether some part says that it is damaged. */
  readonly isNoticed: boolean;
  /** Names of the parts that are not as they were. */
  readonly different: readonly string[];
  /** Those among them that show something else and need not notice it. */
  readonly unguarded: readonly string[];
  /** What must not be. */
  readonly wrong: readonly string[];
} {
  const different: string[] = [];
  const unguarded: string[] = [];
  const wrong: string[] = [];
  let isNoticed = false;
  for (const part of new Set([...Object.keys(sound), ...Object.keys(seen)])) {
    const was = sound[part];
    const is = seen[part];
    if (is?.kind === 'value' && was?.kind === 'value' && is.value === was.value) continue;
    different.push(part);
    if (is?.kind === 'error') {
      if (DAMAGES.includes(is.code ?? '')) isNoticed = true;
      else wrong.push(`${part} cannot be read, without saying why: ${is.message}`);
    } else if (is !== undefined && was !== undefined && GUARDED.test(part)) {
      wrong.push(`${part} shows something that nobody wrote`);
    } else unguarded.push(part);
  }
  return { isNoticed, different, unguarded, wrong };
}

/** Waits for an answer, but not for ever. */
async function beforeDeadline(app: AppInProcess, order: Order): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`"${order.do}" never ended.`)), DEADLINE_MS);
  try {
    return await Promise.race([app.ask(order), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
