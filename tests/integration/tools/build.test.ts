import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILD } from '../../../tools/bootstrap/checks.mjs';
import { createConfiguredFolder } from './lint.ts';
import { cleanEnvironment, PROJECT } from './temporary-project.ts';

/** Builds a copy of the sources and returns the folder with the bundles. */
function build(): string {
  const root = createConfiguredFolder({});
  for (const part of ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts']) {
    fs.cpSync(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', BUILD.script), ...BUILD.args],
    { cwd: root, encoding: 'utf8', env: cleanEnvironment() },
  );
  expect(status, stdout + stderr).toBe(0);
  return path.join(root, 'out');
}

/** Everything in the file that is loaded from elsewhere by its bare name. */
function packagesIn(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const loads = text.matchAll(/(?:from|import|require\()\s*["'`]([^"'`.][^"'`]*)["'`]/g);
  return [...new Set([...loads].map((load) => load[1] ?? ''))].toSorted();
}

describe('the build, without an Electron runtime', () => {
  it('makes a preload script that a sandbox can load, workers without Electron, and a page under its policy', () => {
    const out = build();
    expect(packagesIn(path.join(out, 'preload/index.cjs'))).toEqual(['electron']);
    expect(packagesIn(path.join(out, 'main/index.js'))).toContain('electron');
    for (const worker of [
      'db/database-thread.js',
      'db/file-thread.js',
      'pipeline/text-worker.js',
      'exchange/export-thread.js',
    ]) {
      expect(packagesIn(path.join(out, 'main', worker))).not.toContain('electron');
    }

    const page = fs.readFileSync(path.join(out, 'renderer/index.html'), 'utf8');
    // The app fills the nonce in at each load and sends the policy along: no inline script or style runs.
    expect(page).toContain('<meta property="csp-nonce" nonce="__CSP_NONCE__" />');
    for (const [, attributes = '', body = ''] of page.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      expect(attributes).toMatch(/src="\.\/assets\//);
      expect(body).toBe('');
    }
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });
});
