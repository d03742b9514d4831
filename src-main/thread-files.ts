import type { ProgramContext } from './project/open-project.ts';

/**
 * Where the files of the threads lie beside the program's own file: sources beside a source, built files
 * beside a built one.
 *
 * @param programFile `import.meta.url` of a file in `src-main` or `out/main`
 */
export function threadFilesBeside(programFile: string): ProgramContext['threadFiles'] {
  const suffix = programFile.endsWith('.ts') ? '.ts' : '.js';
  return {
    database: new URL(`db/database-thread${suffix}`, programFile),
    files: new URL(`db/file-thread${suffix}`, programFile),
    text: new URL(`pipeline/text-worker${suffix}`, programFile),
    export: new URL(`exchange/export-thread${suffix}`, programFile),
  };
}
