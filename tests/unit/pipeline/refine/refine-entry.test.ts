import { describe, expect, it } from 'vitest';
import type { DefinitionRequest } from '../../../../src-main/domain/definition-request.ts';
import type { EntryContent } from '../../../../src-main/domain/entry.ts';
import { extract, extractiveProvider } from '../../../../src-main/llm/extractive-provider.ts';
import { refineEntry } from '../../../../src-main/pipeline/refine/refine-entry.ts';
import { passage, request } from '../passages.ts';

const signal = new AbortController().signal;
const first = passage('definition', 'A harbour bell is what the keeper rings.', 0.9);
const second = passage('definition', 'A harbour bell is a bell that warns ships.', 0.8, { start: 100 });
const weaknesses = [{ type: 'circular', reason: 'It is a circle.' }] as const;

function refine(asked: DefinitionRequest): Promise<EntryContent | null> {
  return refineEntry({ weaknesses, current: extract(asked), request: asked }, extractiveProvider, signal);
}

describe('refining an entry', () => {
  it('takes the next passage that defines the term', async () => {
    const refined = await refine(request([first, second]));
    expect(refined?.definition).toBe(second.text);
    expect(refined?.citations).toEqual([second.citation]);
  });

  it('leaves the entry alone where no other passage defines the term', async () => {
    const rang = passage('mention', 'The harbour bell rang.', 0.9, { start: 100 });
    expect(await refine(request([first, rang]))).toBeNull();
  });

  it('does not take the same words from another place for an improvement', async () => {
    const again = passage('definition', first.text, 0.8, { document: 'copy.md' });
    expect(await refine(request([first, again]))).toBeNull();
  });

  it('W30: has Japanese passages to choose from, as it has English ones', async () => {
    const bell = passage('definition', '鐘とは、鐘守が鳴らすものをいう。', 0.95);
    const warning = passage('definition', '鐘は、船に危険を知らせる鳴り物である。', 0.7, { start: 60 });
    const asked = { termKey: '鐘', term: '鐘', aliases: [], passages: [bell, warning] };
    expect(await refine(asked)).toMatchObject({ definition: warning.text, citations: [warning.citation] });
  });

  it('tells whoever can be told what is wrong, with all passages, and takes no equal text', async () => {
    const asked = request([first, second]);
    const told: unknown[] = [];
    const refineWith = (definition: string): Promise<EntryContent | null> =>
      refineEntry(
        { weaknesses, current: extract(asked), request: asked },
        {
          ...extractiveProvider,
          refiner: {
            identity: 'double',
            refine: async (...given) => {
              told.push(given);
              return { ...extract(asked), definition };
            },
          },
        },
        signal,
      );
    expect(await refineWith('Another text.')).toMatchObject({ definition: 'Another text.' });
    expect(told).toEqual([[asked, { definition: first.text, weaknesses }, signal]]);
    expect(await refineWith(first.text)).toBeNull();
  });
});
