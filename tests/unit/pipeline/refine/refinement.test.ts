import { describe, expect, it } from 'vitest';
import type { DefinitionRequest } from '../../../../src-main/domain/definition-request.ts';
import type { EntryContent } from '../../../../src-main/domain/entry.ts';
import { concludeRefinement } from '../../../../src-main/pipeline/refine/conclude-refinement.ts';
import { planRefinement } from '../../../../src-main/pipeline/refine/plan-refinement.ts';
import { withCauses } from '../../../../src-main/pipeline/review/causes.ts';
import { reviewGlossary } from '../../../../src-main/pipeline/review/review-glossary.ts';
import type { ReviewedEntry } from '../../../../src-main/pipeline/review/review-glossary.ts';

const TEXT = ['A thing.', 'A bell rings.', 'A gong sounds.'].join('\n');

/** A definition that stands in the document. */
function content(definition: string): EntryContent {
  const start = TEXT.indexOf(definition);
  const citation = { document: 'a.md', start, end: start + definition.length, line: 1, quote: definition };
  return {
    definition,
    description: null,
    confidence: 0.9,
    citations: [citation],
    alternatives: [],
    extractive: null,
    writer: null,
  };
}

const entry = (termKey: string, definition: string): ReviewedEntry => ({
  ...content(definition),
  termKey,
  term: termKey,
  aliases: [],
});
const textOf = (path: string): string | undefined => (path === 'a.md' ? TEXT : undefined);

/** Two terms of which the second has the definition of the first. */
const GLOSSARY = [entry('bell', 'A thing.'), entry('gong', 'A thing.')];
const ISSUES = withCauses(reviewGlossary(GLOSSARY, textOf), GLOSSARY);
const UNPUBLISHED = new Set<string>();

const conclude = (refined: Readonly<Record<string, EntryContent>>, unpublishedKeys = UNPUBLISHED) =>
  concludeRefinement(
    { entries: GLOSSARY, unpublishedKeys },
    ISSUES,
    new Map(Object.entries(refined)),
    textOf,
  );

describe('the cause of an issue', () => {
  it('is the same while the definitions of its terms are, and another one after', () => {
    const causeIn = (glossary: readonly ReviewedEntry[]): string | undefined =>
      withCauses(ISSUES, glossary)[0]?.cause;
    expect(causeIn([...GLOSSARY, entry('other', 'A bell rings.')])).toBe(causeIn(GLOSSARY));
    expect(causeIn([entry('bell', 'A bell rings.'), entry('gong', 'A thing.')])).not.toBe(causeIn(GLOSSARY));
  });
});

describe('the cause of a contradiction', () => {
  const passages = (quote: string, start = 0) => [
    { document: 'a.md', start: 0, end: 8, line: 1, quote: 'A thing.' },
    { document: 'b.md', start, end: start + quote.length, line: 1, quote },
  ];
  const causeOf = (shown: ReturnType<typeof passages>): string | undefined =>
    withCauses(
      [{ termKey: 'bell', type: 'contradicting', reason: '', relatedKeys: [], passages: shown }],
      GLOSSARY,
    )[0]?.cause;

  it('is another one when a passage says something else, and the same when it only moves', () => {
    expect(causeOf(passages('A boat.'))).not.toBe(causeOf(passages('A ship.')));
    expect(causeOf(passages('A boat.', 40))).toBe(causeOf(passages('A boat.')));
  });
});

