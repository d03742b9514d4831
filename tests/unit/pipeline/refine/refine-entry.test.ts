import { describe, expect, it } from 'vitest';
import { extract, extractiveProvider } from '../../../../src-main/llm/extractive-provider.ts';
import { refineEntry } from '../../../../src-main/pipeline/refine/refine-entry.ts';
import { passage, request } from '../passages.ts';

const signal = new AbortController().signal;
const first = passage('definition', 'A harbour bell is what the keeper rings.', 0.9);
const second = passage('definition', 'A harbour bell is a bell that warns ships.', 0.8, { start: 100 });

describe('refining an entry', () => {
  it('takes the next passage that defines the term', async () => {
    const asked = request([first, second]);
    const refined = await refineEntry(
      { type: 'circular' },
      extract(asked),
      asked,
      extractiveProvider,
      signal,
    );
    expect(refined?.definition).toBe(second.text);
    expect(refined?.citations).toEqual([second.citation]);
  });

  it('leaves the entry alone where no other passage defines the term', async () => {
    const asked = request([first, passage('mention', 'The harbour bell rang.', 0.9, { start: 100 })]);
    expect(
      await refineEntry({ type: 'circular' }, extract(asked), asked, extractiveProvider, signal),
    ).toBeNull();
  });

  it('does not take the same words from another place for an improvement', async () => {
    const again = passage('definition', first.text, 0.8, { document: 'copy.md' });
    const asked = request([first, again]);
    expect(
      await refineEntry({ type: 'duplicate' }, extract(asked), asked, extractiveProvider, signal),
    ).toBeNull();
  });

  it('has no remedy for a term that nothing defines', async () => {
    const asked = request([second]);
    const content = { definition: null, description: null, confidence: 0, citations: [] };
    expect(await refineEntry({ type: 'undefined' }, content, asked, extractiveProvider, signal)).toBeNull();
  });
});
