import { describe, expect, it } from 'vitest';
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
    });
  });

  it('stops with the reason of its signal', async () => {
    const reason = new Error('stopped');
    await expect(extractiveProvider.define(request([]), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
