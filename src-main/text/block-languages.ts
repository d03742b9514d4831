import { countFunctionWords } from './function-words.ts';
import type { Language } from './model.ts';
import { countLetters, languageOfLetters, type LetterCounts } from './script.ts';

const NOT_ASCII = /[^\0-\x7f]/;
const ASCII_LETTER = /[A-Za-z]/;

/** Ideographs in forms that only Japanese uses, and in forms that it does not use. */
const ONLY_JAPANESE = new Set(
  '々円売対図変実広応価気検圏験戦択齢発録観権様総従読経済歳収処単県労帰営栄楽薬続鉄拡拠仮伝転団駅込働畑峠枠関両悪沢浜桜辺払毎黒増',
);
const NEVER_JAPANESE = new Set(
  '这们吗说没为么还过时对从让给发问间关开进远达边变业东两书买见观规车转软轻较输连络统认设证评识词译试话语误请读课调资质费钱铁错长阳险随难页项预领题额风飞马验' +
    '這們嗎麼沒說還對從發關變邊與學體實點將經總應當爲你吧呢啊她',
);

/** Japanese has at least so many kana for a hundred ideographs; a shop sign in a Chinese text has fewer. */
const LEAST_KANA_SHARE = 0.05;
/** So many ideographs without kana may be a list of Japanese names; more are Chinese where nothing else tells. */
const FEW_IDEOGRAPHS = 40;
/** In a Japanese document a block of so many ideographs without kana is looked at for itself. */
const LONG_WITHOUT_KANA = 20;
/** Chinese has at least one character that Japanese never uses in so many. */
const IDEOGRAPHS_PER_CHINESE_FORM = 40;
/** Fewer function words say nothing about a block: it is in the language of its document. */
const LEAST_VOTES = 3;

type JapaneseLetters = Pick<LetterCounts, 'kana' | 'han'>;

interface LookedAt {
  readonly text: string;
  readonly letters: JapaneseLetters;
  /** By its letters alone. */
  readonly language: Language;
}

const NO_JAPANESE_LETTERS: JapaneseLetters = { kana: 0, han: 0 };

function lookAt(text: string): LookedAt {
  // Most blocks in English, which need not be counted letter by letter.
  if (!NOT_ASCII.test(text))
    return { text, letters: NO_JAPANESE_LETTERS, language: ASCII_LETTER.test(text) ? 'en' : 'other' };
  const letters = countLetters(text);
  return { text, letters, language: languageOfLetters(letters) };
}

function hasEnoughKana({ kana, han }: JapaneseLetters): boolean {
  return kana > 0 && kana >= (kana + han) * LEAST_KANA_SHARE;
}

function countForms(text: string, forms: ReadonlySet<string>): number {
  let count = 0;
  for (const character of text) if (forms.has(character)) count++;
  return count;
}

/** Tells whether the ideographs of a document are Japanese: by its kana, or else by the forms of its ideographs. */
function isJapaneseDocument(blocks: readonly LookedAt[]): boolean {
  let kana = 0;
  let han = 0;
  for (const { letters } of blocks) {
    kana += letters.kana;
    han += letters.han;
  }
  if (hasEnoughKana({ kana, han })) return true;
  let japanese = 0;
  let chinese = 0;
  for (const { text, letters } of blocks) {
    if (letters.han === 0) continue;
    japanese += countForms(text, ONLY_JAPANESE);
    chinese += countForms(text, NEVER_JAPANESE);
  }
  return japanese > chinese || (chinese === 0 && han <= FEW_IDEOGRAPHS);
}

/** Tells whether a block of kana and ideographs is Japanese. */
function isJapanese({ text, letters }: LookedAt, inJapanese: boolean): boolean {
  if (hasEnoughKana(letters)) return true;
  if (!inJapanese) return false;
  if (letters.han <= LONG_WITHOUT_KANA) return true;
  return countForms(text, NEVER_JAPANESE) * IDEOGRAPHS_PER_CHINESE_FORM < letters.han;
}

/**
 * Decides the language of each block of a document. Scripts tell most; among the languages in Latin letters function
 * words tell English, and among those in ideographs kana tell Japanese. A block that is too short to tell is
 * in the language of the document's other blocks of its script. Cost is linear in the length of the texts.
 *
 * @param texts the readable texts of all blocks of one document, in order
 * @returns one language for each; `other` also for what has no letters
 */
export function languagesOf(texts: readonly string[]): Language[] {
  const blocks = texts.map(lookAt);
  const inJapanese = blocks.some(({ letters }) => letters.han > 0) && isJapaneseDocument(blocks);
  const votes = blocks.map(({ text, language }) => (language === 'en' ? countFunctionWords(text) : null));
  let balance = 0;
  for (const vote of votes) if (vote !== null) balance += vote.english - vote.other;
  const inLatinLetters: Language = balance < 0 ? 'other' : 'en';
  return blocks.map((block, index) => {
    if (block.language === 'ja') return isJapanese(block, inJapanese) ? 'ja' : 'other';
    const vote = votes[index];
    if (vote === undefined || vote === null) return block.language;
    if (vote.english + vote.other < LEAST_VOTES) return inLatinLetters;
    return vote.other > vote.english ? 'other' : 'en';
  });
}
