import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../src-main/text/normalise.ts';
import { createOccurrenceFinder } from '../../src-main/text/occurrences.ts';
import { measured, median, timeOf, unmeasured } from './bench.ts';
import type { Bench } from './bench.ts';
import { englishTerm, makeText } from './generated-text.ts';

const NAME = 'occurrences';
const BUDGET = 5;
const ROUNDS = 15;

/** Finding 1,000 terms in 1 MB, both normalised before, the building apart ÷ ripgrep on the same files. */
export const occurrences: Bench = async ({ folder }) => {
  const terms = Array.from({ length: 1_000 }, (_, number) => normalise(englishTerm(number)));
  const text = normalise(makeText('en', 1_000_000, 1_000, 1));
  const finder = createOccurrenceFinder(terms.map((term) => ({ id: term, forms: [term] })));
  const textFile = join(folder, 'text.txt');
  const termsFile = join(folder, 'terms.txt');
  writeFileSync(textFile, text);
  writeFileSync(termsFile, terms.join('\n'));

  const ripgrep = () =>
    spawnSync('rg', ['-j1', '-F', '-o', '-f', termsFile, textFile], { maxBuffer: 2 ** 28 });
  const probe = ripgrep();
  if (probe.status !== 0) return unmeasured(NAME, 'ratio', 'ripgrep (rg) is not installed', BUDGET);

  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await timeOf(() => finder.findNormalised(text));
    ratios.push(ours / (await timeOf(ripgrep)));
  }
  return measured(NAME, median(ratios), 'ratio', 'rg -j1 -F -o -f terms, the whole process', BUDGET);
};
