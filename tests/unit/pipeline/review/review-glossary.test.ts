import { describe, expect, it } from 'vitest';
import { reviewGlossary } from '../../../../src-main/pipeline/review/review-glossary.ts';
import type { ReviewedEntry } from '../../../../src-main/pipeline/review/review-glossary.ts';

const TEXTS = new Map<string, string>();

function entry(term: string, definition: string | null, change: Partial<ReviewedEntry> = {}): ReviewedEntry {
  const document = `${term}.md`;
  if (definition !== null) TEXTS.set(document, definition);
  return {
    termKey: term.toLowerCase(),
    term,
    aliases: [],
    definition,
    description: null,
    confidence: definition === null ? 0 : 0.9,
    citations:
      definition === null ? [] : [{ document, start: 0, end: definition.length, line: 1, quote: definition }],
    alternatives: [],
    extractive: null,
    writer: null,
    ...change,
  };
}

function issuesOf(entries: readonly ReviewedEntry[]): string[] {
  return reviewGlossary(entries, (document) => TEXTS.get(document)).map(({ termKey, type, relatedKeys }) =>
    `${termKey} ${type} ${relatedKeys.join()}`.trim(),
  );
}

describe('the review of a glossary', () => {
  it('finds nothing in a sound glossary', () => {
    expect(issuesOf([entry('bell', 'A thing that rings.'), entry('鐘楼', '鐘を吊るした塔。')])).toEqual([]);
  });

  it('finds terms that nothing defines', () => {
    expect(issuesOf([entry('bell', null)])).toEqual(['bell undefined']);
  });

  it('finds definitions whose quote no longer stands in the document', () => {
    const bell = entry('bell', 'A thing that rings.');
    TEXTS.set('bell.md', 'A thing that hangs.');
    expect(issuesOf([bell])).toEqual(['bell unsupported']);
  });

  it('finds definitions whose document is gone', () => {
    const bell = entry('bell', 'A thing that rings.');
    TEXTS.delete('bell.md');
    expect(issuesOf([bell])).toEqual(['bell unsupported']);
  });

  it('finds one definition given to two terms, whatever its case and width', () => {
    expect(issuesOf([entry('gong', 'A round PLATE.'), entry('tam', 'a round ｐｌａｔｅ.')])).toEqual([
      'tam duplicate gong',
    ]);
  });

  it('finds two terms that are explained by each other, in both languages', () => {
    expect(
      issuesOf([
        entry('keeper', 'The one who rings the bell.'),
        entry('bell', 'What the keeper rings.'),
        entry('鐘', '鐘守が鳴らすもの。'),
        entry('鐘守', '鐘を鳴らす者。'),
      ]),
    ).toEqual(['bell circular keeper', '鐘 circular 鐘守']);
  });

  it('finds a circle over several terms once, with all of them, and says so in both languages', () => {
    const found = reviewGlossary(
      [
        entry('rope', 'What the keeper pulls.'),
        entry('keeper', 'The one who rings the bell.'),
        entry('bell', 'What hangs on the rope.'),
        entry('tower', 'Where the bell hangs.'),
        entry('綱', '鐘守が引くもの。'),
        entry('鐘', '綱に付いたもの。'),
        entry('鐘守', '鐘を鳴らす者。'),
      ],
      (document) => TEXTS.get(document),
    );
    expect(found).toMatchObject([
      {
        termKey: 'bell',
        type: 'circular',
        relatedKeys: ['keeper', 'rope'],
        reason: '"bell" and "keeper", "rope" are explained by one another in a circle.',
      },
      {
        termKey: '綱',
        type: 'circular',
        relatedKeys: ['鐘', '鐘守'],
        reason: '「綱」と「鐘」「鐘守」の説明は、たどると元に戻ります。',
      },
    ]);
  });

  it('sees a circle through an alias', () => {
    expect(
      issuesOf([
        entry('keeper', 'The one who rings the great bell.', { aliases: ['warden'] }),
        entry('bell', 'What the warden rings.'),
      ]),
    ).toEqual(['bell circular keeper']);
  });

  it('does not take a definition that names its own term for a circle', () => {
    expect(issuesOf([entry('bell', 'A bell is a thing that rings.')])).toEqual([]);
  });

  it('W31: finds what documents define differently, wherever they stand, with the passages to compare', () => {
    const others = Array.from({ length: 30 }, (_, number) => entry(`thing ${number}`, `Number ${number}.`));
    const alternative = { document: 'z.md', start: 0, end: 13, line: 1, quote: 'A small boat.' };
    TEXTS.set('z.md', alternative.quote);
    const bell = entry('bell', 'A thing that rings.', {
      alternatives: [{ text: alternative.quote, citation: alternative }],
    });
    const found = reviewGlossary([bell, ...others], (document) => TEXTS.get(document));
    expect(found).toEqual([
      {
        termKey: 'bell',
        type: 'contradicting',
        reason: '"bell" is defined differently in bell.md, z.md.',
        relatedKeys: [],
        passages: [...bell.citations, alternative],
      },
    ]);
    TEXTS.set('z.md', 'Nothing of it.');
    expect(issuesOf([bell])).toEqual([]);
  });

  it('says in Japanese that documents define a Japanese term differently', () => {
    const alternative = { document: 'z.md', start: 0, end: 5, line: 1, quote: '小さな舟。' };
    TEXTS.set('z.md', alternative.quote);
    const [found] = reviewGlossary(
      [
        entry('鐘', '鳴らすもの。', {
          alternatives: [{ text: alternative.quote, citation: alternative }],
        }),
      ],
      (document) => TEXTS.get(document),
    );
    expect(found?.reason).toBe('「鐘」の定義は文書によって異なります（鐘.md、z.md）。');
  });

  it('W43: says why in the language of the term', () => {
    const reasons = reviewGlossary([entry('bell', null), entry('鐘', null)], () => undefined).map(
      ({ reason }) => reason,
    );
    expect(reasons).toEqual([
      'The documents neither define nor describe "bell".',
      '文書の中に「鐘」を定義する文も説明する箇所もありません。',
    ]);
  });

  it('gives the same issues in whatever order the entries come', () => {
    const entries = [
      entry('keeper', 'The one who rings the bell.'),
      entry('bell', 'What the keeper rings.'),
      entry('gong', null),
    ];
    expect(issuesOf([...entries].reverse())).toEqual(issuesOf(entries));
  });
});
