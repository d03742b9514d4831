import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

/** Files that do nothing but import something: one line for each import. */
type Imports = Readonly<Record<string, readonly string[]>>;

const FORBIDDEN: Imports = {
  'src-main/domain/x.ts': ['../text/a.ts', '../db/a.ts', '../pipeline/a.ts', '../app.ts', 'electron'],
  'src-main/threads/x.ts': ['../domain/a.ts', '../db/a.ts', '../app.ts', 'electron'],
  'src-main/domain/y.ts': ['../threads/a.ts'],
  'src-renderer/pages/y.tsx': ['../../src-main/threads/a.ts', '../../src-main/backups/a.ts'],
  'src-main/text/x.ts': ['../documents/a.ts', '../llm/a.ts', '../pipeline/a.ts', '../db/a.ts', 'electron'],
  'src-main/text/japanese/x.ts': ['../../pipeline/extract/a.ts', './../../db/a.ts', '../../../tests/a.ts'],
  'src-main/llm/x.ts': ['../text/a.ts', '../pipeline/a.ts', '../runs/a.ts'],
  'src-main/documents/x.ts': ['../text/a.ts', '../exchange/a.ts', '../db/a.ts'],
  'src-main/db/x.ts': [
    '../text/a.ts',
    '../backups/a.ts',
    '../runs/a.ts',
    '../pipeline/a.ts',
    '../app.ts',
    '../ipc/a.ts',
  ],
  'src-main/db/migrations/x.ts': ['../../runs/a.ts'],
  'src-main/pipeline/x.ts': ['../runs/a.ts', '../exchange/a.ts', '../db/a.ts', '../project/a.ts', 'electron'],
  'src-main/pipeline/extract/x.ts': ['../../db/a.ts', '../../runs/a.ts', '../../cli.ts'],
  'src-main/runs/x.ts': ['../exchange/a.ts', '../ipc/a.ts', '../electron/a.ts', '../app.ts', '../cli.ts'],
  'src-main/exchange/x.ts': ['../runs/a.ts', '../db/a.ts', '../app.ts', '../index.ts'],
  'src-main/backups/x.ts': ['../runs/a.ts', '../project/a.ts', '../projects/a.ts', '../app.ts', 'electron'],
  'src-main/app.ts': ['./ipc/a.ts', './electron/a.ts', './cli.ts', './index.ts', 'electron', 'electron/main'],
  'src-main/project/x.ts': ['../ipc/a.ts', '../cli.ts', '../cli/a.ts', '../app.ts', 'electron'],
  'src-main/projects/x.ts': ['../ipc/a.ts', '../cli.ts', '../app.ts', '../electron/a.ts', 'electron'],
  'src-main/cli/x.ts': [
    '../db/a.ts',
    '../pipeline/a.ts',
    '../text/a.ts',
    '../ipc/a.ts',
    '../cli.ts',
    'electron',
  ],
  'src-main/cli.ts': ['./db/a.ts', './pipeline/a.ts', './electron/a.ts', 'electron'],
  'src-main/index.ts': ['./db/a.ts', './runs/a.ts', './text/a.ts', './cli.ts', '../src-renderer/main.tsx'],
  'src-main/ipc/x.ts': [
    '../db/a.ts',
    '../backups/a.ts',
    '../runs/a.ts',
    '../electron/a.ts',
    '../cli.ts',
    'electron',
  ],
  'src-main/ipc/y.ts': ['../../src-preload/index.ts', '../../src-renderer/main.tsx'],
  'src-main/electron/x.ts': ['../db/a.ts', '../runs/a.ts', '../app.ts', '../../src-renderer/main.tsx'],
  'src-preload/index.ts': ['../src-main/ipc/a.ts', '../src-renderer/main.tsx', 'node:fs'],
  'src-preload/contract.ts': ['electron', '../src-main/runs/a.ts', '../src-main/app.ts'],
  'src-renderer/pages/x.tsx': ['../../src-main/db/a.ts', '../../src-preload/index.ts', 'node:fs'],
  'src-renderer/main.tsx': ['electron', '../src-main/app.ts', '../tests/a.ts'],
  'tests/unit/x.test.ts': ['electron'],
  'tools/x.mjs': ['electron'],
};

