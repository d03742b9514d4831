import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../src-main/domain/export-format.ts';
import { formatOfSuffix, writeGlossary } from '../../../src-main/exchange/formats.ts';
import { entry, glossary } from './glossary-fixture.ts';

describe('formatOfSuffix', () => {
  it.each([
    ['a.md', 'md'],
    ['a.MARKDOWN', 'md'],
    ['folder.json/a.csv', 'csv'],
    ['a.JSON', 'json'],
    ['a.yml', 'prh'],
    ['a.YAML', 'prh'],
    ['a.tbx', null],
    ['a', null],
    ['.md', null],
  ])('takes %s for %s', (path, format) => {
    expect(formatOfSuffix(path)).toBe(format);
  });
});

describe('writeGlossary', () => {
  it.each(EXPORT_FORMATS)('W39: gives a file with the terms in it as %s', (format) => {
    expect(writeGlossary(glossary([entry()]), format)).toContain('tide clock');
  });
});
