import { createRequire } from 'node:module';
import path from 'node:path';
import type { IpadicFeatures } from '@patdx/kuromoji';
import { splitJapaneseSentences } from './japanese-sentences.ts';
import { isKatakana, toHiragana } from './kana.ts';
import type { PartOfSpeech, Token } from './model.ts';
import { cutPieces, snapToCharacter } from './pieces.ts';
import type { Tokeniser } from './tokeniser.ts';

/** The tokeniser's cost is quadratic in what it is given at once; it cuts at 、 and 。 itself. */
const MAX_LENGTH = 150;

const PARTS_OF_SPEECH: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['名詞', 'noun'],
  ['接頭詞', 'prefix'],
  ['動詞', 'verb'],
  ['形容詞', 'adjective'],
  ['副詞', 'adverb'],
  ['連体詞', 'determiner'],
  ['接続詞', 'conjunction'],
  ['助詞', 'particle'],
  ['助動詞', 'auxiliary'],
  ['記号', 'symbol'],
]);

/** Finer classes that decide. Stems such as 重要 are nouns to IPADIC and adjectives to everybody else. */
const BY_DETAIL: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['名詞,固有名詞', 'proper-noun'],
  ['名詞,代名詞', 'pronoun'],
  ['名詞,数', 'number'],
  ['名詞,接尾', 'suffix'],
  ['名詞,形容動詞語幹', 'adjective'],
  ['名詞,ナイ形容詞語幹', 'adjective'],
  ['動詞,接尾', 'auxiliary'],
  ['動詞,非自立', 'auxiliary'],
  ['記号,句点', 'punctuation'],
  ['記号,読点', 'punctuation'],
  ['記号,括弧開', 'punctuation'],
  ['記号,括弧閉', 'punctuation'],
  ['記号,アルファベット', 'noun'],
]);

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const NUMBER = /^[\p{N}.,]+$/u;
const HIGH_PLANE = /[\u{10000}-\u{10FFFF}]/gu;
const HIGH_PLANE_IDEOGRAPH = /^[\u{20000}-\u{3FFFF}]$/u;
/** Halves of characters, and the character that ends a word in the tokeniser's dictionary. */
const UNCOUNTABLE = /[\p{Cs}\0]/gu;

function partOfSpeechOf(features: IpadicFeatures): PartOfSpeech {
  if (!WORD_CHARACTER.test(features.surface_form)) {
    const isBracketOrStop = /^\p{P}+$/u.test(features.surface_form);
    return isBracketOrStop ? 'punctuation' : 'symbol';
  }
  if (NUMBER.test(features.surface_form)) return 'number';
  const byDetail = BY_DETAIL.get(`${features.pos},${features.pos_detail_1}`);
  return byDetail ?? PARTS_OF_SPEECH.get(features.pos) ?? 'other';
}

function detailOf(features: IpadicFeatures): string {
  const { pos_detail_1: first, pos_detail_2: second } = features;
  if (first === '*') return '';
  return second === '*' ? first : `${first},${second}`;
}

function readingOf(features: IpadicFeatures): string | null {
  if (features.reading !== undefined && features.reading !== '*') return toHiragana(features.reading);
  return isKatakana(features.surface_form) ? toHiragana(features.surface_form) : null;
}

type TokenShape = Omit<Token, 'start' | 'end' | 'surface'>;

function shapeOf(features: IpadicFeatures, surface: string): TokenShape {
  const hasBasicForm =
    features.word_type === 'KNOWN' && features.basic_form !== '*' && surface === features.surface_form;
  return {
    lemma: (hasBasicForm ? features.basic_form : surface).toLowerCase(),
    partOfSpeech: partOfSpeechOf(features),
    detail: detailOf(features),
    known: features.word_type === 'KNOWN',
    reading: readingOf(features),
  };
}

/**
 * Replaces what the tokeniser cannot count by as many units that it can: ideographs beyond the basic
 * plane by a rare ideograph, other characters by a symbol.
 */
function toBasicPlane(text: string): string {
  return text
    .replace(HIGH_PLANE, (character) => (HIGH_PLANE_IDEOGRAPH.test(character) ? '龥龥' : '〓〓'))
    .replace(UNCOUNTABLE, '〓');
}

/**
 * Gets the bytes of a file of the dictionary: as `read` gives them, or others' copy of the same, since threads can share
 * them.
 *
 * @param file its name
 * @param read reads and unpacks it
 */
export type ReadDictionary = (file: string, read: () => Promise<ArrayBufferLike>) => Promise<ArrayBufferLike>;

/** Loads the Japanese dictionary (IPADIC, some 200 MB unpacked) and makes a tokeniser of it. */
export async function loadJapaneseTokeniser(
  readDictionary: ReadDictionary = (_file, read) => read(),
): Promise<Tokeniser> {
  const [{ TokenizerBuilder }, { default: NodeDictionaryLoader }] = await Promise.all([
    import('@patdx/kuromoji'),
    import('@patdx/kuromoji/node'),
  ]);
  const packageEntry = createRequire(import.meta.url).resolve('@patdx/kuromoji');
  const files = new NodeDictionaryLoader({ dic_path: path.join(path.dirname(packageEntry), '..', 'dict') });
  const loader = {
    loadArrayBuffer: (file: string) => readDictionary(file, () => files.loadArrayBuffer(file)),
  };
  const kuromoji = await new TokenizerBuilder({ loader }).build();

  const tokensOf = (text: string, readable: string, start: number, end: number): Token[] => {
    const tokens: Token[] = [];
    for (const [from, to] of cutPieces(readable, start, end, MAX_LENGTH)) {
      let tokenStart = from;
      let at = from;
      for (const features of kuromoji.tokenize(readable.slice(from, to))) {
        at += features.surface_form.length;
        // The two halves of a character beyond the basic plane may have become two tokens.
        if (snapToCharacter(text, at) !== at) continue;
        const surface = text.slice(tokenStart, at);
        if (surface.trim() !== '') {
          tokens.push({ start: tokenStart, end: at, surface, ...shapeOf(features, surface) });
        }
        tokenStart = at;
      }
    }
    return tokens;
  };

  return {
    tokenise(text) {
      const readable = toBasicPlane(text);
      return splitJapaneseSentences(text).map(([start, end]) => ({
        start,
        end,
        tokens: tokensOf(text, readable, start, end),
      }));
    },
  };
}
