import { Command, CommanderError } from 'commander';
import { ActionableError, RunAlreadyActiveError } from '../domain/errors.ts';
import { buildGlossary } from './build.ts';
import type {
  BuildFlags,
  CommandContext,
  ContextsFlags,
  DecideFlags,
  ListFlags,
  ProjectFlags,
  RunsFlags,
  TermsFlags,
} from './command-context.ts';
import { listContexts } from './contexts.ts';
import { decideReading } from './decide-reading.ts';
import { mergeTerms, splitSynonym } from './decide-synonyms.ts';
import { decideTerms } from './decide.ts';
import type { Verdict } from './decide.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { listDefinitions, listTerms } from './extraction.ts';
import { KEYS_HELP } from './keys.ts';
import { exportFormatOption, listFormatOption, modelOptions, parseCount, providerOption } from './options.ts';
import { cancelRun, listRuns, repeatRun, resumeRun, retryRun, showRun, takeOverRun } from './runs.ts';
import { buildSample } from './sample.ts';

/**
 * Performs one command.
 *
 * @param words the words after the program's name
 * @returns how it ended; nothing is thrown for what a person can act on
 */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  let exitCode: ExitCode = EXIT.done;
  const end = async (result: Promise<ExitCode>): Promise<void> => {
    exitCode = await result;
  };
  const program = new Command('genglossary')
    .description('Finds the terms in your documents and writes a glossary from them.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.note(text.trimEnd()),
    });
  const addCommand = (parent: Command, nameAndArguments: string, description: string): Command =>
    parent.command(nameAndArguments).description(description).allowExcessArguments(false);

  const build = addCommand(program, 'build <DIR>', 'build a glossary from the documents in a folder')
    .requiredOption('--out <FILE>', 'the file to write')
    .addOption(exportFormatOption)
    .addOption(providerOption)
    .option('--concurrency <N>', 'how much is worked on at once; for a model, how many requests', parseCount)
    .option('--db <FILE>', 'keep the project in this file; a second build then computes only what changed')
    .addHelpText('after', KEYS_HELP)
    .action((folder: string, options: BuildFlags, command: Command) =>
      end(buildGlossary(context, folder, options, (message) => command.error(message))),
    );
  for (const option of modelOptions()) build.addOption(option);

  addCommand(program, 'terms <DIR>', 'list the terms of a folder, best first')
    .addOption(listFormatOption().default('json'))
    .option('--limit <N>', 'only the best N', parseCount)
    .option('--explain', 'with what each score is made of, all written forms, and what tells the category')
    .option('--db <FILE>', 'keep the project in this file')
    .action((folder: string, options: TermsFlags) => end(listTerms(context, folder, options)));

  addCommand(program, 'definitions <DIR>', 'list every definition sentence of a folder')
    .addOption(listFormatOption().default('json'))
    .option('--db <FILE>', 'keep the project in this file')
    .action((folder: string, options: ListFlags) => end(listDefinitions(context, folder, options)));

  addCommand(program, 'contexts [DIR]', 'list where a term of a folder or a project occurs')
    .requiredOption('--term <TERM>', 'the term, in any of its written forms')
    .addOption(listFormatOption())
    .option('--limit <N>', 'only the first N', parseCount)
    .option('--db <FILE>', 'keep the project in this file; without DIR: the project as it is')
    .action((folder: string | undefined, options: ContextsFlags, command: Command) =>
      end(listContexts(context, folder, options, (message) => command.error(message))),
    );

  const decide = program.command('decide').description('decide about terms of a project');
  const addVerdict = (verdict: Verdict, description: string): void => {
    addCommand(decide, `${verdict} [TERM...]`, description)
      .requiredOption('--db <FILE>', 'the project file')
      .option('--from <FILE>', 'more terms, one a line')
      .action((names: readonly string[], options: DecideFlags, command: Command) =>
        end(decideTerms(context, verdict, names, options, (message) => command.error(message))),
      );
  };
  addVerdict('accept', 'take terms into the glossary');
  addVerdict('reject', 'keep terms out of the glossary');
  addVerdict('require', 'take terms into the glossary, whatever is found in later documents');
  addVerdict('undecide', 'take back what was decided');
  addCommand(
    decide,
    'merge <TERM> <SYNONYM...>',
    'declare that terms mean the same; the first one is the main term',
  )
    .requiredOption('--db <FILE>', 'the project file')
    .action((main: string, synonyms: readonly string[], options: ProjectFlags) =>
      end(mergeTerms(context, main, synonyms, options)),
    );
  addCommand(decide, 'split <SYNONYM>', 'make a synonym a term of its own again')
    .requiredOption('--db <FILE>', 'the project file')
    .action((synonym: string, options: ProjectFlags) => end(splitSynonym(context, synonym, options)));

  addCommand(
    decide,
    'reading <TERM> [READING]',
    'say how a term is read; without a reading it is left to the documents again',
  )
    .requiredOption('--db <FILE>', 'the project file')
    .action((term: string, reading: string | undefined, options: ProjectFlags) =>
      end(decideReading(context, term, reading ?? '', options)),
    );

  const runs = program.command('runs').description('the runs of a project');
  const addRunsCommand = (nameAndArguments: string, description: string): Command =>
    addCommand(runs, nameAndArguments, description)
      .requiredOption('--db <FILE>', 'the project file')
      .addOption(listFormatOption());
  addRunsCommand('list', 'all runs, newest first').action((options: RunsFlags) =>
    end(listRuns(context, options)),
  );
  addRunsCommand('show <ID>', 'one run: its settings, steps, failed parts and log').action(
    (id: string, options: RunsFlags) => end(showRun(context, id, options)),
  );
  addRunsCommand('cancel <ID>', 'stop a run, also one of another program').action(
    (id: string, options: RunsFlags) => end(cancelRun(context, id, options)),
  );
  addRunsCommand('resume', 'go on where the last run stopped').action((options: RunsFlags) =>
    end(resumeRun(context, options)),
  );
  addRunsCommand('again <ID>', 'start a run with the scope and settings of an earlier one').action(
    (id: string, options: RunsFlags) => end(repeatRun(context, id, options)),
  );
  addRunsCommand('retry <ID>', 'run only what failed in an earlier run').action(
    (id: string, options: RunsFlags) => end(retryRun(context, id, options)),
  );
  addRunsCommand(
    'take-over <ID>',
    'end a run whose program does not answer; it cannot write any more',
  ).action((id: string, options: RunsFlags) => end(takeOverRun(context, id, options)));

  program.command('sample', { hidden: true }).action(() => end(buildSample(context)));

  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeFor(error, context);
  }
}

function exitCodeFor(error: unknown, { terminal, signal }: CommandContext): ExitCode {
  // Commander has already said what is wrong, and ends with 0 after --help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  if (signal.aborted && error === signal.reason) {
    terminal.note('cancelled before the run began; nothing was changed.');
    return EXIT.cancelled;
  }
  if (error instanceof ActionableError) {
    terminal.note(`error: ${error.message} ${error.remedy}`);
    return error instanceof RunAlreadyActiveError ? EXIT.runActive : EXIT.failed;
  }
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
    terminal.note(
      'error: Another program has been writing to the project file for too long. Try again when it is done.',
    );
    return EXIT.failed;
  }
  terminal.note(
    `error: The program made a mistake: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return EXIT.failed;
}
