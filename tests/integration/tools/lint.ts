import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CHECKS } from '../../../tools/bootstrap/checks.mjs';
import { PROJECT, temporaryFolder, writeFiles } from './temporary-project.ts';

const REPORT = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

export interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

/** A folder that has the project's configurations and packages, and none of its sources. */
export function createConfiguredFolder(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const file of CONFIGURATIONS) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.copyFileSync(path.join(PROJECT, file), path.join(root, file));
  }
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  writeFiles(root, files);
  return root;
}

const CONFIGURATIONS = [
  '.oxlintrc.json',
  'package.json',
  'tsconfig.base.json',
  'src-main/tsconfig.json',
  'src-main/no-electron.d.ts',
  'src-main/tsconfig.core.json',
  'src-preload/tsconfig.json',
  'src-renderer/tsconfig.json',
  'tests/tsconfig.json',
  'tools/tsconfig.json',
];

/**
 * Lints some files as `npm run check` does.
 *
 * @param files their texts by their paths in the project
 * @throws Error if the linter itself fails
 */
export function lint(files: Readonly<Record<string, string>>): readonly Finding[] {
  const root = createConfiguredFolder(files);
  const command = CHECKS.find(({ name }) => name === 'lint');
  if (command === undefined) throw new Error('There is no check called lint.');
  const options = command.args.filter((arg) => arg.startsWith('--'));
  const script = path.join(PROJECT, 'node_modules', command.script);
  // Folders by name: without git, the linter would go through node_modules too.
  const folders = new Set(Object.keys(files).map((file) => file.split('/')[0] ?? file));
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...options, '--format=json', ...folders], {
    cwd: root,
    timeout: 50_000,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`The linter failed: ${stdout}${stderr}`);
  return REPORT.parse(JSON.parse(stdout)).diagnostics.map(({ code, filename, labels }) => ({
    rule: code,
    file: filename.split(path.sep).join('/'),
    line: labels[0]?.span.line ?? 0,
  }));
}
