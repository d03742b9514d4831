import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../../../../src-main/domain/document.ts';
import {
  expandExtraction,
  parsePassages,
  parseRankable,
  type DocumentExtraction,
  type ExtractedCandidate,
} from '../../../../src-main/pipeline/extract/document-extraction.ts';
import { extractDocument } from '../../../../src-main/pipeline/extract/extract-document.ts';
import { createAnalyser } from '../../../../src-main/text/analyse.ts';
import { termKeyOfText } from '../../../../src-main/text/term-key.ts';

const analyser = createAnalyser();

async function extract(text: string, format: DocumentFormat = 'markdown'): Promise<DocumentExtraction> {
  return expandExtraction(await extractDocument({ path: 'a.md', format, text }, analyser));
}

function find(extraction: DocumentExtraction, term: string): ExtractedCandidate | undefined {
  const key = termKeyOfText(term, 'ja');
  return extraction.candidates.find((candidate) => candidate.key === key);
}

const keys = (extraction: DocumentExtraction): string[] => extraction.candidates.map(({ key }) => key);

describe('English candidates', () => {
  it('W32: a shorter term inside a longer one is a candidate of its own', async () => {
    const extraction = await extract('The stone mill bearing is worn. A stone mill grinds leaves.');
    expect(keys(extraction)).toEqual(
      expect.arrayContaining(['stone mill bearing', 'stone mill', 'mill bearing']),
    );
    expect(find(extraction, 'stone mill')).toMatchObject({ maximal: 1, surfaces: [['stone mill', 2]] });
  });

  it('W33: joins plural, case and hyphen variants, with the count of each form', async () => {
    const extraction = await extract(
      'A stone mill is old. Stone mills are heavy. Our stone-mill stood. The stone mill ran.',
    );
    expect(find(extraction, 'stone mill')?.surfaces).toEqual([
      ['stone mill', 2],
      ['Stone mills', 1],
      ['stone-mill', 1],
    ]);
  });

  it('keeps hyphenated terms whole', async () => {
    const extraction = await extract('We apply role-based access control to every kettle.');
    expect(keys(extraction)).toContain('role based access control');
  });

  it('ties an acronym to the words it stands for', async () => {
    const extraction = await extract('The cold-brew extraction method (CEM) saves heat.');
    expect(keys(extraction)).toEqual(expect.arrayContaining(['cem', 'cold brew extraction method']));
  });

  it('finds phrases with "of" and "as a"', async () => {
    const extraction = await extract('A point of failure is bad. They sell software as a service.');
    expect(keys(extraction)).toEqual(expect.arrayContaining(['point of failure', 'software as a service']));
  });

  it.each([
    ['Check the liquid carry-over. A write-ahead log helps.', ['liquid carry over', 'write ahead log']],
    [
      'He has Parkinson’s disease. The Order of the Lantern met.',
      ["parkinson's disease", 'order of the lantern'],
    ],
    ['The off-cycle defrost of the cooler is short.', ['off cycle defrost']],
  ])('finds names whose words the tagger takes for something else: %s', async (text, expected) => {
    expect(keys(await extract(text))).toEqual(expect.arrayContaining(expected));
  });

  it('takes no verb for the plural of a noun, nor a number for an adjective', async () => {
    const found = keys(
      await extract(
        'The gateway exports its readings. The pulse travels along the cable. They wait twenty-eight days.',
      ),
    );
    expect(found).toEqual(expect.arrayContaining(['gateway', 'reading']));
    for (const key of found) expect(key).not.toMatch(/export|travel|twenty/);
  });

  it('takes no determiners, pronouns or verbs into a candidate', async () => {
    const extraction = await extract(
      'These kettles and other pots were quickly filled by them with hot water.',
    );
    for (const key of keys(extraction))
      expect(key).not.toMatch(/\b(?:these|and|other|were|quickly|by|them|with)\b/);
  });
});

