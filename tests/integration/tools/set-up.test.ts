import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSetUpLock } from '../../../tools/bootstrap/set-up-lock.mjs';
import { createProject, ended, saying } from './temporary-project.ts';

const HELLO = `process.stdout.write('hello\\n');`;

const FAILING_WITH = (message: string): string =>
  `process.stderr.write(${JSON.stringify(message)}); process.exit(1);`;

describe('the set-up', () => {
  it('W44: installs the packages at the first start and then runs the program', async () => {
    const project = createProject(HELLO);
    const first = await project.run(['genglossary']);
    expect(first).toMatchObject({ code: 0, stdout: 'hello\n' });
    expect(first.stderr.trim().split('\n')).toHaveLength(1);
    expect(project.npmCalls()).toHaveLength(1);
    expect(project.npmCalls()[0]).toContain('"ci"');
    // Else a machine without a compiler could not be set up.
    expect(project.npmCalls()[0]).toContain('"--ignore-scripts"');
  });

  it('neither calls npm nor says anything at the second start', async () => {
    const project = createProject(HELLO);
    await project.run(['genglossary']);
    project.setNpm(FAILING_WITH('npm was called'));
    expect(await project.run(['genglossary'])).toEqual({
      code: 0,
      signal: null,
      stdout: 'hello\n',
      stderr: '',
    });
  });

  it('installs once where six first starts come at the same time, and all six run', async () => {
    const project = createProject(HELLO);
    const results = await Promise.all(Array.from({ length: 6 }, () => project.run(['genglossary'])));
    expect(results.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      Array.from({ length: 6 }, () => ({ code: 0, stdout: 'hello\n' })),
    );
    expect(project.npmCalls()).toHaveLength(1);
  });

  it('installs again when the lock file has changed', async () => {
    const project = createProject(HELLO);
    await project.run(['genglossary']);
    fs.appendFileSync(path.join(project.root, 'package-lock.json'), '\n');
    expect((await project.run(['genglossary'])).code).toBe(0);
    expect((await project.run(['genglossary'])).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(2);
  });

  it('installs again when node_modules has been removed', async () => {
    const project = createProject(HELLO);
    await project.run(['genglossary']);
    fs.rmSync(path.join(project.root, 'node_modules'), { recursive: true });
    expect((await project.run(['genglossary'])).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(2);
  });

  it.skipIf(process.platform === 'win32')(
    'heals at the next start when it was killed in the middle of an installation',
    async () => {
      const project = createProject(HELLO);
      project.setNpm(`
        require('node:fs').mkdirSync('node_modules/half', { recursive: true });
        process.kill(process.ppid, 'SIGKILL');
      `);
      expect((await project.run(['genglossary'])).signal).toBe('SIGKILL');
      project.mendNpm();
      expect(await project.run(['genglossary'])).toMatchObject({ code: 0, stdout: 'hello\n' });
      expect(project.npmCalls()).toHaveLength(1);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'ends when it is told to in the middle of an installation, once npm has ended, and leaves no lock',
    async () => {
      const project = createProject(HELLO);
      project.setNpm(`
        const fs = require('node:fs');
        const work = setInterval(() => {}, 1000);
        process.on('SIGTERM', () => { fs.writeFileSync('npm-ended', ''); clearInterval(work); });
        process.kill(process.ppid, 'SIGTERM');
      `);
      const result = await project.run(['genglossary']);
      expect(result).toMatchObject({ code: 143, stdout: '' });
      expect(fs.existsSync(path.join(project.root, 'npm-ended'))).toBe(true);
      project.mendNpm();
      expect((await project.run(['genglossary'])).code).toBe(0);
    },
  );

  it('waits for a living set-up, says so, and goes on when that one is done', async () => {
    const project = createProject(HELLO);
    const child = project.start(['genglossary']);
    const result = ended(child);
    await withSetUpLock(project.root, async () => {
      // The child may have been first; then it has done its work and there is nothing to wait for.
      await Promise.race([saying(child.stderr, 'Waiting for another set-up'), result]);
    });
    expect((await result).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(1);
  });

  it('says in one sentence that the registry cannot be reached, with what npm said below', async () => {
    const project = createProject(HELLO);
    project.setNpm(FAILING_WITH(`npm error code ENOTFOUND\nnpm error in ${os.homedir()}/.npm/_logs\n`));
    const { code, stdout, stderr } = await project.run(['genglossary']);
    const [, sentence, ...details] = stderr.split('\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(sentence).toMatch(/could not install the packages: the package registry could not be reached/);
    expect(details.join('\n')).toContain('npm error code ENOTFOUND');
    expect(details.join('\n')).toContain('~/.npm/_logs');
  });

  it('says that the disk is full, and succeeds at the next start when it no longer is', async () => {
    const project = createProject(HELLO);
    project.setNpm(FAILING_WITH('npm error code ENOSPC'));
    const { code, stderr } = await project.run(['genglossary']);
    expect(code).toBe(1);
    expect(stderr).toContain('the disk is full');
    project.mendNpm();
    expect((await project.run(['genglossary'])).code).toBe(0);
  });

  it('W38: names no folder of the person in its messages', async () => {
    const project = createProject(HELLO);
    project.setNpm(
      `process.stderr.write('npm error path ' + process.cwd() + '/node_modules/x'); process.exit(1);`,
    );
    const { stderr } = await project.run(['genglossary']);
    expect(stderr).toContain('npm error path ./node_modules/x');
    expect(stderr).not.toContain(project.root);
  });

  it('shows what npm says although a silent npm stands above it', async () => {
    const project = createProject(HELLO);
    await project.run(['genglossary'], { env: { npm_config_loglevel: 'silent' } });
    expect(project.npmCalls()[0]).toContain('--loglevel=error');
  });

  it('refuses an unknown task and names those that there are', async () => {
    const project = createProject(HELLO);
    const { code, stderr } = await project.run(['glossary']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Unknown task "glossary".*genglossary/);
    expect(project.npmCalls()).toEqual([]);
  });
});
