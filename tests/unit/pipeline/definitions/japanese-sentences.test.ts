import { describe, expect, it } from 'vitest';
import { findIn } from './find.ts';
import { JAPANESE_NEGATIVES, JAPANESE_POSITIVES } from './japanese-table.ts';

describe('definitions in Japanese sentences', () => {
  it.each(JAPANESE_POSITIVES)('finds what is defined in: %s', async (sentence, term) => {
    const found = await findIn(sentence);
    const best = found.toSorted((left, right) => right.score - left.score)[0];
    expect(best?.term).toBe(term);
    expect(best?.score).toBeGreaterThanOrEqual(0.45);
  });

  it.each(JAPANESE_NEGATIVES.map((sentence) => [sentence]))(
    'finds no definition in: %s',
    async (sentence) => {
      expect(await findIn(sentence)).toEqual([]);
    },
  );

  it('trusts とは more than は with a noun, and that more than the past tense', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    const towa = await score('喫水とは、船底から水面までの距離のことである。');
    const wa = await score('喫水は、船底から水面までの距離である。');
    const past = await score('アルドリックは北方の騎士だった。');
    expect(towa).toBeGreaterThan(wa);
    expect(wa).toBeGreaterThan(past);
    expect(past).toBeGreaterThan(0);
  });

  it('defines the name and the abbreviation beside it', async () => {
    const found = await findIn('先行書き込みログ（WAL）とは、変更を先に記録するファイルのことです。');
    expect(found.map(({ term }) => term).toSorted()).toEqual(['WAL', '先行書き込みログ']);
  });

  it('includes the sentence before where これをXと呼ぶ only points at it', async () => {
    const text = '綱を回る胴に巻き付けて引く。これを胴引きと呼ぶ。';
    const [found] = await findIn(text);
    expect(found?.term).toBe('胴引き');
    expect(text.slice(found?.start, found?.end)).toBe(text);
  });

  it('ends the passage of 以下「X」という at the bracket', async () => {
    const [found] = await findIn(
      '甲は乙に、対象の建物（以下「本物件」という。）を引き渡し、代金を受け取る。',
    );
    expect(found).toMatchObject({ term: '本物件', text: '甲は乙に、対象の建物（以下「本物件」という。）' });
  });

  it.each([
    ['取引先とは電子データ交換（EDI）でやり取りする。', '電子データ交換（EDI）'],
    ['取引先とはEDI（電子データ交換）でやり取りする。', 'EDI（電子データ交換）'],
    ['会社の電子データ交換（EDI）を止める。', '電子データ交換（EDI）'],
  ])('gives an abbreviation the long form beside it: %s', async (sentence, text) => {
    expect(await findIn(sentence)).toMatchObject([{ term: 'EDI', pattern: 'abbreviation', text }]);
  });

  it('leaves the number of an article out of the term', async () => {
    const [found] = await findIn('第三条　総会は、会員で構成する最高議決機関である。');
    expect(found?.term).toBe('総会');
  });

  it('finds the term after a phrase that sets the scene', async () => {
    const [found] = await findIn('製紙における叩解とは、繊維をすりつぶす工程を指します。');
    expect(found?.term).toBe('叩解');
  });

  it.each([
    [
      'しかし、水門とは、水路の流れを調節する設備のことである。',
      '水門とは、水路の流れを調節する設備のことである。',
    ],
    ['なお、綱を巻く胴を巻胴と呼ぶ。', '綱を巻く胴を巻胴と呼ぶ。'],
  ])('leaves out what leads over from the sentence before: %s', async (text, clause) => {
    const [found] = await findIn(text);
    expect(found?.text).toBe(clause);
    expect(text.slice(found?.start, found?.end)).toBe(clause);
  });

  it('tells a description before 以下「X」という from a mere other name', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    const described = await score('月ごとに契約する遠隔点検（以下「点検」という。）は、有料である。');
    const renamed = await score('株式会社若葉建物（以下「乙」という。）は、点検を行う。');
    expect(described).toBeGreaterThanOrEqual(0.5);
    expect(renamed).toBeLessThan(0.5);
  });

  it('is less sure of where something stands and of what somebody says', async () => {
    const score = async (text: string): Promise<number> => (await findIn(text))[0]?.score ?? 0;
    expect(await score('番屋は塔の北にある低い建物である。')).toBeLessThan(0.5);
    const said = await score('「番人とは、逃げないと決めた人のことだ」');
    expect(said).toBeLessThan(await score('番人とは、逃げないと決めた人のことだ。'));
  });

  it('defines both names of 「AをX、BをYと呼ぶ」', async () => {
    const found = await findIn('風の当たる側を風上側、当たらない側を風下側と呼ぶ。');
    expect(found.map(({ term }) => term).toSorted()).toEqual(['風上側', '風下側'].toSorted());
  });
});
