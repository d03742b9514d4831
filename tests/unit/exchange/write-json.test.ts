import { describe, expect, it } from 'vitest';
import { writeJson } from '../../../src-main/exchange/write-json.ts';
import { entry, glossary, undefinedEntry } from './glossary-fixture.ts';

describe('writeJson', () => {
  it('has exactly the promised fields, with the exact quote of each citation', () => {
    const written = writeJson(
      glossary([entry(), undefinedEntry()], {
        issues: [{ term: 'mole', type: 'undefined', reason: 'No sentence defines "mole".' }],
      }),
    );
    expect(JSON.parse(written)).toEqual({
      project: 'Harbour',
      run: {
        id: 'run-1',
        status: 'completed',
        startedAt: '2026-01-02T03:04:05.000Z',
        finishedAt: '2026-01-02T03:04:06.000Z',
        unitsDone: 4,
        unitsReused: 0,
        unitsFailed: 0,
      },
      entries: [
        {
          term: 'tide clock',
          reading: null,
          aliases: ['tide-clock'],
          preferredForms: [],
          forbiddenForms: [],
          category: 'technical-term',
          status: 'draft',
          definition: 'A tide clock is a clock that follows the moon.',
          description: null,
          confidence: 0.8,
          citations: [
            {
              document: 'notes/tides.md',
              line: 3,
              quote: 'A *tide clock* is a clock\nthat follows the moon.',
            },
          ],
          occurrences: [
            { document: 'notes/tides.md', line: 3 },
            { document: 'notes/tides.md', line: 9 },
            { document: 'log.txt', line: 1 },
          ],
        },
        {
          term: 'mole',
          reading: null,
          aliases: [],
          preferredForms: [],
          forbiddenForms: [],
          category: 'technical-term',
          status: 'draft',
          definition: null,
          description: {
            text: 'They met at the mole.',
            citation: { document: 'log.txt', line: 7, quote: 'They met at the mole.' },
          },
          confidence: 0,
          citations: [],
          occurrences: [
            { document: 'notes/tides.md', line: 3 },
            { document: 'notes/tides.md', line: 9 },
            { document: 'log.txt', line: 1 },
          ],
        },
      ],
      issues: [{ term: 'mole', type: 'undefined', reason: 'No sentence defines "mole".' }],
    });
  });

  it('hands on no field that the objects happen to carry besides', () => {
    const run = { ...glossary([]).run, owner: 'secret', token: 'secret' };
    const written = writeJson({ ...glossary([]), run: { ...nonNull(glossary([]).run), ...run } });
    expect(written).not.toContain('secret');
  });

  it('writes a glossary without a run, and ends with a line break', () => {
    const written = writeJson(glossary([], { run: null }));
    expect(JSON.parse(written)).toMatchObject({ run: null, entries: [], issues: [] });
    expect(written.endsWith('}\n')).toBe(true);
  });
});

function nonNull<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The fixture has a run.');
  return value;
}
