import { expect, it } from 'vitest';
import { documentParts } from '../../../../src-main/pipeline/extract/document-parts.ts';
import { parseDocument } from '../../../../src-main/text/parse-document.ts';

const PARAGRAPH = `${'The kiln is hot. '.repeat(200)}\n\n`;
const SECTION = `## Kiln\n\n### Heat\n\n${PARAGRAPH}`;

function partsOf(text: string): string[][] {
  const blocks = parseDocument({ path: 'a.md', format: 'markdown', text });
  return documentParts(blocks).map((part) => part.map(({ kind }) => kind));
}

it('a short document is one part', () => {
  expect(partsOf(SECTION.repeat(3))).toHaveLength(1);
  expect(documentParts([])).toEqual([]);
});

it('a long document is cut where a section or a paragraph begins, and every heading stays with what is below it', () => {
  for (const text of [SECTION.repeat(200), PARAGRAPH.repeat(200)]) {
    const parts = partsOf(text);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.at(-1)).toBe('paragraph');
  }
});

it('a table is in one part', () => {
  const rows = Array.from({ length: 4_000 }, (_, row) => `| kiln ${row} | ${'It is hot. '.repeat(8)}|\n`);
  const parts = partsOf(`${PARAGRAPH}| term | meaning |\n|---|---|\n${rows.join('')}\n${PARAGRAPH}`);
  expect(parts).toHaveLength(1);
});
