/**
 * Tells by their words alone whether two definitions of one term can be about the same meaning. No dictionary is
 * asked: two texts that share few content words may still be paraphrases, so that a person has the last word.
 */

/** Words without content of their own, and those that most definitions are made of. */
const EMPTY_WORDS = new Set(
  `a an the this that these those it its they them their he she his her one each any some all both other such same
  is are was were be been being am do does did has have had may might can could will would shall should must
  of in on at by for with from to into onto as than and or but if when where while which who whose whom what how
  not no only also very more most so then there here e g i etc
  mean means meant refer refers call called known name named term terms word denote denotes define defined stand
  stands short kind type sort form part way thing something use used using`.split(/\s+/),
);

const LATIN_WORD = /[\p{Script=Latin}\p{M}]+/gu;
const NUMBER =
  /\d+(?:[.,:]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundred)\b|[二三四五六七八九十百千]+(?=[日月年時分秒人名本個回度円歳以])/gu;
/** The content of a Japanese text stands in runs of kanji and of katakana; hiragana mostly joins them. */
const JAPANESE_RUN = /\p{Script=Han}+|[\p{Script=Katakana}ー]{2,}/gu;
/** Kanji that most definitions are made of. */
const EMPTY_JAPANESE = /総称|意味|以下|場合|言葉|用語|一種|[物事者等]/gu;

/** So much of the shorter text's content in the longer one, and both say the same. */
const SAME_SHARE = 0.4;
/** A text with less content cannot be compared. */
const LEAST_CONTENT = 2;

/** A word up to its ending: "stores", "stored" and "storing" are one. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ies|es|s|ed|ing|ly|e|y)$/, '');
  return stem.length < 3 ? word : stem;
}

/** Each two neighbouring characters of a run; the run itself where it is a single one. */
function bigramsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** What a text says beside the names of the term: stems of Latin words, pairs of Japanese characters. */
export function contentOf(text: string, forms: readonly string[]): ReadonlySet<string> {
  const folded = withoutForms(fold(text), forms);
  const latin = [...folded.matchAll(LATIN_WORD)]
    .map(([word]) => word)
    .filter((word) => !EMPTY_WORDS.has(word))
    .map(stemOf);
  const japanese = folded.replace(EMPTY_JAPANESE, ' ').matchAll(JAPANESE_RUN);
  return new Set([...latin, ...[...japanese].flatMap(([run]) => bigramsOf(run))]);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function withoutForms(folded: string, forms: readonly string[]): string {
  return forms
    .map(fold)
    .sort((left, right) => right.length - left.length)
    .reduce((rest, form) => (form === '' ? rest : rest.replaceAll(form, ' ')), folded);
}

function numbersOf(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(NUMBER) ?? []);
}

function sharedCount(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return [...left].filter((value) => right.has(value)).length;
}

/** "5 members" here and "3" there: both name numbers, and none is the same. */
function haveOtherNumbers(left: string, right: string): boolean {
  const leftNumbers = numbersOf(left);
  const rightNumbers = numbersOf(right);
  return leftNumbers.size > 0 && rightNumbers.size > 0 && sharedCount(leftNumbers, rightNumbers) === 0;
}

/**
 * Tells whether two definitions of one term certainly say different things: they name different numbers, or the
 * shorter one has hardly a content word in common with the other. What is too short to be compared is taken for the
 * same.
 *
 * @param forms the names of the term, which say nothing in its own definition
 */
export function isOtherMeaning(left: string, right: string, forms: readonly string[]): boolean {
  const leftContent = contentOf(left, forms);
  const rightContent = contentOf(right, forms);
  const least = Math.min(leftContent.size, rightContent.size);
  if (least < LEAST_CONTENT) return false;
  return sharedCount(leftContent, rightContent) < least * SAME_SHARE || haveOtherNumbers(left, right);
}
