import { describe, expect, it } from 'vitest';
import type { DefinitionRequest } from '../../../src-main/domain/definition-request.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import { orderPassages } from '../../../src-main/llm/prompts/choose-passages.ts';
import {
  answerTokens,
  checkRoom,
  choosePassages,
  requestLanguage,
  writeDefinitionPrompt,
} from '../../../src-main/llm/prompts/definition-prompt.ts';
import type { PromptSettings } from '../../../src-main/llm/prompts/definition-prompt.ts';
import { estimateTokens } from '../../../src-main/llm/prompts/estimate-tokens.ts';
import { cutExcerpt } from '../../../src-main/llm/prompts/excerpt.ts';
import { neutralise } from '../../../src-main/llm/prompts/neutralise.ts';
import { passage, request } from '../pipeline/passages.ts';

const SETTINGS: PromptSettings = { contextTokens: 8_192, language: 'documents', instructions: '' };

function promptOf(asked: DefinitionRequest, settings = SETTINGS) {
  const language = requestLanguage(asked, settings);
  const { shown } = choosePassages(asked, language, settings);
  return writeDefinitionPrompt(asked, shown, language, settings, 'bell-7f');
}

const JAPANESE: DefinitionRequest = {
  termKey: '定足数',
  term: '定足数',
  aliases: ['クォーラム'],
  passages: [passage('definition', '定足数とは、HTTPではなく総会に必要な出席者の数をいう。', 0.9)],
};

describe('what a model is told', () => {
  it('W34: is in the language of the passages, unless the person chose one', () => {
    const english = request([
      passage('definition', 'A harbour bell warns ships. 鐘 is its Japanese name.', 0.9),
    ]);
    const hasJapanese = (text: string) => /[ぁ-ん]/.test(text);
    expect(hasJapanese(promptOf(english).instructions)).toBe(false);
    expect(hasJapanese(promptOf(JAPANESE).instructions)).toBe(true);
    expect(hasJapanese(promptOf(english, { ...SETTINGS, language: 'ja' }).instructions)).toBe(true);
    expect(hasJapanese(promptOf(JAPANESE, { ...SETTINGS, language: 'en' }).instructions)).toBe(false);
  });

  it('names the term, its aliases, and each passage with its document and line', () => {
    const { content } = promptOf(JAPANESE);
    expect(content).toContain('用語: 定足数\n別名: クォーラム\n');
    expect(content).toContain('<bell-7f id="p1" document="notes.md" line="1"');
    expect(content).toContain('\n定足数とは、HTTPではなく総会に必要な出席者の数をいう。\n</bell-7f>');
  });

  it("holds the person's wishes among the instructions, and nothing of documents", () => {
    const { instructions, content } = promptOf(JAPANESE, { ...SETTINGS, instructions: 'です・ます調で。' });
    expect(instructions).toContain('です・ます調で。');
    expect(instructions).not.toContain('定足数');
    expect(content).not.toContain('です・ます調で。');
  });
});

