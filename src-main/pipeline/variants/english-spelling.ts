import { singularOf } from '../../text/english-plural.ts';

/** Endings that British and American writers spell differently, each with the one that stands for both. */
const ENDINGS: readonly (readonly [ending: RegExp, common: string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|ed|er|ing|ation|able)$)/, 'iz'],
  [/(?<=[a-z][bdglmnptv])our(?=(?:al|able|ed|ful|hood|ing|ite|less)?$)/, 'or'],
  [/(?<=(?:cent|fib|kilomet|lit|lust|met|spect|theat))re$/, 'er'],
  [/(?<=(?:anal|catal|dial|monol|epil|prol))ogue$/, 'og'],
  [/(?<=[a-z]{3}l)ys(?=(?:e|ed|er|ing)$)/, 'yz'],
  [/(?<=(?:def|lic|off|pret))ence$/, 'ense'],
  [
    /(?<=(?:cancel|channel|counsel|dial|equal|fuel|label|level|marshal|model|panel|signal|travel|tunnel))l(?=(?:ed|er|ing|ation)$)/,
    '',
  ],
  [/ae(?=di|ma|mi|mo|co)/, 'e'],
  [/oe(?=dem|str|tal|tus|a$)/, 'e'],
  [/aluminium/, 'aluminum'],
  [/artefact/, 'artifact'],
  [/^grey$/, 'gray'],
  [/^mould/, 'mold'],
  [/^plough/, 'plow'],
  [/sulph/, 'sulf'],
  [/(?<=judg|acknowledg)e(?=ment)/, ''],
];

/** Plurals that mean something else than their singular: a goods train is not a good one. */
const PLURAL_IN_MEANING = new Set('arms customs glasses goods minutes savings spirits works'.split(' '));
const POSSESSIVE = /'s?$/;
const SINGLE_LETTER_AT_END = / .$/;
const SPACE_BETWEEN_LETTERS = /(?<=\p{L}) (?=\p{L})/gu;
/** Shorter phrases are too easily another word when their spaces are taken out. */
const LEAST_JOINED = 5;

function spellingOfWord(word: string): string {
  const owned = word.replace(POSSESSIVE, '');
  let spelling = PLURAL_IN_MEANING.has(owned) ? owned : singularOf(owned);
  for (const [ending, common] of ENDINGS) spelling = spelling.replace(ending, common);
  return spelling;
}

/**
 * Makes a function that gives what the spellings of one English term have in common: British and American endings,
 * the number of every noun in it and not only of the head (operations manual, operation manual), possessives, and
 * whether its words are written together (work flow, workflow). Two keys with the same result are spellings of one
 * term if a corpus has both.
 *
 * @returns a function of a term's key, which remembers the words it has seen
 */
export function createEnglishSpelling(): (key: string) => string {
  const known = new Map<string, string>();
  const ofWord = (word: string): string => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const spelling = spellingOfWord(word);
    known.set(word, spelling);
    return spelling;
  };
  return (key) => {
    const phrase = key.includes(' ') ? key.split(' ').map(ofWord).join(' ') : ofWord(key);
    if (phrase.length < LEAST_JOINED || SINGLE_LETTER_AT_END.test(phrase)) return phrase;
    return phrase.replace(SPACE_BETWEEN_LETTERS, '');
  };
}
