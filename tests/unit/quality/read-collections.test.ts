import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCollections } from '../../quality/read-collections.ts';

let root = '';

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'genglossary-gold-'));
});

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

const MARKS = 'terms: [{ term: valve, category: technical-term }]';

describe('folders of gold', () => {
  it('are told by what they hold, and found inside a folder', () => {
    write('own/texts/a.md', 'A valve.');
    write('own/gold.yaml', MARKS);
    write('listed/texts/a.txt', '弁はここにある。');
    write('listed/terms.tsv', '弁\tSpecific_Term\n弁\tCommon_Term\n');
    write('titled/valve.md', '---\nstatus: done\ntitle: Valve (RV)\n---\n\nA **valve** shuts.\n\nMore.\n');
    write('README.md', '# No gold');
    const collections = readCollections(root);
    expect(
      collections.map(({ name, language, gold }) => [path.relative(root, name), language, gold.kind]),
    ).toEqual([
      ['listed', 'ja', 'listed'],
      ['own', 'en', 'marked'],
      ['titled', 'en', 'titled'],
    ]);
    expect(collections[0]?.gold).toMatchObject({ terms: ['弁'] });
    const text = collections[2]?.documents[0]?.text ?? '';
    expect(collections[2]?.gold).toMatchObject({ titles: [{ document: 'valve.md', title: 'Valve' }] });
    const title = collections[2]?.gold.kind === 'titled' ? collections[2].gold.titles[0] : undefined;
    expect(text.slice(title?.start, title?.end)).toContain('A **valve** shuts.');
    expect(text.slice(title?.start, title?.end)).not.toContain('More');
  });

  it('are refused where they hold no gold', () => {
    write('docs/a.md', '# A page');
    expect(() => readCollections(root)).toThrow(/neither "texts" with "gold.yaml"/);
    expect(() => readCollections(path.join(root, 'gone'))).toThrow(/no such folder/);
  });

  it('are refused with the file and every fault where the gold is malformed', () => {
    write('texts/a.md', 'A valve.');
    expect(() => readCollections(root)).toThrow(/neither "gold.yaml" nor "terms.tsv"/);
    write('terms.tsv', 'Valve\tSpecific_Term\n');
    expect(() => readCollections(root)).toThrow(/terms\.tsv: "Valve" is not lower-cased/);
    write('gold.yaml', 'terms: [{ term: pump, category: place }, { term: door, category: place }]');
    expect(() => readCollections(root)).toThrow(/gold\.yaml: "pump" does not occur.*\n.*gold\.yaml: "door"/);
  });
});