describe('Japanese candidates', () => {
  it('are read as the text says beside them, also where that is only a part of them', async () => {
    const text = '古い登窯《のぼりがま》を使う。登窯の火は強い。｜玻璃《はり》工房を訪ねる。';
    const extraction = await extract(text);
    expect(find(extraction, '登窯')).toMatchObject({ reading: 'のぼりがま', surfaces: [['登窯', 2]] });
    expect(find(extraction, '玻璃工房')?.reading).toBe('はりこうぼう');
  });

  it('W32: rebuilds compounds from runs of nouns and keeps the ones inside', async () => {
    const extraction = await extract('用語抽出処理は重要です。用語抽出を行う。');
    expect(keys(extraction)).toEqual(expect.arrayContaining(['用語抽出処理', '用語抽出', '用語']));
    expect(find(extraction, '用語抽出')?.reading).toBe('ようごちゅうしゅつ');
  });

  it('takes prefixes and suffixes into a compound, but not honorifics or plurals', async () => {
    const extraction = await extract('再試行処理の信頼性を保つ。利用者たちは田中さんに頼む。');
    expect(keys(extraction)).toEqual(expect.arrayContaining(['再試行処理', '信頼性', '利用者', '田中']));
    expect(keys(extraction)).not.toContain('利用者たち');
    expect(keys(extraction)).not.toContain('田中さん');
  });

  it('joins katakana names at their dots, and Latin words with Japanese ones', async () => {
    const extraction = await extract('エンド・ツー・エンドの試験とAPI サーバーの設定、CI/CDの導入。');
    expect(keys(extraction)).toEqual(
      expect.arrayContaining(
        ['エンド・ツー・エンド', 'APIサーバー', 'CI/CD'].map((term) => termKeyOfText(term, 'ja')),
      ),
    );
  });

  it('takes no particles, counters or formal nouns into a candidate', async () => {
    const extraction = await extract('三つのことを行うため、100件のものを使う場合がある。');
    for (const key of keys(extraction)) expect(key).not.toMatch(/[はがをのに]|こと|もの|ため|場合|件/);
  });

  it.each([
    ['締め付けトルクと誤検知を見る。', ['締め付けトルク', '誤検知']],
    ['申し送りを書く。不顕性誤嚥に注意する。', ['申し送り', '不顕性誤嚥']],
    ['差分同期と同期ワーカーを使う。', ['差分同期', '同期ワーカ']],
    ['SpO2を測る。', ['spo2']],
  ])(
    'finds compounds whose words the dictionary takes for verbs, adverbs or numbers: %s',
    async (text, expected) => {
      expect(keys(await extract(text))).toEqual(expect.arrayContaining(expected));
    },
  );

  it.each([
    ['設計はdocs/store.mdとwww.example.comにある。', 'store|example'],
    ['潮晶（ちょうしょう）は光る。', 'ちょうしょう'],
    ['島ごと所有する。七年のあいだ素潜りを続ける。', 'ごと|あいだ'],
    ['箱を締め付け確認する。', '締め付け'],
    ['灯務院が決める。', '^務院'],
    ['## 第3章　総則\n\n本則である。', '第3章|^3章'],
    ['## 画面と音声の設計\n\n本文である。', '画面と'],
  ])(
    'takes no reading, adverb, verb, torn word or section number for a candidate: %s',
    async (text, pattern) => {
      for (const key of keys(await extract(text))) expect(key).not.toMatch(new RegExp(pattern, 'u'));
    },
  );

  it('does not tear a katakana word where the dictionary does', async () => {
    const extraction = await extract('鍵アイコンを押す。');
    expect(keys(extraction)).not.toContain('鍵アイコ');
  });
});

describe('marks', () => {
  it('takes what the author set apart as a whole for a candidate', async () => {
    const extraction = await extract(
      '## Steeping\n\nUse **gyokuro** with [shade growing](x) and 「玉露」 or *slowly*.',
    );
    expect(find(extraction, 'steeping')?.marks).toEqual({ heading: 1 });
    expect(find(extraction, 'gyokuro')?.marks).toEqual({ emphasis: 1 });
    expect(find(extraction, 'shade growing')?.marks).toEqual({ link: 1 });
  });

  it('takes no marked sentence for a candidate', async () => {
    const extraction = await extract('**You should never do this with it**');
    expect(keys(extraction).every((key) => key.split(' ').length < 4)).toBe(true);
  });

  it('counts an occurrence that is both a phrase and marked once', async () => {
    const extraction = await extract('The [stone mill](x) turns.');
    expect(find(extraction, 'stone mill')?.surfaces).toEqual([['stone mill', 1]]);
  });
});

