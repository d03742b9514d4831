import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../../src-main/domain/entry.ts';
import { checkContent } from '../../../../src-main/pipeline/define/check-content.ts';
import { passage, request } from '../passages.ts';

const offered = passage('definition', 'A harbour bell is a bell that warns ships.', 0.9, { start: 40 });
const asked = request([offered]);

function content(change: Partial<EntryContent>): EntryContent {
  return {
    definition: 'A bell that warns ships.',
    description: null,
    confidence: 1,
    citations: [offered.citation],
    alternatives: [],
    extractive: null,
    writer: null,
    ...change,
  };
}

describe('checking what a provider wrote', () => {
  it('accepts a citation of an offered passage', () => {
    expect(checkContent(content({}), asked)).toEqual(content({}));
  });

  it('accepts a citation of a part of an offered passage', () => {
    const quote = offered.citation.quote.slice(17, 21);
    const exact = { ...offered.citation, start: 57, end: 61, quote };
    expect(checkContent(content({ citations: [exact] }), asked).citations).toEqual([exact]);
  });

  it.each([
    [
      'a quote that is not there',
      { ...offered.citation, quote: 'A harbour bell is a bell that wakes ships.' },
    ],
    ['another document', { ...offered.citation, document: 'other.md' }],
    ['another place', { ...offered.citation, start: 41, end: 41 + offered.text.length }],
    ['a slice that reaches beyond the passage', { ...offered.citation, end: offered.citation.end + 1 }],
    ['an empty quote', { ...offered.citation, end: offered.citation.start, quote: '' }],
  ])('W09: refuses %s', (_name, citation) => {
    expect(() => checkContent(content({ citations: [citation] }), asked)).toThrow(/does not exist/);
  });

  it('refuses a definition without a source', () => {
    expect(() => checkContent(content({ citations: [] }), asked)).toThrow(/without a source/);
  });

  it('checks the passage of an alternative too', () => {
    const alternative = { text: 'x', citation: { ...offered.citation, quote: 'made up' } };
    expect(() => checkContent(content({ alternatives: [alternative] }), asked)).toThrow(/does not exist/);
  });

  it('checks the passage of a description too', () => {
    const description = { text: 'x', citation: { ...offered.citation, quote: 'made up' } };
    expect(() => checkContent(content({ definition: null, citations: [], description }), asked)).toThrow(
      /does not exist/,
    );
  });
});
