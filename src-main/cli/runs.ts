import type { Run } from '../domain/run.ts';
import type { CommandContext, RunsFlags } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, watchRun } from './watched-run.ts';
import { withExistingProject } from './with-project.ts';

/** `runs list` */
export function listRuns({ app, terminal }: CommandContext, { db, format }: RunsFlags): Promise<ExitCode> {
  return withExistingProject(app, db, async (project) => {
    const runs = await project.runs.list();
    if (format === 'json') terminal.print(toJson(runs.map(forOutput)));
    else for (const run of runs) terminal.print(`${toLine(run)}\n`);
    return EXIT.done;
  });
}

/** `runs show ID` */
export function showRun(
  { app, terminal }: CommandContext,
  id: string,
  { db, format }: RunsFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async (project) => {
    const { run, events } = await project.runs.show(id);
    if (format === 'json') {
      terminal.print(toJson({ ...forOutput(run), events }));
      return EXIT.done;
    }
    terminal.print(`${toLine(run)}\n`);
    for (const { at, level, step, message } of events) {
      terminal.print(`  ${at} ${level}${step === null ? '' : ` ${step}`}: ${message}\n`);
    }
    return EXIT.done;
  });
}

/** `runs cancel ID` */
export function cancelRun(
  { app, terminal }: CommandContext,
  id: string,
  { db, format }: RunsFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async (project) => {
    await project.runs.cancel(id);
    const { run } = await project.runs.show(id);
    terminal.print(format === 'json' ? toJson(forOutput(run)) : `${toLine(run)}\n`);
    return EXIT.done;
  });
}

/** `runs resume` */
export function resumeRun(context: CommandContext, { db, format }: RunsFlags): Promise<ExitCode> {
  const { app, terminal } = context;
  return withExistingProject(app, db, async (project) => {
    const run = await watchRun(context, project, (listener) => project.runs.resume(listener));
    if (format === 'json') terminal.print(toJson(forOutput(run)));
    return exitCodeOf(run);
  });
}

function forOutput({ id, scope, status, startedAt, finishedAt, program, reason, resumes, ...units }: Run) {
  const { unitsDone, unitsReused, unitsFailed } = units;
  return {
    id,
    scope,
    status,
    startedAt,
    finishedAt,
    program,
    unitsDone,
    unitsReused,
    unitsFailed,
    reason,
    resumes,
  };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toLine({
  id,
  scope,
  status,
  startedAt,
  program,
  unitsDone,
  unitsReused,
  unitsFailed,
  reason,
}: Run): string {
  const units = `${unitsDone} computed, ${unitsReused} reused, ${unitsFailed} failed`;
  return `${id}  ${scope}  ${status}  ${startedAt}  ${program}  ${units}${reason === null ? '' : `  ${reason}`}`;
}