describe('mentions', () => {
  const text =
    '# Stone mill\n\nPeople like tea. It is said that in some old **houses**, people still keep a stone mill.\n\nA *stone mill* grinds leaves\nbetween two [discs](x) of granite. Stone mill? Stone mill. The stone mill of the village turns slowly all day.\n';

  it('W29: keeps the three most telling passages, best first, and no headings or questions', async () => {
    const mentions = find(await extract(text), 'stone mill')?.mentions ?? [];
    expect(mentions.length).toBeGreaterThan(1);
    expect(mentions.length).toBeLessThanOrEqual(3);
    expect(mentions.map(({ score }) => score)).toEqual(
      mentions.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(mentions[0]?.text).toBe('A stone mill grinds leaves between two discs of granite.');
    for (const mention of mentions) expect(mention.text).not.toMatch(/\?$|^Stone mill$/);
  });

  it('H01: cites each passage with its markup at its true place and line', async () => {
    const mention = find(await extract(text), 'stone mill')?.mentions[0];
    expect(text.slice(mention?.start, mention?.end)).toBe(
      'A *stone mill* grinds leaves\nbetween two [discs](x) of granite.',
    );
    expect(mention?.line).toBe(5);
  });

  it('W25: gives short passages even in a document of one line', async () => {
    const long = 'the stone mill turns and the water flows and '.repeat(3_000);
    const extraction = await extract(long, 'text');
    for (const { mentions } of extraction.candidates) {
      for (const mention of mentions) expect(mention.end - mention.start).toBeLessThan(1_200);
    }
  });

  it('never cuts a character in two', async () => {
    const characters = `${'茶😀碗'.repeat(2_000)}です。𠮷野の茶碗は美しい。`;
    for (const { mentions } of (await extract(characters, 'text')).candidates) {
      for (const { start, end } of mentions) {
        expect(characters.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }
    }
  });
});

describe('any document', () => {
  it('survives being stored as JSON', async () => {
    const stored = await extractDocument(
      {
        path: 'a.md',
        format: 'markdown',
        text: '# 石臼\n\n石臼とは茶葉を挽く道具である。The stone mill is old.',
      },
      analyser,
    );
    const { definitions, candidates } = expandExtraction(stored);
    const all = parsePassages(JSON.stringify(stored), () => true);
    expect(all).toEqual({
      definitions,
      candidates: candidates.map(({ key, mentions }) => ({ key, mentions })),
    });
    expect(all.candidates.flatMap(({ mentions }) => mentions)).not.toEqual([]);
    const wanted = parsePassages(JSON.stringify(stored), (key) => key === '石臼');
    expect(wanted).toEqual({ definitions, candidates: all.candidates.filter(({ key }) => key === '石臼') });
    expect(wanted.candidates).toHaveLength(1);
    expect(stored.definitions.map(({ termKey }) => termKey)).toContain('石臼');
  });

  it('passes over what another version of the extractor has stored', async () => {
    const stored = await extractDocument({ path: 'a.md', format: 'text', text: 'A kiln burns.' }, analyser);
    const { version: _version, passages: _passages, ...old } = stored;
    expect(parseRankable(JSON.stringify(stored))?.candidates.map(({ key }) => key)).toContain('kiln');
    for (const json of [old, { ...old, version: '0' }].map((each) => JSON.stringify(each))) {
      expect(parseRankable(json)).toBeNull();
      expect(() => parsePassages(json, () => true)).toThrow(/version/);
    }
  });

  it.each(['{', '{}', '{"tokens":{}}', '[]', 'null'])('refuses %s as a stored extraction', (json) => {
    expect(() => parsePassages(json, () => true)).toThrow(/JSON|expected/);
  });

  it.each(['', '\n\n', '😀😀', '!!!', '...', '\ud83d'])('finds nothing in %j', async (text) => {
    expect((await extract(text)).candidates).toEqual([]);
  });

  it('finds no candidates in a language it does not know, and does not fail', async () => {
    expect((await extract('هذا نص عربي قصير. وهذا نص آخر.')).candidates).toEqual([]);
  });

  it('cites only what stands in the text', async () => {
    const piece = fc.constantFrom(
      ...'stone mill §石臼§は§である。§. §**§[a](b)§`x`§\n§\n\n§# §- §&amp;§😀§「§」§(RT)§ is a §| §> §\u200b§とは§API '.split(
        '§',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n').length;
        for (const candidate of (await extract(text)).candidates) {
          expect(candidate.key).not.toBe('');
          expect(candidate.first.line).toBeLessThanOrEqual(lines);
          for (const { start, end, line } of candidate.mentions) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(0, start).split('\n')).toHaveLength(line);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
