import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cleanEnvironment,
  createProject,
  PROJECT,
  temporaryFolder,
  writeFiles,
} from './temporary-project.ts';
import type { TemporaryProject } from './temporary-project.ts';

const PASSING = 'process.exitCode = 0;';
const FAILING = 'process.exitCode = 1;';

const TOOLS = {
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  build: 'electron-vite/bin/electron-vite.js',
  vitest: 'vitest/vitest.mjs',
} as const;

/** The text of a vitest that reports these numbers. */
function vitestReporting(counts: string, code: number): string {
  return `
    import fs from 'node:fs';
    fs.writeFileSync(process.env.GENGLOSSARY_TEST_COUNTS, '${counts}');
    fs.writeFileSync('vitest-args', JSON.stringify(process.argv.slice(2)));
    process.exitCode = ${code};
  `;
}

/** A project whose tools all pass, apart from those that are given. */
async function projectWith(tools: Partial<Record<keyof typeof TOOLS, string>>): Promise<TemporaryProject> {
  const project = createProject('');
  await project.run(['genglossary']);
  const texts = { prettier: PASSING, tsc: PASSING, oxlint: PASSING, build: PASSING, ...tools };
  const vitest = tools.vitest ?? vitestReporting('10 0 0', 0);
  for (const [name, file] of Object.entries(TOOLS)) {
    const text = new Map(Object.entries({ ...texts, vitest })).get(name) ?? '';
    writeFiles(path.join(project.root, 'node_modules'), { [file]: text });
  }
  return project;
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** Formatting, six type-checks, the lint and the build. */
const STEPS = 9;

describe('npm test', () => {
  it('counts each check, the build and each test, in its last line', async () => {
    const project = await projectWith({});
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 10} passed, 0 failed`);
    expect(code).toBe(0);
  });

  it.each(['prettier', 'oxlint', 'build'] as const)(
    'counts a failure of %s, and still runs the rest',
    async (tool) => {
      const project = await projectWith({ [tool]: FAILING });
      const { code, stdout } = await project.run(['test']);
      expect(lastLine(stdout)).toBe(`${STEPS + 9} passed, 1 failed`);
      expect(code).toBe(1);
    },
  );

  it('counts failed and skipped tests', async () => {
    const project = await projectWith({ vitest: vitestReporting('7 2 1', 1) });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 7} passed, 2 failed, 1 skipped`);
    expect(code).toBe(1);
  });

  it('fails when vitest breaks down before it has counted anything', async () => {
    const project = await projectWith({ vitest: FAILING });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS} passed, 1 failed`);
    expect(code).toBe(1);
  });

  it('fails when vitest fails although every test has passed', async () => {
    const project = await projectWith({ vitest: vitestReporting('10 0 0', 1) });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 10} passed, 1 failed`);
    expect(code).toBe(1);
  });

  it('fails when no test ran', async () => {
    const project = await projectWith({ vitest: vitestReporting('0 0 5', 0) });
    const { code, stderr } = await project.run(['test']);
    expect(code).toBe(1);
    expect(stderr).toContain('No test ran.');
  });

  it('with arguments runs only the tests that they choose', async () => {
    const project = await projectWith({ prettier: FAILING, build: FAILING });
    const { code, stdout } = await project.run(['test', 'tests/unit/db', '-t', 'W17']);
    expect(lastLine(stdout)).toBe('10 passed, 0 failed');
    expect(code).toBe(0);
    const args: unknown = JSON.parse(fs.readFileSync(path.join(project.root, 'vitest-args'), 'utf8'));
    expect(args).toEqual(['run', 'tests/unit/db', '-t', 'W17']);
  });
});

describe('the count of vitest', () => {
  /** Runs files of tests with the real vitest and the real reporter. */
  function countOf(files: Readonly<Record<string, string>>): string {
    const root = temporaryFolder();
    fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
    writeFiles(root, { 'package.json': '{ "type": "module" }', ...files });
    const counts = path.join(root, 'counts');
    const reporter = path.join(PROJECT, 'tests/support/count-reporter.ts');
    spawnSync(
      process.execPath,
      [path.join(root, 'node_modules', TOOLS.vitest), 'run', '--root', root, `--reporter=${reporter}`],
      { cwd: root, env: { ...cleanEnvironment(), GENGLOSSARY_TEST_COUNTS: counts } },
    );
    return fs.readFileSync(counts, 'utf8');
  }

  const IMPORTS = `import { beforeAll, describe, expect, it } from 'vitest';\n`;

  it('tells passed, failed and skipped tests apart', () => {
    const tests = `
      it('a', () => expect(1).toBe(1));
      it('b', () => expect(1).toBe(2));
      it('c', () => expect(1).toBe(1));
      it.skip('d', () => expect(1).toBe(2));
      it.todo('e');
    `;
    expect(countOf({ 'a.test.ts': IMPORTS + tests })).toBe('2 1 2');
  });

  it('counts a file that cannot be loaded and a hook that fails as failures', () => {
    expect(
      countOf({
        'a.test.ts': `${IMPORTS}it('a', () => expect(1).toBe(1));`,
        'b.test.ts': `import './missing.ts';`,
        'c.test.ts': `${IMPORTS}describe('c', () => { beforeAll(() => { throw new Error('no'); }); it('d', () => {}); });`,
      }),
    ).toBe('1 2 1');
  });

  it('counts an error that belongs to no test as a failure', () => {
    const tests = `it('a', async () => { setTimeout(() => { throw new Error('late'); }); await new Promise((done) => setTimeout(done, 50)); });`;
    expect(countOf({ 'a.test.ts': IMPORTS + tests })).toMatch(/^[01] [12] 0$/);
  });
});
