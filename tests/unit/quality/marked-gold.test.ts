import { describe, expect, it } from 'vitest';
import { readMarks } from '../../quality/marked-gold.ts';

const DOCUMENTS = [
  { path: 'a.md', format: 'markdown', text: 'A valve is a thing\nthat shuts. Valves are red. It is late.' },
  { path: 'b.md', format: 'markdown', text: 'A valve means a door. The door is late.' },
] as const;

const VALVE = `
  - term: valve
    category: technical-term
    variants: [valves]
    definition: A valve is a thing that shuts.
    definitionDocument: a.md
    alternatives: [{ document: b.md, definition: A valve means a door. }]
    kinds: [inner]`;

function faultsOf(yaml: string): readonly string[] {
  const read = readMarks(yaml, DOCUMENTS);
  return read.kind === 'faulty' ? read.faults : [];
}

describe('marks', () => {
  it('are read where everything marked occurs', () => {
    const read = readMarks(`terms: ${VALVE}\nnotTerms: [red]\nnotDefinitions: [It is late.]`, DOCUMENTS);
    expect(read).toEqual({
      kind: 'read',
      gold: {
        kind: 'marked',
        terms: [
          {
            term: 'valve',
            category: 'technical-term',
            forms: ['valve', 'valves'],
            definitions: [
              { document: 'a.md', definition: 'A valve is a thing that shuts.' },
              { document: 'b.md', definition: 'A valve means a door.' },
            ],
            kinds: ['inner'],
          },
        ],
        notTerms: ['red'],
        notDefinitions: ['It is late.'],
      },
    });
  });

  it.each([
    ['a form that does not occur', 'terms: [{ term: pump, category: place }]', '"pump" does not occur'],
    ['a part of a word', 'terms: [{ term: val, category: place }]', '"val" does not occur'],
    ['a form marked twice', `terms: ${VALVE}\nnotTerms: [Valves]`, '"Valves" is marked twice'],
    [
      'a definition that its document does not hold',
      `terms: ${VALVE.replace('definitionDocument: a.md', 'definitionDocument: b.md')}`,
      '"b.md" does not hold its definition',
    ],
    [
      'a document that is not there',
      `terms: ${VALVE.replace('definitionDocument: a.md', 'definitionDocument: c.md')}`,
      'there is no document "c.md"',
    ],
    [
      'a definition without its document',
      `terms: ${VALVE.replace('    definitionDocument: a.md\n', '')}`,
      'stand together or not at all',
    ],
    ['a look-alike that does not occur', `terms: ${VALVE}\nnotDefinitions: [It was late.]`, 'do not hold'],
    [
      'a look-alike that is a definition',
      `terms: ${VALVE}\nnotDefinitions: [A valve means a door.]`,
      'both definition and none',
    ],
    ['a category that does not exist', 'terms: [{ term: valve, category: thing }]', 'terms.0.category'],
    ['a misspelt field', 'terms: [{ term: valve, category: place, kind: [once] }]', 'kind'],
    ['no YAML', 'terms: [', ''],
  ])('are refused with the reason for %s', (_what, yaml, reason) => {
    expect(faultsOf(yaml).some((fault) => fault.includes(reason))).toBe(true);
  });
});
