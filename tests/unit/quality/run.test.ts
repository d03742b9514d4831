import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../quality/run.ts', import.meta.url));

let folder = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'genglossary-quality-'));
  fs.mkdirSync(path.join(folder, 'texts'));
  fs.writeFileSync(
    path.join(folder, 'texts', 'a.md'),
    'A relief valve is a valve that opens by itself. The relief valve is tested. Relief valves are red.\n',
  );
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | string | null;
  readonly printed: string;
  readonly noted: string;
}

function run(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const words = ['--disable-warning=ExperimentalWarning', PROGRAM, ...args];
    execFile(process.execPath, words, (error, printed, noted) => {
      resolve({ code: error === null ? 0 : (error.code ?? null), printed, noted });
    });
  });
}

describe('npm run quality', () => {
  it('ends with 2 and names what is wrong where the gold is malformed', async () => {
    fs.writeFileSync(path.join(folder, 'gold.yaml'), 'terms: [{ term: pump, category: place }]');
    expect(await run(['--gold', folder])).toEqual({
      code: 2,
      printed: '',
      noted: `${path.join(folder, 'gold.yaml')}: "pump" does not occur in the texts\n`,
    });
  });

  it('prints what the engine makes of marked texts', async () => {
    fs.writeFileSync(
      path.join(folder, 'gold.yaml'),
      `terms:
  - term: relief valve
    category: technical-term
    variants: [relief valves]
    definition: A relief valve is a valve that opens by itself.
    definitionDocument: a.md
`,
    );
    const { code, printed, noted } = await run(['--gold', folder]);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain('pairs of variants: P 1 of 1 (1.000)  R 1 of 1 (1.000)');
    expect(printed).toContain('definitions: 1 of 1 (1.000)');
  });
});
