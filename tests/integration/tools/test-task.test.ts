import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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
  playwright: '@playwright/test/cli.js',
} as const;

/** The text of a test runner that reports these numbers. */
function runnerReporting(counts: string, code: number): string {
  return `
    import fs from 'node:fs';
    fs.writeFileSync(process.env.GENGLOSSARY_TEST_COUNTS, '${counts}');
    fs.writeFileSync('runner-args', JSON.stringify(process.argv.slice(1)));
    process.exitCode = ${code};
  `;
}

/** A project whose tools all pass, apart from those that are given. */
async function projectWith(tools: Partial<Record<keyof typeof TOOLS, string>>): Promise<TemporaryProject> {
  const project = createProject('');
  await project.run(['genglossary']);
  const texts = {
    prettier: PASSING,
    tsc: PASSING,
    oxlint: PASSING,
    build: PASSING,
    vitest: runnerReporting('10 0 0', 0),
    playwright: runnerReporting('5 0 0', 0),
    ...tools,
  };
  // What the build is made of.
  for (const folder of ['src-main', 'src-preload', 'src-renderer']) {
    writeFiles(project.root, { [`${folder}/index.ts`]: '', 'electron.vite.config.ts': '' });
  }
  writeFiles(project.root, { 'out/main/index.js': '' });
  for (const [name, file] of Object.entries(TOOLS)) {
    const text = new Map(Object.entries(texts)).get(name) ?? '';
    writeFiles(path.join(project.root, 'node_modules'), { [file]: text });
  }
  return project;
}

/** The script of the runner that ran last, and its arguments. */
function runnerArgs(project: TemporaryProject): readonly string[] {
  const [script = '', ...args] = z
    .array(z.string())
    .parse(JSON.parse(fs.readFileSync(path.join(project.root, 'runner-args'), 'utf8')));
  return [path.basename(script), ...args];
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** Formatting, eight type-checks, the lint and the build. */
const STEPS = 11;

describe('npm test', () => {
  it('counts each check, the build and each test, in its last line', async () => {
    const project = await projectWith({});
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 15} passed, 0 failed`);
    expect(code).toBe(0);
  });

  it.each(['prettier', 'oxlint', 'build'] as const)(
    'counts a failure of %s, and still runs the rest',
    async (tool) => {
      const project = await projectWith({ [tool]: FAILING });
      const { code, stdout } = await project.run(['test']);
      expect(lastLine(stdout)).toBe(`${STEPS + 14} passed, 1 failed`);
      expect(code).toBe(1);
    },
  );

  it('counts failed and skipped tests', async () => {
    const project = await projectWith({ vitest: runnerReporting('7 2 1', 1) });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 12} passed, 2 failed, 1 skipped`);
    expect(code).toBe(1);
  });

  it('names what failed at its end, after all that the runners print', async () => {
    const project = await projectWith({ vitest: runnerReporting('7 1 0\\n  - a.test.ts > b\\n      c', 1) });
    const { stdout } = await project.run(['test']);
    expect(stdout.trimEnd().split('\n').slice(-5)).toEqual([
      'Failed:',
      '  - a.test.ts > b',
      '      c',
      '',
      `${STEPS + 12} passed, 1 failed`,
    ]);
  });

  it('fails when vitest breaks down before it has counted anything', async () => {
    const project = await projectWith({ vitest: FAILING });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 5} passed, 1 failed`);
    expect(code).toBe(1);
  });

  it('fails when vitest fails although every test has passed', async () => {
    const project = await projectWith({ vitest: runnerReporting('10 0 0', 1) });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 15} passed, 1 failed`);
    expect(code).toBe(1);
  });

  it('counts the tests of the window among the others', async () => {
    const project = await projectWith({ playwright: runnerReporting('3 1 1', 1) });
    const { code, stdout } = await project.run(['test']);
    expect(lastLine(stdout)).toBe(`${STEPS + 13} passed, 1 failed, 1 skipped`);
    expect(code).toBe(1);
  });

  it('fails when no test ran', async () => {
    const none = runnerReporting('0 0 5', 0);
    const project = await projectWith({ vitest: none, playwright: none });
    const { code, stderr } = await project.run(['test']);
    expect(code).toBe(1);
    expect(stderr).toContain('No test ran.');
  });

  it('with arguments runs only the tests that they choose', async () => {
    const project = await projectWith({ prettier: FAILING, build: FAILING });
    const { code, stdout } = await project.run(['test', 'tests/unit/db', '-t', 'W17']);
    expect(lastLine(stdout)).toBe('10 passed, 0 failed');
    expect(code).toBe(0);
    expect(runnerArgs(project)).toEqual(['vitest.mjs', 'run', 'tests/unit/db', '-t', 'W17']);
  });

  it('runs the tests of the window where the arguments name their folder', async () => {
    const project = await projectWith({});
    const { stdout } = await project.run(['test', 'tests/e2e/terms.spec.ts']);
    expect(lastLine(stdout)).toBe('5 passed, 0 failed');
    expect(runnerArgs(project)).toEqual(['cli.js', 'test', 'tests/e2e/terms.spec.ts']);
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
    expect(countOf({ 'a.test.ts': IMPORTS + tests })).toBe(
      '2 1 2\n  - a.test.ts > b\n      expected 1 to be 2 // Object.is equality',
    );
  });

  it('counts a file that cannot be loaded and a hook that fails as failures', () => {
    const counted = countOf({
      'a.test.ts': `${IMPORTS}it('a', () => expect(1).toBe(1));`,
      'b.test.ts': `import './missing.ts';`,
      'c.test.ts': `${IMPORTS}describe('c', () => { beforeAll(() => { throw new Error('no'); }); it('d', () => {}); });`,
    });
    expect(counted).toMatch(/^1 2 1\n/);
    expect(counted).toContain('  - b.test.ts\n');
    expect(counted).toContain('  - c.test.ts > c\n      no');
  });

  it('counts an error that belongs to no test as a failure', () => {
    const tests = `it('a', async () => { setTimeout(() => { throw new Error('late'); }); await new Promise((done) => setTimeout(done, 50)); });`;
    expect(countOf({ 'a.test.ts': IMPORTS + tests })).toMatch(/^[01] [12] 0\n.*late/s);
  });
});
