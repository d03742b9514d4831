import { expect, it } from 'vitest';
import { stillWanted } from '../../../../src-main/pipeline/define/still-wanted.ts';
import type { WantedTerm } from '../../../../src-main/pipeline/define/still-wanted.ts';

function wanted(key: string, ...forms: readonly string[]): WantedTerm {
  return { key, term: key, variants: forms, forms: forms.map((form) => ({ key: form })), synonyms: [] };
}

it('uses what was gathered for the terms that are left', () => {
  const earlier = [wanted('valve', 'valves'), wanted('pump'), wanted('screw')];
  expect(stillWanted(earlier, [wanted('screw'), wanted('valve', 'valves')])).toEqual(
    new Set(['screw', 'valve']),
  );
  expect(stillWanted(earlier, [])).toEqual(new Set());
});

it.each([
  ['is new', [wanted('pump'), wanted('wedge')]],
  ['has another form now', [wanted('pump', 'pumps')]],
])('gathers anew where a term %s', (_, now) => {
  expect(stillWanted([wanted('pump'), wanted('valve')], now)).toBeNull();
});
