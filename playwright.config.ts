import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { WindowOptions } from './tests/e2e/support/window-options.ts';
import { installedElectron } from './tools/bootstrap/electron-runtime.mjs';

/** The same specs run on the browser shell, and on Electron where its runtime is there. */
const runtimes =
  installedElectron(import.meta.dirname) === null
    ? (['browser-shell'] as const)
    : (['browser-shell', 'electron'] as const);

export default defineConfig<WindowOptions>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // What a failed test leaves behind; nothing of it belongs to the project.
  outputDir: path.join(os.tmpdir(), 'genglossary-e2e'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A control that is not there fails its test soon.
  use: { actionTimeout: 10_000 },
  reporter: [['list'], ['./tests/support/window-count-reporter.ts']],
  projects: runtimes.map((runtime) => ({ name: runtime, use: { runtime } })),
});
