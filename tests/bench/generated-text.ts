import { randomNumbers } from '../support/random-numbers.ts';

/**
 * Text for benches, made by rule: as many different sentences and invented terms as are asked for, the same
 * for the same numbers. Nobody should read it.
 */

const SYLLABLES = [
  'ka',
  'ro',
  'mel',
  'tin',
  'sar',
  'vo',
  'ne',
  'dul',
  'ri',
  'pha',
  'gor',
  'les',
  'un',
  'bri',
];
const HEADS = ['engine', 'protocol', 'valve', 'registry', 'lantern', 'harbour', 'ledger', 'compass'];
const JAPANESE_PARTS = ['転送', '記録', '制御', '検証', '分散', '同期', '監視', '暗号', '圧縮', '照合'];
const JAPANESE_HEADS = ['装置', '方式', '台帳', '機構', '回路', '基盤', 'サーバー', 'プロトコル'];

/** The invented term of a number, different for each number. */
export function englishTerm(number: number): string {
  let word = '';
  for (let rest = number + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return `${word} ${HEADS[number % HEADS.length] ?? ''}`;
}

/** The same in Japanese. */
export function japaneseTerm(number: number): string {
  let term = '';
  for (let place = 0; place < 3 || number >= 10 ** place; place += 1) {
    term += JAPANESE_PARTS[Math.floor(number / 10 ** place) % 10] ?? '';
  }
  return term + (JAPANESE_HEADS[number % JAPANESE_HEADS.length] ?? '');
}

/** Sentences about the terms, with a paragraph of its own for every fifth. */
export function makeText(language: 'en' | 'ja', characters: number, terms: number, seed: number): string {
  const random = randomNumbers(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const term = language === 'en' ? englishTerm : japaneseTerm;
  const pieces: string[] = [];
  for (let length = 0, sentence = 0; length < characters; sentence += 1) {
    const piece = SENTENCES[language](term(pick(terms)), term(pick(terms)), pick(4), pick(900) + 10);
    const end = sentence % 5 === 4 ? '\n\n' : language === 'en' ? ' ' : '';
    pieces.push(piece, end);
    length += piece.length + end.length;
  }
  return pieces.join('');
}

const SENTENCES = {
  en: (first: string, second: string, kind: number, number: number): string =>
    [
      `A ${first} is a device that checks the ${second} before it is used.`,
      `The ${first} was moved close to the ${second} after ${number} trials in the old workshop.`,
      `When the ${first} stops, people open the ${second} and write down what they have seen.`,
      `Most of the ${number} reports describe how the ${first} depends on its ${second}.`,
    ][kind] ?? '',
  ja: (first: string, second: string, kind: number, number: number): string =>
    [
      `${first}とは、${second}を使う前に調べるための仕組みである。`,
      `古い工房で${number}回の試験をしたあと、${first}は${second}の近くに移された。`,
      `${first}が止まると、人々は${second}を開けて見たことを書き留める。`,
      `${number}件の報告の多くは、${first}が${second}に依存する様子を述べている。`,
    ][kind] ?? '',
} as const;