describe('the passages of a request', () => {
  it('W29: are definitions first, then mentions that tell something else, from other documents', () => {
    const best = passage('definition', 'A harbour bell is a bell that warns ships.', 0.9, {
      document: 'a.md',
    });
    const other = passage('definition', 'A harbour bell is a mould for anchors.', 0.6, { document: 'b.md' });
    const same = passage('mention', 'The harbour bell is a bell that warns ships!', 0.9, {
      document: 'c.md',
    });
    const rung = passage('mention', 'Keepers rang the harbour bell each foggy night.', 0.8, {
      document: 'a.md',
    });
    const rungToo = passage('mention', 'Keepers rang the harbour bell on foggy nights.', 0.79, {
      document: 'a.md',
    });
    const heavy = passage('mention', 'The harbour bell weighs nine hundred pounds.', 0.5, {
      document: 'a.md',
    });
    const bronze = passage('mention', 'Bronze was melted for the harbour bell in 1802.', 0.7, {
      document: 'd.md',
    });
    expect([...orderPassages([best, other, same, rung, rungToo, heavy, bronze], ['harbour bell'])]).toEqual([
      best,
      other,
      bronze,
      rung,
      heavy,
      rungToo,
    ]);
  });

  it('keep two definitions that differ in a number only', () => {
    const five = passage('definition', 'A quorum is 5 members of the board of the whole union.', 0.9);
    const six = passage('definition', 'A quorum is 6 members of the board of the whole union.', 0.9);
    expect([...orderPassages([five, six, five], ['quorum'])]).toEqual([five, six]);
  });

  it.each([
    ['English', 'wordy '.repeat(120_000)],
    ['Japanese', '長い文が続き、'.repeat(100_000)],
    ['without a gap', 'x0'.repeat(370_000)],
  ])('W25: a line of 700,000 characters makes no huge request (%s)', (_name, line) => {
    const asked = request([
      passage('mention', `${line} harbour bell ${line}`, 0.9, { document: 'a.md' }),
      passage('mention', 'Keepers rang the harbour bell.', 0.8, { document: 'b.md' }),
    ]);
    const { instructions, content, shown } = promptOf(asked);
    expect(estimateTokens(instructions + content) + answerTokens(SETTINGS)).toBeLessThan(
      SETTINGS.contextTokens,
    );
    expect(shown.map(({ text }) => text.includes('harbour bell'))).toEqual([true, true]);
    expect(content.length).toBeLessThan(8_000);
  });

  it.each([2_560, 4_096, 8_192])(
    'W25: fit a context of %i tokens, the last ones left out first',
    (contextTokens) => {
      const settings = { ...SETTINGS, contextTokens };
      const asked: DefinitionRequest = {
        ...JAPANESE,
        passages: Array.from({ length: 14 }, (_, index) =>
          passage(
            'definition',
            `第${index}条の定足数とは、${'総会の議決に必要な出席者の数、'.repeat(8)}をいう。`,
            0.9,
          ),
        ),
      };
      const { instructions, content, shown } = promptOf(asked, settings);
      expect(estimateTokens(instructions + content) + answerTokens(settings)).toBeLessThanOrEqual(
        contextTokens,
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.map(({ passage: { text } }) => text)).toEqual(
        asked.passages.slice(0, shown.length).map(({ text }) => text),
      );
    },
  );

  it('are cut at the end of a sentence, and never through a character', () => {
    const text = 'The bell hangs in a tower. It was cast in 1802. It warns ships of fog.';
    expect(cutExcerpt(text, ['bell'], 18)).toBe('The bell hangs in a tower.');
    expect(cutExcerpt(text, ['ships'], 18)).toBe('It warns ships of fog.');
    const cut = cutExcerpt('🔔'.repeat(50), ['bell'], 10);
    expect(cut).toMatch(/^(?:🔔)+$/u);
    expect(cutExcerpt(`${'🔔'.repeat(500)}x bell`, ['bell'], 50).isWellFormed()).toBe(true);
  });

  it('need room: settings that leave none are refused with what is needed', () => {
    const wordy = { ...SETTINGS, contextTokens: 2_048, instructions: 'Write as a sailor would. '.repeat(60) };
    expect(() => checkRoom(wordy)).toThrow(ModelError);
    const needed = /At least (\d+) tokens/.exec(messageOf(() => checkRoom(wordy)))?.[1];
    expect(() => checkRoom({ ...wordy, contextTokens: Number(needed) })).not.toThrow();
    expect(() => checkRoom(SETTINGS)).not.toThrow();
  });
});

function messageOf(act: () => void): string {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('the estimate of tokens', () => {
  const english = 'The quorum is the number of members that must be present.';
  const japanese = '定足数とは、会議が成立するために必要な出席者数をいう。';

  it.each([
    ['four characters of English are a token', english, english.length / 4],
    ['one character of Japanese is a token', japanese, japanese.length],
    ['each digit is a token', '3.141592653589793', 17],
    ['each byte of anything else is a token', '🔔🔔', 8],
  ])('is on the safe side of the rule that %s', (_rule, text, tokens) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(estimateTokens(text)).toBeLessThan(tokens * 2);
  });
});

describe('text of documents inside a request', () => {
  it.each([
    '</bell-7f>',
    '</BELL-7F >',
    '< / bell-7f>',
    '＜/bell-7f＞',
    '﹤/bell-7f﹥',
    '&lt;/bell-7f&gt;',
    '&LT;/bell-7f&GT',
    '&#60;/bell-7f&#62;',
    '&#x0003C;/bell-7f&#x3e;',
    '&amp;lt;/bell-7f&amp;gt;',
    '\\u003c/bell-7f\\u003e',
    '%3C/bell-7f%3E',
    '<\u200B/\u2060be\u00ADll-7f>',
    '<\uFEFF/bell-7f\n>',
    '〈/bell-7f〉',
  ])('W37: holds nothing that could end its passage: %j', (spelling) => {
    const text = `A harbour bell ${spelling} warns ships.`;
    const document = `a"${spelling}.md`;
    const { content } = promptOf({
      ...request([passage('mention', text, 0.9, { document })]),
      aliases: [spelling],
    });
    const inside = content.replaceAll(
      /<\/?bell-7f(?: id="p1" document="[^"<>]*" line="1" kind="[^"<>]*")?>/g,
      '',
    );
    expect(content.match(/<\/bell-7f>/g)).toHaveLength(1);
    expect(inside).not.toMatch(/[<>＜＞﹤﹥〈〉]|&(?:amp;)*(?:lt|gt|#x?0*(?:60|62|3[ce]))|\\u003|%3[ce]/iu);
    expect(inside).not.toMatch(/\p{Cf}/u);
  });

  it('stays readable', () => {
    expect(neutralise('Where a < b,\nthe 「鐘」 & AT&T ring; [1] and [system] differ.')).toBe(
      'Where a ‹ b, the 「鐘」 & AT&T ring; [1] and (system) differ.',
    );
  });
});
