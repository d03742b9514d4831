import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../src-main/text/analyse.ts';
import type { AnalysedBlock, Token } from '../../../src-main/text/model.ts';
import { parseDocument } from '../../../src-main/text/parse-document.ts';

const analyser = createAnalyser();

async function analyse(text: string): Promise<AnalysedBlock[]> {
  return analyser.analyse(parseDocument({ path: 'a.txt', format: 'text', text }));
}

async function sentencesOf(text: string): Promise<string[]> {
  const blocks = await analyse(text);
  return blocks.flatMap((block) => block.sentences.map(({ start, end }) => block.text.slice(start, end)));
}

async function tokensOf(text: string): Promise<Token[]> {
  const blocks = await analyse(text);
  return blocks.flatMap((block) => block.sentences.flatMap((sentence) => [...sentence.tokens]));
}

describe('English', () => {
  it.each(['It cannot.', 'It cannot, so it will not.', 'Why? It cannot!', '"It CANNOT"'])(
    'reads %j, for which the tokeniser knows no dictionary form',
    async (text) => {
      const tokens = await tokensOf(text);
      expect(tokens.map(({ surface }) => surface).join('')).toBe(text.replaceAll(' ', ''));
      for (const { lemma } of tokens) expect(lemma).not.toBe('');
    },
  );

  it('ends sentences at full stops, but not after abbreviations', async () => {
    expect(
      await sentencesOf('Use a filter, e.g. a fine one, i.e. paper. Dr. Brown agrees. It costs 3.5 pounds!'),
    ).toEqual(['Use a filter, e.g. a fine one, i.e. paper.', 'Dr. Brown agrees.', 'It costs 3.5 pounds!']);
  });

  it('W33: keeps hyphenated words and acronyms with slashes whole', async () => {
    const tokens = await tokensOf('The role-based access list of our CI/CD pipeline is state-of-the-art.');
    const surfaces = tokens.map((token) => token.surface);
    expect(surfaces).toEqual(expect.arrayContaining(['role-based', 'CI/CD', 'state-of-the-art']));
    expect(tokens.find((token) => token.surface === 'role-based')?.partOfSpeech).toBe('adjective');
  });

  it('gives dictionary forms, and tells unknown words', async () => {
    const tokens = await tokensOf('The kettles contained a zorbleflux.');
    const found = (surface: string) => tokens.find((token) => token.surface === surface);
    expect(found('kettles')).toMatchObject({ lemma: 'kettle', partOfSpeech: 'noun', known: true });
    expect(found('contained')).toMatchObject({ lemma: 'contain', partOfSpeech: 'verb' });
    expect(found('zorbleflux')?.known).toBe(false);
  });
});

describe('Japanese', () => {
  it('ends sentences at 。！？, but not inside brackets', async () => {
    expect(await sentencesOf('彼は「来た。見た。」と言った。本当か？はい（多分。）そうです！')).toEqual([
      '彼は「来た。見た。」と言った。',
      '本当か？',
      'はい（多分。）そうです！',
    ]);
  });

  it('does not wait for a bracket that is never closed', async () => {
    expect(await sentencesOf('「開いたまま。次の文。')).toEqual(['「開いたまま。', '次の文。']);
  });

  it('W33: gives readings in hiragana', async () => {
    const tokens = await tokensOf('東京でサーバーを使う。');
    expect(tokens.slice(0, 3).map((token) => token.reading)).toEqual(['とうきょう', 'で', 'さーばー']);
  });

  it('tells unknown words, and takes Latin words as words', async () => {
    const tokens = await tokensOf('ザルブレックスはgRPCで通信する。');
    expect(tokens[0]).toMatchObject({ surface: 'ザルブレックス', known: false, reading: 'ざるぶれっくす' });
    expect(tokens.find((token) => token.surface === 'gRPC')?.partOfSpeech).toMatch(/noun/);
  });

  it('takes brackets and slashes for punctuation, never for nouns', async () => {
    const tokens = await tokensOf('値(あたい)と率/割合');
    expect(tokens.filter((token) => /[()/]/.test(token.surface)).map((token) => token.partOfSpeech)).toEqual([
      'punctuation',
      'punctuation',
      'punctuation',
    ]);
  });
});

describe('any language', () => {
  it.each([
    ['English with an emoji', 'The pot 😀 boils — naïvely, “quietly”.'],
    ['Japanese beyond the basic plane', '𠮷野家で😀を食べた。𩸽も。'],
    ['Arabic', 'هذا نص. وهذا نص آخر.'],
    ['lone surrogates', 'a\ud83d b \udc00 c 茶\ud800碗です'],
    ['words without end', `${'x'.repeat(5_000)} ${'長'.repeat(3_000)}です`],
    ['hyphens without end', 'a-'.repeat(3_000)],
  ])('gives tokens in order that stand where they say and cut no character: %s', async (_, text) => {
    for (const block of await analyse(text)) {
      let last = 0;
      for (const sentence of block.sentences) {
        expect(sentence.end - sentence.start).toBeLessThanOrEqual(1000);
        for (const token of sentence.tokens) {
          expect(block.text.slice(token.start, token.end)).toBe(token.surface);
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeLessThanOrEqual(sentence.end);
          expect(`${block.text[token.start - 1] ?? ''}|${token.surface}`).not.toMatch(
            /[\uD800-\uDBFF]\|[\uDC00-\uDFFF]/,
          );
          last = token.end;
        }
      }
    }
  });

  it('finds no tokens in no text', async () => {
    expect(await analyse('')).toEqual([]);
  });
});
