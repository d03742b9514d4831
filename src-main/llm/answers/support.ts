import { foldText } from './fold-text.ts';

const LATIN_WORD = /\p{Script=Latin}{4,}/gu;
/** So many letters tell words apart and leave endings out. */
const STEM_LETTERS = 5;
const JAPANESE_RUN = /\p{Script=Han}+|[\p{Script=Katakana}ー]{2,}/gu;
const EMPTY_WORDS = new Set(
  'that this these those which whose when where what with from into than then they them their have been being does will would shall should called known means used uses such kind some each also more most other about there'
    .split(' ')
    .map((word) => word.slice(0, STEM_LETTERS)),
);

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** The words that carry what a text says, beside the names of the term: stems of Latin, pairs of Japanese characters. */
function contentWords(text: string, forms: readonly string[]): ReadonlySet<string> {
  const rest = forms
    .map((form) => foldText(form).text)
    .filter((form) => form !== '')
    .sort((left, right) => right.length - left.length)
    .reduce((before, form) => before.replaceAll(form, ' '), foldText(text).text);
  const stems = [...rest.matchAll(LATIN_WORD)]
    .map(([word]) => word.slice(0, STEM_LETTERS))
    .filter((stem) => !EMPTY_WORDS.has(stem));
  const pairs = [...rest.matchAll(JAPANESE_RUN)].flatMap(([run]) => pairsOf([...run]));
  return new Set([...stems, ...pairs]);
}

/** Share of a definition's content that stands in its sources, 0 to 1; 1 where it has none of its own. */
export function supportOf(definition: string, sources: readonly string[], forms: readonly string[]): number {
  const said = contentWords(definition, forms);
  if (said.size === 0) return 1;
  const known = new Set(sources.flatMap((source) => [...contentWords(source, forms)]));
  return [...said].filter((word) => known.has(word)).length / said.size;
}
