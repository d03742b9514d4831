import { createInstance } from 'i18next';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../../src-main/domain/document.ts';
import { ERROR_CODES } from '../../../../src-main/domain/errors.ts';
import { MESSAGE_CODES } from '../../../../src-main/domain/message.ts';
import type { Message, MessageCode } from '../../../../src-main/domain/message.ts';
import { LANGUAGES, REQUEST_ERROR_CODES } from '../../../../src-preload/contract.ts';
import type { Language } from '../../../../src-preload/contract.ts';
import { messageText } from '../../../../src-renderer/components/message-texts.ts';
import { problemTexts } from '../../../../src-renderer/components/problem-texts.ts';
import { EN } from '../../../../src-renderer/i18n/en/index.ts';
import { JA } from '../../../../src-renderer/i18n/ja/index.ts';

async function textsIn(language: Language): Promise<TFunction<['messages', 'problems']>> {
  const texts = createInstance();
  await texts.init({
    lng: language,
    ns: ['messages', 'problems'],
    defaultNS: 'messages',
    resources: { en: EN, ja: JA },
    interpolation: { escapeValue: false },
  });
  return texts.getFixedT(language, ['messages', 'problems']);
}

/** What runs give with each message. */
const VALUES: Readonly<Record<MessageCode, Message['values']>> = {
  'documents-read': { files: 12, changed: 3, removed: 1 },
  'document-refused': { path: 'a/b.pdf', refusal: 'binary' },
  'language-not-supported': { path: 'a.md' },
  'documents-left-out': { count: 3 },
  'issues-refined': { better: 2, issues: 5 },
  'candidates-judged': { terms: 40, generalWords: 3, fragments: 1, undecided: 0 },
  'passages-leave': { host: 'api.example.com' },
  'model-asked': { requests: 1200, tokensIn: 40_000, tokensOut: 3_000 },
  'model-repaired': { count: 3 },
  'model-fell-back': { count: 2 },
  'unit-failed': { subject: 'lease', detail: 'out of memory' },
  completed: {},
  'units-failed': { count: 1200 },
  cancelled: {},
  'stopped-by-error': { error: 'folder-empty', message: 'None.', remedy: 'Look.' },
  'program-mistake': { detail: 'x is not a function' },
  'owner-ended': { program: 'genglossary-cli', pid: 7 },
  'owner-silent': { program: 'genglossary-cli', host: 'desk', since: '2026-01-01T10:00:00.000Z' },
  'project-copied': {},
  'end-not-written': {},
  'taken-over': { program: 'genglossary-cli', pid: 7, host: 'desk' },
  'in-backup': {},
};

const JAPANESE = /[\u3041-\u30FF\u4E00-\u9FFF]/;

/** Every text of a language with where it stands. */
function allTexts(texts: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]: readonly [string, string | object]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : allTexts(value, `${path}${key}.`),
  );
}

/** A key without what i18next adds to it for plurals. */
const withoutPlural = (key: string): string => key.replace(/_(?:one|other)$/, '');

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/{{(\w+)/g)].map(([, name]) => name ?? '').sort();
}

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it.each([...ERROR_CODES, ...REQUEST_ERROR_CODES])(
    'W41: say of the error %s what happened and what to do, whatever values it has',
    async (code) => {
      const t = await textsIn(language);
      const texts = problemTexts((key, values) => t(`problems:${key}`, values), {
        code,
        message: 'The English text.',
        values: {},
      });
      for (const text of [texts.message, texts.remedy]) {
        expect(text).not.toContain('{{');
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/\.(?:message|remedy)$/);
        expect(JAPANESE.test(text)).toBe(language === 'ja');
      }
    },
  );

  it.each(MESSAGE_CODES)('say the message %s', async (code) => {
    const text = messageText(await textsIn(language), language, { code, values: VALUES[code] }, 'English');
    expect(text).not.toContain('{{');
    expect(text).not.toContain('undefined');
    expect(text).not.toBe('English');
    // A failed unit is told by its name and by what was thrown, in every language.
    expect(JAPANESE.test(text)).toBe(language === 'ja' && code !== 'unit-failed');
  });

  it.each(MESSAGE_CODES.filter((code) => Object.keys(VALUES[code]).length > 0))(
    'show the English sentence where the values of %s are missing',
    async (code) => {
      const text = messageText(await textsIn(language), language, { code, values: {} }, 'English');
      expect(text).toBe('English');
    },
  );

  it.each(REFUSAL_CODES)('W41: say why a file was refused: %s', async (code) => {
    const t = await textsIn(language);
    expect(JAPANESE.test(t(`problems:refusal.${code}`))).toBe(language === 'ja');
  });
});

describe('the texts of both languages', () => {
  it('W43: have the same placeholders', () => {
    const japanese = new Map(allTexts(JA));
    for (const [key, text] of allTexts(EN)) {
      if (key.endsWith('_one')) continue;
      expect([key, placeholders(japanese.get(key) ?? 'missing')]).toStrictEqual([key, placeholders(text)]);
    }
  });

  it('W43: have the same keys', () => {
    const keys = (texts: object): readonly string[] =>
      [...new Set(allTexts(texts).map(([key]) => withoutPlural(key)))].sort();
    expect(keys(JA)).toStrictEqual(keys(EN));
  });

  it('W43: do not mix: no Japanese in English texts, and Japanese in all Japanese ones but names', () => {
    const english = allTexts(EN).filter(
      ([key, text]) => JAPANESE.test(text) && key !== 'settings.languages.ja',
    );
    expect(english).toStrictEqual([]);
    const NAMES = new Set(['GenGlossary', 'English', 'Markdown', 'CSV', 'JSON', 'prh', 'Ctrl+Z', 'Ollama']);
    const untranslated = allTexts(JA).filter(
      ([, text]) =>
        !JAPANESE.test(text) && !NAMES.has(text) && /[A-Za-z]{2}/.test(text.replaceAll(/{{[^}]*}}/g, '')),
    );
    expect(untranslated).toStrictEqual([]);
  });

  it('address nobody: no “please”, no “we”, no exclamation marks', () => {
    const found = [...allTexts(EN), ...allTexts(JA)].filter(([, text]) =>
      /\bplease\b|\bwe\b|[!！]/i.test(text),
    );
    expect(found).toStrictEqual([]);
  });
});
