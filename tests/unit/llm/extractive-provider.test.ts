import { describe, expect, it } from 'vitest';
import type { OfferedPassage } from '../../../src-main/domain/definition-request.ts';
import { extract, extractiveProvider } from '../../../src-main/llm/extractive-provider.ts';
import { passage, request } from '../pipeline/passages.ts';

describe('the built-in provider', () => {
  it('takes the best definition sentence and cites it', () => {
    const best = passage('definition', 'A harbour bell is a bell that warns ships.', 0.9);
    const content = extract(request([best, passage('definition', 'Bells are old.', 0.8)]));
    expect(content).toEqual({
      definition: best.text,
      description: null,
      confidence: 0.9,
      citations: [best.citation],
      alternatives: [],
      extractive: null,
      writer: { kind: 'built-in', insteadOf: null },
    });
  });

  describe('alternatives', () => {
    const best = passage('definition', 'A harbour bell is a bell that warns ships.', 0.9);
    const elsewhere = (text: string, document: string, score = 0.7) =>
      passage('definition', text, score, { document });
    const alternativesOf = (...passages: OfferedPassage[]) =>
      extract(request([best, ...passages])).alternatives.map(({ text }) => text);

    it('are what other documents say instead, with their citations', () => {
      const other = elsewhere('A harbour bell is a metal mould for casting anchors.', 'foundry.md');
      expect(extract(request([best, other])).alternatives).toEqual([
        { text: other.text, citation: other.citation },
      ]);
    });

    it('are in Japanese what they are in English', () => {
      const japanese = (text: string, document: string) => passage('definition', text, 0.8, { document });
      const asked = {
        termKey: '定足数',
        term: '定足数',
        aliases: [],
        passages: [
          japanese('定足数とは、総会の議決に必要な出席者の数をいう。', 'a.md'),
          japanese('定足数とは、総会が議決を行うために必要な最小限の出席者数をいう。', 'b.md'),
          japanese('定足数とは、水槽に入れてよい魚の上限である。', 'c.md'),
        ],
      };
      expect(extract(asked).alternatives.map(({ citation }) => citation.document)).toEqual(['c.md']);
    });

    it.each([
      ['the same in other words', 'A harbour bell means the bell by which ships are warned.', 'b.md', 0.9],
      ['a part of it', 'A harbour bell is a bell.', 'b.md', 0.9],
      ['the same document', 'A harbour bell is a metal mould for casting anchors.', 'notes.md', 0.9],
      ['an unsure sentence', 'The harbour bell is a metal mould for anchors.', 'b.md', 0.49],
    ])('are not: %s', (_name, text, document, score) => {
      expect(alternativesOf(elsewhere(text, document, score))).toEqual([]);
    });

    it('are also what names another number', () => {
      const five = passage('definition', 'A quorum is 5 members of the board.', 0.9);
      const third = elsewhere('A quorum is 12 members of the board.', 'b.md');
      const asked = { termKey: 'quorum', term: 'quorum', aliases: [], passages: [five, third] };
      expect(extract(asked).alternatives).toHaveLength(1);
    });

    it('are three at most, each saying something that none before it says', () => {
      const moulds = ['b.md', 'c.md'].map((document) =>
        elsewhere('A harbour bell is a metal mould for casting anchors.', document),
      );
      const others = ['green parrots', 'wooden ladders', 'soft cheeses', 'old coins'].map((thing) =>
        elsewhere(`A harbour bell is a collection of ${thing}.`, `${thing}.md`),
      );
      expect(alternativesOf(...moulds)).toHaveLength(1);
      expect(alternativesOf(...moulds, ...others)).toHaveLength(3);
    });
  });

  it('never dresses a passage up as a definition: an unsure one becomes a description', () => {
    const unsure = passage('definition', 'The harbour bell is loud.', 0.3);
    const content = extract(request([unsure]));
    expect(content.definition).toBeNull();
    expect(content.description).toEqual({ text: unsure.text, citation: unsure.citation });
    expect(content.confidence).toBe(0);
    expect(content.citations).toEqual([]);
  });

  it('describes a term by the most telling mention before an unsure definition', () => {
    const mention = passage('mention', 'Every evening the harbour bell rings.', 0.7);
    const content = extract(request([passage('definition', 'It is the bell.', 0.2), mention]));
    expect(content.description?.text).toBe(mention.text);
  });

  it('says nothing where nothing is known', () => {
    expect(extract(request([]))).toEqual({
      definition: null,
      description: null,
      confidence: 0,
      citations: [],
      alternatives: [],
      extractive: null,
      writer: null,
    });
  });

  it('stops with the reason of its signal', async () => {
    const reason = new Error('stopped');
    await expect(extractiveProvider.define(request([]), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
