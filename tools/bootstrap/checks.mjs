/** One configuration for each process, so that none sees what it does not have. */
const TYPE_CONFIGURATIONS = /** @type {const} */ ([
  'src-main',
  'src-main/tsconfig.core.json',
  'src-preload',
  'src-renderer',
  'tests',
  'tools',
  'tools/browser-shell/tsconfig.app.json',
  'tools/browser-shell/tsconfig.preload.json',
]);

/** Named one by one: without git, oxlint would go through node_modules too. */
const LINTED = /** @type {const} */ ([
  'src-main',
  'src-preload',
  'src-renderer',
  'tests',
  'tools',
  'electron.vite.config.ts',
  'playwright.config.ts',
  'vitest.config.ts',
]);

const PRETTIER = 'prettier/bin/prettier.cjs';

/**
 * What has to hold for the sources as they stand.
 *
 * @type {readonly import('./commands.mjs').Command[]}
 */
export const CHECKS = [
  { name: 'formatting', script: PRETTIER, args: ['--check', '--log-level=warn', '.'] },
  ...TYPE_CONFIGURATIONS.map((folder) => ({
    name: `types of ${folder}`,
    script: 'typescript/bin/tsc',
    args: ['-p', folder],
  })),
  {
    name: 'lint',
    script: 'oxlint/bin/oxlint',
    args: ['--type-aware', '--type-check', '--deny-warnings', ...LINTED],
  },
];

/**
 * Makes the three bundles of the desktop app.
 *
 * @type {import('./commands.mjs').Command}
 */
export const BUILD = {
  name: 'build',
  script: 'electron-vite/bin/electron-vite.js',
  args: ['build', '--logLevel', 'warn'],
};

/**
 * Rewrites the sources in the form that the check demands.
 *
 * @type {import('./commands.mjs').Command}
 */
export const FORMAT = { name: 'format', script: PRETTIER, args: ['--write', '--log-level=warn', '.'] };
