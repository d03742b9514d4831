import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../../src-main/domain/entry.ts';
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

  it('W30: has Japanese passages to choose from, as it has English ones', async () => {
    const bell = passage('definition', '鐘とは、鐘守が鳴らすものをいう。', 0.95);
    const warning = passage('definition', '鐘は、船に危険を知らせる鳴り物である。', 0.7, { start: 60 });
    const asked = { termKey: '鐘', term: '鐘', aliases: [], passages: [bell, warning] };
    const refined = await refineEntry(
      { type: 'circular' },
      extract(asked),
      asked,
      extractiveProvider,
      signal,
    );
    expect(refined).toMatchObject({ definition: warning.text, citations: [warning.citation] });
  });

  it('leaves to a person which of several contradicting definitions holds', async () => {
    const asked = request([first, second]);
    const refined = await refineEntry(
      { type: 'contradicting' },
      extract(asked),
      asked,
      extractiveProvider,
      signal,
    );
    expect(refined).toBeNull();
  });

  it('has no remedy for a term that nothing defines', async () => {
    const asked = request([second]);
    expect(
      await refineEntry({ type: 'undefined' }, EMPTY_CONTENT, asked, extractiveProvider, signal),
    ).toBeNull();
  });
});
