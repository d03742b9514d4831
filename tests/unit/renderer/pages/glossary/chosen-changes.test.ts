import { describe, expect, it } from 'vitest';
import { stretchesOf, textWith } from '../../../../../src-renderer/pages/glossary/chosen-changes.ts';
import { differenceBetween } from '../../../../../src-renderer/pages/glossary/text-difference.ts';

const stretchesBetween = (before: string, after: string) => stretchesOf(differenceBetween(before, after));
const changesOf = (before: string, after: string) =>
  stretchesBetween(before, after).flatMap((stretch) =>
    stretch.kind === 'change' ? [[stretch.removed, stretch.added]] : [],
  );

describe('the changes of a text', () => {
  it('are a deletion with its insertion each, in Japanese too', () => {
    expect(changesOf('The slow rise of the sea.', 'The rise of the open sea.')).toEqual([
      ['slow ', ''],
      ['', 'open '],
    ]);
    expect(changesOf('海面の高さを測る計器である。', '海面の水位を測る装置である。')).toEqual([
      ['高さ', '水位'],
      ['計器', '装置'],
    ]);
  });

  it('make the later text when all are chosen, the earlier one when none is, and another one between', () => {
    const before = 'A gauge writes the level down.';
    const after = 'A device writes the height down hourly.';
    const stretches = stretchesBetween(before, after);
    const places = stretches.flatMap(({ kind }, place) => (kind === 'change' ? [place] : []));
    expect(textWith(stretches, new Set(places))).toBe(after);
    expect(textWith(stretches, new Set())).toBe(before);
    expect(textWith(stretches, new Set(places.slice(0, 1)))).toBe('A device writes the level down.');
  });
});
