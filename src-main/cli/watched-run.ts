import { ActionableError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import type { StartedRun } from '../runs/run-manager.ts';
import type { RunListener } from '../runs/run-session.ts';
import type { Project } from '../project/project.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/**
 * Starts a run, shows it on the terminal while it works, and stops it on Ctrl-C.
 *
 * @param start starts the run with the listener that shows it
 * @returns the run as it ended
 */
export async function watchRun(
  { terminal, signal }: CommandContext,
  project: Project,
  start: (listener: RunListener) => Promise<StartedRun>,
): Promise<Run> {
  const { id, finished } = await start({
    onEvents: (events) => {
      for (const { level, step, message } of events) {
        const where = step === null ? '' : `${step}: `;
        terminal.note(level === 'info' ? `${where}${message}` : `${level}: ${where}${message}`);
      }
    },
    onProgress: (progress) => terminal.progress(progress),
  });
  let cancelling: Promise<void> | undefined;
  const cancel = (): void => {
    cancelling = project.runs.cancel(id).catch((error: unknown) => {
      // It ended by itself in the same moment.
      if (error instanceof ActionableError && error.code === 'run-not-active') return;
      terminal.note(`warning: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const run = await finished;
    await cancelling;
    // Somebody else has ended it; its own log tells nothing of that.
    if (run.status === 'interrupted' && run.reason !== null) terminal.note(`warning: ${run.reason}`);
    terminal.note(
      `run ${run.id} ${run.status}: ${run.unitsDone} units computed, ${run.unitsReused} reused, ${run.unitsFailed} failed.`,
    );
    return run;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** How a command ends whose run ended so. */
export function exitCodeOf(run: Run): ExitCode {
  switch (run.status) {
    case 'completed':
      return EXIT.done;
    case 'cancelled':
      return EXIT.cancelled;
    case 'pending':
    case 'running':
    case 'cancelling':
    case 'failed':
    case 'interrupted':
      return EXIT.failed;
  }
}
