import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanEnvironment, createProject, ended, saying } from './temporary-project.ts';

describe('the command line from the sources', () => {
  it('passes the arguments on as they were typed', async () => {
    const project = createProject('process.stdout.write(JSON.stringify(process.argv.slice(2)));');
    const typed = ['build', 'my documents', '用語.md', '--out=a "b" $HOME', '', '*'];
    expect(JSON.parse((await project.run(['genglossary', ...typed])).stdout)).toEqual(typed);
  });

  it.each([0, 1, 2, 3, 130])('ends with the exit code of the program: %i', async (code) => {
    const project = createProject(`process.exitCode = ${code};`);
    expect((await project.run(['genglossary'])).code).toBe(code);
  });

  it('says nothing of its own on stdout or stderr', async () => {
    const project = createProject(`
      const text: string = 'result';
      process.emitWarning('new', 'ExperimentalWarning');
      process.stdout.write(text);
    `);
    await project.run(['genglossary']);
    expect(await project.run(['genglossary'])).toMatchObject({ stdout: 'result', stderr: '' });
  });

  it('works in the folder where npm was called', async () => {
    const project = createProject('process.stdout.write(process.cwd());');
    const folder = path.join(project.root, 'papers');
    fs.mkdirSync(folder);
    const { stdout } = await project.run(['genglossary'], { env: { INIT_CWD: folder } });
    expect(stdout).toBe(folder);
  });

  it('works in the current folder when it is called without npm, whatever npm above has left behind', async () => {
    const project = createProject('process.stdout.write(process.cwd());');
    const folder = path.join(project.root, 'papers');
    fs.mkdirSync(folder);
    const { stdout } = await project.run(['genglossary'], { cwd: folder, env: { INIT_CWD: project.root } });
    expect(stdout).toBe(folder);
  });

  it('has the fitting Node first in PATH', async () => {
    const project = createProject(`process.stdout.write(process.env['PATH'] ?? process.env['Path'] ?? '');`);
    const { stdout } = await project.run(['genglossary']);
    expect(stdout.split(path.delimiter)[0]).toBe(path.dirname(process.execPath));
  });
});

describe.skipIf(process.platform === 'win32')('signals', () => {
  const STOPPING_SLOWLY = `
    import { spawn } from 'node:child_process';
import fs from 'node:fs';
    const work = setInterval(() => {}, 1000);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        clearInterval(work);
        setTimeout(() => {
          fs.writeFileSync('stopped-by', signal);
          process.exitCode = 42;
        }, 300);
      });
    }
    process.stdout.write('ready');
  `;

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s reaches the program, and the start ends only when the program has ended',
    async (signal) => {
      const project = createProject(STOPPING_SLOWLY);
      const child = project.start(['genglossary']);
      const result = ended(child);
      await saying(child.stdout, 'ready');
      child.kill(signal);
      expect((await result).code).toBe(42);
      expect(fs.readFileSync(path.join(project.root, 'stopped-by'), 'utf8')).toBe(signal);
    },
  );

  it('the program is told to end when npm was, although the shell between them tells nobody', async () => {
    const project = createProject(STOPPING_SLOWLY);
    const run = `"${process.execPath}" tools/bootstrap/run.mjs genglossary; true`;
    const shell = spawn('sh', ['-c', run], {
      cwd: project.root,
      env: {
        ...cleanEnvironment(),
        npm_execpath: path.join(project.root, 'npm-cli.js'),
        npm_lifecycle_event: 'x',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Its output ends with the last process that holds it: the program.
    const result = ended(shell);
    await saying(shell.stdout, 'ready');
    shell.kill('SIGKILL');
    await result;
    expect(fs.readFileSync(path.join(project.root, 'stopped-by'), 'utf8')).toBe('SIGTERM');
  });

  it('a program that a signal has ended gives 128 and the number of the signal', async () => {
    const project = createProject(`process.kill(process.pid, 'SIGKILL');`);
    expect(await project.run(['genglossary'])).toMatchObject({ code: 137, signal: null });
  });

  it('a signal during a check keeps the next one from starting', async () => {
    const project = createProject('');
    const script = `
      const fs = require('node:fs');
      fs.appendFileSync('started', 'x');
      process.kill(process.ppid, 'SIGTERM');
      setInterval(() => {}, 1000);
    `;
    await project.run(['genglossary']);
    for (const name of ['prettier/bin/prettier.cjs', 'typescript/bin/tsc']) {
      const file = path.join(project.root, 'node_modules', name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(path.join(path.dirname(file), 'package.json'), '{ "type": "commonjs" }');
      fs.writeFileSync(file, script);
    }
    expect((await project.run(['check'])).code).toBe(143);
    expect(fs.readFileSync(path.join(project.root, 'started'), 'utf8')).toBe('x');
  });
});
