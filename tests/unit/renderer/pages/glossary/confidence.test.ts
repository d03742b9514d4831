import { describe, expect, it } from 'vitest';
import {
  confidenceLevel,
  storedText,
  textOrigin,
} from '../../../../../src-renderer/pages/glossary/confidence.ts';

describe('confidenceLevel', () => {
  it.each([
    [1, 'high'],
    [0.75, 'high'],
    [0.749, 'medium'],
    [0.6, 'medium'],
    [0.599, 'low'],
    [0.5, 'low'],
    [0, 'low'],
  ] as const)('calls %d %s', (confidence, level) => {
    expect(confidenceLevel(confidence)).toBe(level);
  });
});

describe('textOrigin', () => {
  it('tells how sure a definition out of the documents is', () => {
    expect(textOrigin({ definition: 'A claim.', edited: false, confidence: 0.8 })).toEqual({
      kind: 'found',
      confidence: 0.8,
      level: 'high',
    });
  });

  it('claims no confidence for a text that a person wrote', () => {
    expect(textOrigin({ definition: 'A claim.', edited: true, confidence: 0.8 })).toEqual({ kind: 'own' });
  });

  it.each([null, '', ' \n'])('says nothing about the definition %j', (definition) => {
    expect(textOrigin({ definition, edited: true, confidence: 0.8 })).toEqual({ kind: 'none' });
  });
});

describe('storedText', () => {
  it('takes a text without a visible character for none, and keeps any other as it is', () => {
    expect(['', ' \n', '　', null].map(storedText)).toEqual([null, null, null, null]);
    expect(storedText(' A claim.\n')).toBe(' A claim.\n');
  });
});
