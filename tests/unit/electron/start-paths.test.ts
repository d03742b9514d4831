import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathsInArguments } from '../../../src-main/electron/start-paths.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('takes project files and folders from the arguments of a start, and nothing else', () => {
  const folder = temporaryFolder();
  const app = join(folder, 'app');
  mkdirSync(app);
  mkdirSync(join(folder, '文書'));
  writeFileSync(join(folder, 'main.ts'), '');
  const argv = [
    '/usr/bin/electron',
    'main.ts',
    'app',
    '--user-data-dir=x',
    '-q',
    '',
    '文書',
    'B.GenGlossary',
    'missing',
  ];
  expect(pathsInArguments(argv, folder, app)).toEqual([join(folder, '文書'), join(folder, 'B.GenGlossary')]);
});