const ALLOWED: Imports = {
  'src-main/domain/x.ts': ['./a.ts', 'zod', 'node:crypto'],
  'src-main/threads/x.ts': ['node:v8', 'zod', './a.ts'],
  'src-main/db/x.ts': ['../threads/a.ts', '../domain/a.ts'],
  'src-main/text/x.ts': ['../domain/a.ts', './japanese/a.ts', './documents.ts'],
  'src-main/text/japanese/x.ts': ['../a.ts', '../../domain/a.ts'],
  'src-main/llm/x.ts': ['../domain/a.ts'],
  'src-main/documents/x.ts': ['../domain/a.ts', 'yaml'],
  'src-main/db/migrations/x.ts': ['../a.ts', '../../domain/a.ts', 'better-sqlite3'],
  'src-main/pipeline/extract/x.ts': ['../a.ts', '../define/a.ts', '../../text/a.ts', '../../llm/a.ts'],
  'src-main/pipeline/x.ts': ['../documents/a.ts', '../domain/a.ts'],
  'src-main/runs/x.ts': ['../db/a.ts', '../pipeline/a.ts', '../text/a.ts', '../domain/a.ts'],
  'src-main/exchange/x.ts': ['../pipeline/a.ts', '../domain/a.ts'],
  'src-main/backups/x.ts': ['./a.ts', '../db/a.ts', '../domain/a.ts'],
  'src-main/app.ts': ['./db/a.ts', './runs/a.ts', './exchange/a.ts', './text/a.ts', './domain/a.ts'],
  'src-main/project/x.ts': ['./a.ts', '../db/a.ts', '../backups/a.ts', '../runs/a.ts', '../pipeline/a.ts'],
  'src-main/projects/x.ts': ['../project/a.ts', '../db/a.ts', '../runs/a.ts', '../exchange/a.ts'],
  'src-main/cli/x.ts': ['../app.ts', '../project/a.ts', '../runs/a.ts', '../exchange/a.ts', './runs.ts'],
  'src-main/cli.ts': [
    './app.ts',
    './cli/a.ts',
    './runs/a.ts',
    './exchange/a.ts',
    './domain/a.ts',
    'commander',
  ],
  'src-main/index.ts': ['./app.ts', './ipc/a.ts', './electron/a.ts', 'electron'],
  'src-main/ipc/x.ts': ['../app.ts', '../domain/a.ts', '../../src-preload/contract.ts'],
  'src-main/electron/x.ts': ['electron', '../ipc/a.ts'],
  'src-preload/index.ts': ['electron', './contract.ts'],
  'src-preload/contract.ts': ['zod', '../src-main/domain/a.ts'],
  'src-renderer/pages/x.tsx': [
    'react',
    '../i18n/a.ts',
    '../../src-preload/contract.ts',
    '../../src-main/domain/a.ts',
  ],
  'tests/unit/x.test.ts': ['../../src-main/text/a.ts', '../../src-main/db/a.ts', '../../tools/a.mjs'],
};

/** Writes each import on a line of its own. */
function withImports(imports: Imports): Record<string, string> {
  return Object.fromEntries(
    Object.entries(imports).map(([file, specifiers]) => [
      file,
      specifiers.map((specifier, i) => `export * as planted${i} from '${specifier}';\n`).join(''),
    ]),
  );
}

/** Which of the imports the rule refuses. */
function refused(imports: Imports): Imports {
  const findings = lint(withImports(imports)).filter(({ rule }) => rule === 'eslint(no-restricted-imports)');
  return Object.fromEntries(
    Object.entries(imports).map(([file, specifiers]) => [
      file,
      specifiers.filter((_, i) => findings.some((found) => found.file === file && found.line === i + 1)),
    ]),
  );
}

describe('the directions of imports', () => {
  it('are held by the lint: each import against them is refused', () => {
    expect(refused(FORBIDDEN)).toEqual(FORBIDDEN);
  });

  it('leave everything else free', () => {
    expect(refused(ALLOWED)).toEqual(Object.fromEntries(Object.keys(ALLOWED).map((file) => [file, []])));
  });
});
