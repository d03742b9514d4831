import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { WindowOptions } from '../e2e/support/window-options.ts';

/** Makes the pictures of the user guide anew, see docs/architecture/tools.md. No part of the tests. */
export default defineConfig<WindowOptions>({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: path.join(os.tmpdir(), 'genglossary-pictures'),
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 20_000, runtime: 'browser-shell' },
  reporter: 'list',
});
