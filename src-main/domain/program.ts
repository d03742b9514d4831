/** The programs that start runs, by the names under which their runs are stored. */
export const PROGRAMS = { desktop: 'GenGlossary', commandLine: 'genglossary command line' } as const;
