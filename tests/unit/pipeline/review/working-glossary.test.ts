import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../../src-main/domain/entry.ts';
import { EMPTY_CONTENT } from '../../../../src-main/domain/entry.ts';
import { citedPaths, workingGlossary } from '../../../../src-main/pipeline/review/working-glossary.ts';
import type { WorkedOnEntry } from '../../../../src-main/pipeline/review/working-glossary.ts';

const text = (definition: string): EntryContent => ({ ...EMPTY_CONTENT, definition });
const stored = (termKey: string, change: Partial<WorkedOnEntry> = {}): WorkedOnEntry => ({
  ...text(`stored ${termKey}`),
  termKey,
  term: termKey,
  aliases: [],
  status: 'draft',
  edited: false,
  ...change,
});

describe('the working glossary', () => {
  it('has what was just generated, and what is stored where nothing was', () => {
    const { entries, unpublishedKeys } = workingGlossary(
      [stored('bell'), stored('tower')],
      new Map([['bell', text('new')]]),
    );
    expect(entries).toEqual([
      { termKey: 'bell', term: 'bell', aliases: [], ...text('new') },
      { termKey: 'tower', term: 'tower', aliases: [], ...text('stored tower') },
    ]);
    expect([...unpublishedKeys]).toEqual(['bell']);
  });

  it('W10: has what a person wrote or approved as it stands', () => {
    const { entries, unpublishedKeys } = workingGlossary(
      [stored('bell', { edited: true }), stored('tower', { status: 'approved' })],
      new Map([
        ['bell', text('new')],
        ['tower', text('new')],
      ]),
    );
    expect(entries.map(({ definition }) => definition)).toEqual(['stored bell', 'stored tower']);
    expect([...unpublishedKeys]).toEqual([]);
  });

  it('keeps what stands against a text only where no person wrote or approved it', () => {
    const citation = { document: 'z.md', start: 0, end: 1, line: 1, quote: 'A' };
    const alternatives = [{ text: 'A', citation }];
    const { entries } = workingGlossary(
      [
        stored('bell', { alternatives }),
        stored('gong', { alternatives, edited: true }),
        stored('tower', { alternatives, status: 'approved' }),
      ],
      new Map(),
    );
    expect(entries.map((entry) => entry.alternatives)).toEqual([alternatives, [], []]);
    expect([...citedPaths(entries)]).toEqual(['z.md']);
  });

  it('does not take an equal text for another one', () => {
    const { unpublishedKeys } = workingGlossary([stored('bell')], new Map([['bell', text('stored bell')]]));
    expect([...unpublishedKeys]).toEqual([]);
  });
});
