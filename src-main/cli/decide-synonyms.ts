import type { CommandContext, ProjectFlags } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { findTerms } from './find-terms.ts';
import { withExistingProject } from './with-project.ts';

/**
 * `decide merge TERM SYNONYM...`: declares that terms mean the same, all of them in one step or none.
 *
 * @param mainName the main term as it is written
 * @param names the other terms as they are written
 */
export async function mergeTerms(
  { app, terminal }: CommandContext,
  mainName: string,
  names: readonly string[],
  { db }: ProjectFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async ({ terms, synonyms }) => {
    const all = await terms.list();
    // All names at once, so that all unknown ones are named.
    findTerms(all, [mainName, ...names]);
    for (const main of findTerms(all, [mainName])) {
      const others = findTerms(all, names).filter(({ key }) => key !== main.key);
      const { withOwnDefinition } = await synonyms.merge(
        main.key,
        others.map(({ key }) => key),
      );
      for (const { term } of others) terminal.print(`merge  ${term}\n`);
      for (const { term } of withOwnDefinition) {
        terminal.note(`The definition of ${term} is kept beside that of ${main.term}.`);
      }
    }
    return EXIT.done;
  });
}

/**
 * `decide split SYNONYM`: makes a synonym a term of its own again.
 *
 * @param name the synonym as it is written
 */
export async function splitSynonym(
  { app, terminal }: CommandContext,
  name: string,
  { db }: ProjectFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async ({ terms, synonyms }) => {
    const all = (await terms.list()).flatMap((main) => main.synonyms);
    const found = findTerms(
      all.map((synonym) => ({ ...synonym, synonyms: [] })),
      [name],
    );
    for (const { key, term } of found) {
      await synonyms.split(key);
      terminal.print(`split  ${term}\n`);
    }
    return EXIT.done;
  });
}
