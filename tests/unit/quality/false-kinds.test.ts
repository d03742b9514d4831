import { describe, expect, it } from 'vitest';
import { falseKindOf } from '../../quality/false-kinds.ts';

const MARKS = {
  gold: new Set(['relief valve', 'walk-in cooler', 'スクロール圧縮機', '圧縮機']),
  notTerms: new Set(['important step', '重要']),
};

describe('why a proposed term is no gold', () => {
  it.each([
    [['relief valve unit'], 'one-word-more'],
    [['old walk-in cooler'], 'one-word-more'],
    [['圧縮機室'], 'one-word-more'],
    [['walk-in'], 'inside'],
    [['スクロール'], 'inside'],
    [['valves', 'relief valve'], 'main-form'],
    [['important step'], 'general-word'],
    [['number'], 'general-word'],
    [['blue relief valve unit'], 'other'],
    [['cold water'], 'other'],
  ] as const)('%s: %s', (forms, kind) => {
    expect(falseKindOf(forms, MARKS)).toBe(kind);
  });

  it('does not find a term inside a word', () => {
    expect(falseKindOf(['relief valvet'], MARKS)).toBe('other');
    expect(falseKindOf(['alve'], MARKS)).toBe('general-word');
  });
});