describe('the plan of a refinement', () => {
  const request: DefinitionRequest = { termKey: 'gong', term: 'gong', aliases: [], passages: [] };
  const requestOf = (key: string) => (key === 'gong' ? request : undefined);

  it('has a unit for each issue that other passages may resolve, with what goes into it', () => {
    expect(planRefinement(GLOSSARY, ISSUES, requestOf, 'provider/1')).toMatchObject([
      {
        termKey: 'gong',
        term: 'gong',
        input: { weaknesses: [{ type: 'duplicate' }], current: content('A thing.'), request },
      },
    ]);
  });

  it('has one unit for an entry, with all that is wrong with it', () => {
    const issues = (['duplicate', 'too-broad', 'suspicious', 'contradicting'] as const).map((type) => ({
      termKey: 'gong',
      type,
      reason: `It is ${type}.`,
      relatedKeys: [],
      passages: [],
    }));
    expect(
      planRefinement(GLOSSARY, issues, requestOf, 'provider/1').map(({ input }) => input.weaknesses),
    ).toEqual([
      [
        { type: 'duplicate', reason: 'It is duplicate.' },
        { type: 'too-broad', reason: 'It is too-broad.' },
      ],
    ]);
  });

  it('has none for what nothing defines or only a person can tell, for terms without passages and without an entry', () => {
    const issue = { reason: '', relatedKeys: [], passages: [], cause: '' };
    const issues = [
      { ...issue, termKey: 'gong', type: 'undefined' as const },
      { ...issue, termKey: 'gong', type: 'contradicting' as const },
      { ...issue, termKey: 'bell', type: 'duplicate' as const },
      { ...issue, termKey: 'nowhere', type: 'duplicate' as const },
    ];
    expect(planRefinement(GLOSSARY, issues, requestOf, 'provider/1')).toEqual([]);
  });

  it('names units by all that goes into them', () => {
    const hashOf = (glossary: readonly ReviewedEntry[], provider: string): string | undefined =>
      planRefinement(glossary, ISSUES, requestOf, provider)[0]?.hash;
    const hash = hashOf(GLOSSARY, 'provider/1');
    expect(hashOf(GLOSSARY, 'provider/1')).toBe(hash);
    expect(hashOf(GLOSSARY, 'provider/2')).not.toBe(hash);
    expect(hashOf([entry('gong', 'A bell rings.')], 'provider/1')).not.toBe(hash);
  });
});

describe('the end of a refinement', () => {
  it('keeps a text that resolves an issue', () => {
    expect(conclude({ gong: content('A gong sounds.') })).toEqual({
      results: [{ termKey: 'gong', content: content('A gong sounds.') }],
      outcomes: [{ termKey: 'gong', type: 'duplicate', cause: ISSUES[0]?.cause, isResolved: true }],
      better: 1,
      issues: 1,
    });
  });

  it('drops a text that has an issue of its own, and leaves the first one open', () => {
    const unsupported = { ...content('A gong sounds.'), citations: [] };
    expect(conclude({ gong: unsupported })).toMatchObject({
      results: [],
      outcomes: [{ termKey: 'gong', isResolved: false }],
      better: 0,
    });
  });

  it('keeps a text that resolves an issue though documents contradict each other about its term', () => {
    const citation = { document: 'a.md', start: 9, end: 22, line: 2, quote: 'A bell rings.' };
    const refined = { ...content('A gong sounds.'), alternatives: [{ text: 'A bell rings.', citation }] };
    expect(conclude({ gong: refined })).toMatchObject({
      results: [{ termKey: 'gong', content: refined }],
      outcomes: [{ isResolved: true }],
    });
  });

  it('publishes what was generated and is not in the file, also where nothing is better', () => {
    expect(conclude({}, new Set(['bell']))).toMatchObject({
      results: [{ termKey: 'bell', content: content('A thing.') }],
      outcomes: [{ isResolved: false }],
      better: 0,
      issues: 1,
    });
  });

  it('takes what only a model saw for resolved where the text of its term is another one, and nowhere else', () => {
    const seen = (['bell', 'gong'] as const).flatMap((termKey) =>
      (['too-broad', 'suspicious'] as const).map((type) => ({
        termKey,
        type,
        reason: '',
        relatedKeys: [],
        passages: [],
      })),
    );
    const { outcomes } = concludeRefinement(
      { entries: GLOSSARY, unpublishedKeys: UNPUBLISHED },
      withCauses(seen, GLOSSARY),
      new Map([['gong', content('A gong sounds.')]]),
      textOf,
    );
    expect(
      outcomes.filter(({ isResolved }) => isResolved).map(({ termKey, type }) => `${termKey} ${type}`),
    ).toEqual(['gong too-broad']);
  });

  it('leaves open what only a model saw where the new text has an issue of its own', () => {
    const seen = [{ termKey: 'gong', type: 'too-broad', reason: '', relatedKeys: [], passages: [] }] as const;
    const { outcomes } = concludeRefinement(
      { entries: GLOSSARY, unpublishedKeys: UNPUBLISHED },
      withCauses(seen, GLOSSARY),
      new Map([['gong', { ...content('A gong sounds.'), citations: [] }]]),
      textOf,
    );
    expect(outcomes).toMatchObject([{ isResolved: false }]);
  });
});
