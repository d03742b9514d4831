import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderDefinitions } from '../../../../src-main/pipeline/definitions/order-definitions.ts';
import type { DefinitionInDocument } from '../../../../src-main/pipeline/definitions/order-definitions.ts';

function definition(changes: Partial<DefinitionInDocument>): DefinitionInDocument {
  const text = changes.text ?? 'A noria is a wheel that lifts water by means of buckets.';
  return {
    termKey: 'noria',
    term: 'noria',
    score: 0.8,
    pattern: 'is-a',
    document: 'a.md',
    start: 0,
    end: text.length,
    line: 1,
    text,
    ...changes,
  };
}

const NORIA = { key: 'noria', forms: ['noria', 'norias'] };

function firstOf(...definitions: DefinitionInDocument[]): DefinitionInDocument | undefined {
  return orderDefinitions(definitions, NORIA)[0];
}

describe('order of definitions', () => {
  it('puts the document whose title is the term first', () => {
    const own = definition({
      pattern: 'title:subject',
      score: 0.58,
      document: 'z.md',
      text: 'Norias lift water by means of buckets.',
    });
    const other = definition({ score: 0.9 });
    expect(firstOf(other, own)).toBe(own);
  });

  it('puts the surer pattern first within one document', () => {
    const sure = definition({
      start: 200,
      pattern: 'refer',
      score: 0.9,
      text: 'Noria refers to a wheel that lifts water.',
    });
    expect(firstOf(definition({ score: 0.5 }), sure)).toBe(sure);
  });

  it.each([['A noria is a noria.'], ['Norias are known as norias.']])(
    'puts a circular definition last: %s',
    (text) => {
      const circular = definition({ text, score: 0.95 });
      const weak = definition({ score: 0.5, start: 50 });
      expect(firstOf(circular, weak)).toBe(weak);
    },
  );

  it('sees a circular definition in Japanese', () => {
    const circular = definition({ text: '水門とは水門のことである。', score: 0.95, term: '水門' });
    const weak = definition({ text: '水門は、水路の流れを調節する設備です。', score: 0.6, start: 50 });
    const ordered = orderDefinitions([circular, weak], { key: '水門', forms: ['水門'] });
    expect(ordered).toEqual([weak, circular]);
  });

  it('puts a very long or a very short one after one that can be read', () => {
    const readable = definition({ score: 0.75 });
    const huge = definition({
      score: 0.8,
      text: `A noria is a wheel that ${'lifts water and '.repeat(60)}rests.`,
    });
    const tiny = definition({ score: 0.8, text: 'Noria: big wheel.' });
    expect(firstOf(huge, readable)).toBe(readable);
    expect(firstOf(tiny, readable)).toBe(readable);
  });

  it('puts what is said in passing after what is said in general', () => {
    const passing = definition({ text: 'For example, a noria is a wheel that lifts water on this farm.' });
    const general = definition({ start: 90, score: 0.75 });
    expect(firstOf(passing, general)).toBe(general);
  });

  it('keeps one of several with the same text: the first by name and place', () => {
    const ordered = orderDefinitions(
      [
        definition({ document: 'b.md' }),
        definition({ document: 'a.md', start: 9 }),
        definition({ document: 'a.md' }),
      ],
      NORIA,
    );
    expect(ordered).toEqual([definition({ document: 'a.md' })]);
  });

  it('takes a heading that recurs in three documents for a section and not for a term', () => {
    const sections = ['a.md', 'b.md', 'c.md'].map((document) =>
      definition({
        document,
        pattern: 'heading:fragment',
        text: `A way of lifting water that ${document} explains.`,
      }),
    );
    expect(orderDefinitions(sections, NORIA)).toEqual([]);
    expect(orderDefinitions(sections.slice(0, 2), NORIA)).toHaveLength(2);
    const sentence = definition({ document: 'd.md' });
    expect(orderDefinitions([...sections, sentence], NORIA)).toEqual([sentence]);
  });

  it('gives the same order whatever the order of the input', () => {
    const arbitrary = fc.record({
      score: fc.constantFrom(0.3, 0.5, 0.8),
      document: fc.constantFrom('a.md', 'b.md', 'ä.md'),
      start: fc.nat(3),
      pattern: fc.constantFrom('is-a', 'title:is-a', 'called'),
      text: fc.constantFrom(
        'One wheel that lifts water all day long.',
        'Another wheel that lifts water at night.',
      ),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 12 }), (changes) => {
        const definitions = changes.map((change) => definition(change));
        expect(orderDefinitions(definitions.toReversed(), NORIA)).toEqual(
          orderDefinitions(definitions, NORIA),
        );
      }),
    );
  });

  it('leaves the input as it was', () => {
    const input = Object.freeze([definition({ score: 0.3 }), definition({ score: 0.9, start: 5 })]);
    expect(() => orderDefinitions(input, NORIA)).not.toThrow();
  });
});
