import type { Run, RunDetails, StepSummary, UnitCounts } from '../domain/run.ts';
import { logLine } from '../runs/log-line.ts';
import type { StartedRun } from '../runs/run-manager.ts';
import type { RunListener } from '../runs/run-session.ts';
import type { Project } from '../project/project.ts';
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
    const { events } = await project.runs.show(id);
    const { run, settings, steps, failedUnits } = await project.runs.details(id);
    if (format === 'json') {
      terminal.print(toJson({ ...forOutput(run), settings, steps, failedUnits, events }));
      return EXIT.done;
    }
    terminal.print(`${toLine(run)}\n`);
    for (const line of [...settingLines(settings), ...steps.map(toStepLine)]) terminal.print(`  ${line}\n`);
    for (const { step, subject, detail } of failedUnits) {
      terminal.print(`  failed ${step}: ${subject}: ${detail.replace(/\s+/g, ' ')}\n`);
    }
    for (const event of events) terminal.print(`  ${logLine(event)}\n`);
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

/** `runs take-over ID` */
export function takeOverRun(
  { app, terminal }: CommandContext,
  id: string,
  { db, format }: RunsFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async (project) => {
    await project.runs.takeOver(id);
    const { run } = await project.runs.show(id);
    terminal.print(format === 'json' ? toJson(forOutput(run)) : `${toLine(run)}\n`);
    return EXIT.done;
  });
}

/** `runs resume` */
export function resumeRun(context: CommandContext, flags: RunsFlags): Promise<ExitCode> {
  return startAndWatch(context, flags, ({ runs }, listener) => runs.resume(listener));
}

/** `runs again ID` */
export function repeatRun(context: CommandContext, id: string, flags: RunsFlags): Promise<ExitCode> {
  return startAndWatch(context, flags, ({ runs }, listener) => runs.again(id, listener));
}

/** `runs retry ID` */
export function retryRun(context: CommandContext, id: string, flags: RunsFlags): Promise<ExitCode> {
  return startAndWatch(context, flags, ({ runs }, listener) => runs.retryFailed(id, listener));
}

function startAndWatch(
  context: CommandContext,
  { db, format }: RunsFlags,
  start: (project: Project, listener: RunListener) => Promise<StartedRun>,
): Promise<ExitCode> {
  const { app, terminal } = context;
  return withExistingProject(app, db, async (project) => {
    const run = await watchRun(context, project, (listener) => start(project, listener));
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

function toLine(run: Run): string {
  const { id, scope, status, startedAt, program, reason } = run;
  return `${id}  ${scope}  ${status}  ${startedAt}  ${program}  ${unitsOf(run)}${reason === null ? '' : `  ${reason}`}`;
}

function settingLines({ folder, provider, documents, terms }: RunDetails['settings']): string[] {
  return [
    ...(folder === null ? [] : [`folder: ${folder}`]),
    `provider: ${provider}`,
    ...(documents === null ? [] : [`documents: ${documents.length} chosen`]),
    ...(terms === null ? [] : [`terms: ${terms.length} chosen`]),
  ];
}

function toStepLine(summary: StepSummary): string {
  const { step, total, startedAt, finishedAt } = summary;
  const duration =
    finishedAt === null
      ? 'not finished'
      : `${(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
  return `${step}  ${total} in all, ${unitsOf(summary)}  ${duration}`;
}

function unitsOf({ unitsDone, unitsReused, unitsFailed }: UnitCounts): string {
  return `${unitsDone} computed, ${unitsReused} reused, ${unitsFailed} failed`;
}
