import { isLatinUnit } from './script.ts';

/**
 * Function words that tell English from other languages in Latin letters. A word that is common in English
 * and in another language (such as "die", "was", "on") is in no list.
 */
const ENGLISH =
  'the of and to that it with are by this from which be or have not has its were their been they would there ' +
  'when who if can is you your what how than then these those such each may must shall should into only other ' +
  'some any he she his but could where while does about';

/** The lists are by language where a language was the reason for a word; many words belong to several. */
const NOT_ENGLISH = [
  // German
  'der das und ist ein eine einen einem einer nicht mit auf von zu dem den sich auch es im bei nach wird werden',
  'oder aus wie zur zum sind kann durch sein haben dass wenn nur noch',
  // French
  'le la les des du est un une dans que qui sur pas au aux avec ce cette il elle sont ou ne se ses leur nous vous',
  'mais comme de',
  // Spanish, Portuguese, Italian, Catalan, Romanian
  'el los las del con para por su como pero lo muy este esta sobre hay sus ser tiene os da dos das um uma em na nos',
  'ao mais foi seu sua pelo pela gli della di che nel alla sono uno dei delle nella anche questo amb els care din',
  'pe cu nu sau',
  // Dutch
  'het een van dat niet zijn voor ook maar aan naar uit wordt deze te heeft en',
  // Swedish, Danish, Norwegian
  'och det att som av med ett og er til ikke jeg har fra inte eller vid efter sig blev',
  // Polish, Czech, Slovak, Croatian
  'nie jest oraz dla przez jako jsou nebo je su za od kao koji nije',
  // Turkish, Finnish, Hungarian, Indonesian, Latin and others
  've bir bu ile olarak daha olan gibi ja ei mutta tai kun joka ovat az hogy nem egy vagy mint yang dan untuk dengan',
  'ini itu dari pada adalah dalam tidak oleh ang mga kwa kaj estas sunt quod sed',
].join(' ');

/** Letters are packed into five bits each, so that a word is looked up without being cut out; no word of the lists is longer. */
const MAX_PACKED_LETTERS = 6;
const BITS_PER_LETTER = 5;
const CAPITAL_TO_SMALL = 0x20;
const BEFORE_SMALL_A = 0x60;

const ENGLISH_VOTE = 1;
const OTHER_VOTE = 2;

function packed(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    bits = (bits << BITS_PER_LETTER) | (word.charCodeAt(index) - BEFORE_SMALL_A);
  }
  return bits;
}

const VOTES: ReadonlyMap<number, number> = new Map([
  ...NOT_ENGLISH.split(' ').map((word) => [packed(word), OTHER_VOTE] as const),
  ...ENGLISH.split(' ').map((word) => [packed(word), ENGLISH_VOTE] as const),
]);

/** So many UTF-16 units of a text are looked at: more would say the same. */
const SAMPLE = 300;
/** With so many more words for one side the rest of the sample would say the same too. */
const CLEAR_LEAD = 8;

/** How many words of a text speak for English, and how many for another language in Latin letters. */
export interface FunctionWordVotes {
  readonly english: number;
  readonly other: number;
}

/**
 * Counts the function words at the start of a text, until they are enough to tell. A word in small letters of which one
 * has a mark (für, não) speaks for another language too.
 */
export function countFunctionWords(text: string): FunctionWordVotes {
  let english = 0;
  let other = 0;
  let bits = 0;
  let letters = 0;
  let isMarked = false;
  let startsSmall = false;
  const end = Math.min(text.length, SAMPLE);
  for (let index = 0; index <= end; index++) {
    const unit = index < end ? text.charCodeAt(index) : 0;
    const small = unit | CAPITAL_TO_SMALL;
    if (small > BEFORE_SMALL_A && small <= 0x7a && unit < 0x80) {
      if (letters === 0) startsSmall = unit === small;
      letters++;
      bits = letters <= MAX_PACKED_LETTERS ? (bits << BITS_PER_LETTER) | (small - BEFORE_SMALL_A) : 0;
    } else if (unit >= 0xc0 && unit < 0x2000 && isMarkedLetter(unit)) {
      if (letters === 0) startsSmall = isSmall(text.charAt(index));
      isMarked = true;
      letters = MAX_PACKED_LETTERS + 1;
      bits = 0;
    } else if (letters > 0) {
      // A capital begins a name more often than not, and names of all languages stand in English.
      if (isMarked && startsSmall) other++;
      else if (bits !== 0) {
        const vote = VOTES.get(bits);
        if (vote === ENGLISH_VOTE) english++;
        else if (vote === OTHER_VOTE) other++;
      }
      if (Math.abs(english - other) >= CLEAR_LEAD) break;
      letters = 0;
      bits = 0;
      isMarked = false;
    }
  }
  return { english, other };
}

/** Combining marks count as well: a letter and its mark may be two characters. */
function isMarkedLetter(unit: number): boolean {
  return (unit >= 0x300 && unit < 0x370) || isLatinUnit(unit);
}

function isSmall(character: string): boolean {
  return character !== character.toUpperCase();
}
