import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../src-main/electron/texts.ts';
import type { Language } from '../../../src-preload/contract.ts';
import { EN } from '../../../src-renderer/i18n/en/index.ts';
import { JA } from '../../../src-renderer/i18n/ja/index.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const GUIDE = path.join(ROOT, 'docs', 'user-guide');
const JAPANESE_ENDING = '.ja.md';

/** What a label says in brackets at its end of how many there are. */
const COUNTS = / ?[(（][^()（）]*\{\{[^()（）]*[)）]$/;

/** The pages of a language, by their names without the ending. */
function pagesIn(language: Language): readonly string[] {
  return readdirSync(GUIDE)
    .filter((file) => file.endsWith(JAPANESE_ENDING) === (language === 'ja'))
    .map((file) => path.basename(file, language === 'ja' ? JAPANESE_ENDING : '.md'))
    .sort();
}

function read(page: string, language: Language): string {
  return readFileSync(path.join(GUIDE, `${page}${language === 'ja' ? JAPANESE_ENDING : '.md'}`), 'utf8');
}

/** Every text of the window and its menus. */
function labelsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(labelsIn) : [];
}

/** The first parts of all that a pattern finds. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, part = '']) => part);
}

const headingsOf = (page: string, language: Language) => found(read(page, language), /^(#+) /gm);
const picturesOf = (page: string, language: Language) =>
  found(read(page, language), /!\[[^\]]*\]\(\.\.\/images\/\w+\/([^)]+)\)/g);

describe('the user guide', () => {
  it('has the same pages in both languages, with the same headings and pictures', () => {
    const pages = pagesIn('en');
    expect(pagesIn('ja')).toEqual(pages);
    for (const page of pages) {
      expect(headingsOf(page, 'ja'), page).toEqual(headingsOf(page, 'en'));
      expect(picturesOf(page, 'ja'), page).toEqual(picturesOf(page, 'en'));
    }
  });

  for (const [language, texts] of [
    ['en', EN],
    ['ja', JA],
  ] as const) {
    it(`calls everything in the window by its name (${language})`, () => {
      const labels = new Set(
        [...labelsIn(texts), ...labelsIn(textsIn(language))].map((label) => label.replace(COUNTS, '')),
      );
      const unknown = pagesIn(language).flatMap((page) =>
        found(read(page, language), /\*\*([^*]+)\*\*/g)
          .filter((name) => !labels.has(name))
          .map((name) => `${page}: ${name}`),
      );
      expect(unknown).toEqual([]);
    });

    it(`leads only to what is there, and its index to every page (${language})`, () => {
      const ending = language === 'ja' ? JAPANESE_ENDING : '.md';
      const missing = pagesIn(language).flatMap((page) =>
        found(read(page, language), /\]\(([^)#:]+)\)/g)
          .filter((target) => !existsSync(path.join(GUIDE, target)))
          .map((target) => `${page}: ${target}`),
      );
      expect(missing).toEqual([]);
      const others = pagesIn(language).filter((page) => page !== 'README');
      expect(found(read('README', language), /\]\(([^)]+)\)/g)).toEqual(
        expect.arrayContaining(others.map((page) => `${page}${ending}`)),
      );
    });
  }
});
