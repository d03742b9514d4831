import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../tools/bootstrap/checks.mjs';
import { createConfiguredFolder } from './lint.ts';
import { PROJECT } from './temporary-project.ts';

/** Type-checks files with the configuration of one process, as `npm run check` does. */
function typeErrors(configuration: string, files: Readonly<Record<string, string>>): string {
  const command = CHECKS.find(({ args }) => args.includes('-p') && args.includes(configuration));
  if (command === undefined) throw new Error(`There is no type-check of ${configuration}.`);
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(PROJECT, 'node_modules', command.script), ...command.args],
    { cwd: createConfiguredFolder(files), encoding: 'utf8' },
  );
  expect(status === 0, stdout).toBe(stdout === '');
  return stdout;
}

const CORE = 'src-main/tsconfig.core.json';

describe('what a process must not have does not exist for its type-check', () => {
  it.each([
    ['named', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`],
    ['without prefix', `import { readFileSync } from 'fs';\nexport const read = readFileSync;\n`],
    ['for its effect', `import 'node:fs';\n`],
    ['at run time', `export const fs = import('node:fs');\n`],
  ])('Node in the page, imported %s', (_, source) => {
    expect(typeErrors('src-renderer', { 'src-renderer/planted.ts': source })).toContain(
      'src-renderer/planted.ts',
    );
  });

  it('globals of Node in the page', () => {
    const errors = typeErrors('src-renderer', {
      'src-renderer/planted.ts': 'export const id = process.pid;\n',
    });
    expect(errors).toContain(`'process'`);
  });

  it('the page in the core', () => {
    const errors = typeErrors(CORE, { 'src-main/text/planted.ts': 'export const title = document.title;\n' });
    expect(errors).toContain(`'document'`);
  });

  it.each([
    ['named', `import { app } from 'electron';\nexport const version = app.getVersion();\n`],
    ['by a part of it', `import { app } from 'electron/main';\nexport const version = app.getVersion();\n`],
    ['at run time', `export const electron = import('electron');\n`],
  ])('Electron in the core, imported %s', (_, source) => {
    expect(typeErrors(CORE, { 'src-main/text/planted.ts': source })).toContain('src-main/text/planted.ts');
  });

  it('Electron in the core, reached through a file of src-main/electron', () => {
    const errors = typeErrors(CORE, {
      'src-main/electron/window.ts': `import { app } from 'electron';\nexport const version = app.getVersion();\n`,
      'src-main/app.ts': `export { version } from './electron/window.ts';\n`,
    });
    expect(errors).toContain('src-main/electron/window.ts');
  });

  it('and what each may have does exist', () => {
    expect(typeErrors(CORE, { 'src-main/text/sound.ts': `export { readFileSync } from 'node:fs';\n` })).toBe(
      '',
    );
    expect(
      typeErrors('src-renderer', { 'src-renderer/sound.ts': `export const title = document.title;\n` }),
    ).toBe('');
    expect(
      typeErrors('src-main', { 'src-main/electron/sound.ts': `export { app } from 'electron';\n` }),
    ).toBe('');
  });
});
