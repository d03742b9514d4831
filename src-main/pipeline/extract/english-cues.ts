import type { Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';
import type { Cue, CueName } from './cues.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Forms of address, which stand before a person's name. */
const ADDRESSES = words(
  'mr mr. mrs mrs. ms ms. dr dr. prof prof. sir saint st. dame madam madame lord lady king queen prince princess',
);

/** Offices, ranks and roles that persons hold. Words that name machines and programs as often are not among them. */
const ROLES = words(`
  king queen prince princess duke duchess baron baroness earl emperor empress chancellor minister governor mayor president
  commander commodore admiral colonel captain lieutenant sergeant marshal knight bishop abbot abbess priest priestess
  judge magistrate sheriff warden keeper steward chamberlain herald reeve bailiff castellan chairman chairwoman
  chairperson officer secretary treasurer clerk auditor inspector supervisor foreman superintendent caretaker
  commissioner ambassador consul senator councillor deputy librarian curator professor rector dean doctor nurse physician
  surgeon midwife pharmacist therapist clinician consultant lecturer teacher engineer technician architect
  registrar practitioner driver agronomist carpenter blacksmith smith apprentice lamplighter ferryman helmsman navigator
  scribe archivist healer harbourmaster harbormaster ombudsman notary solicitor barrister attorney prosecutor
`);

/** Words that name persons where an apposition or the sentence says that somebody is one. */
const PERSONS = words(`
  man woman boy girl person daughter son sister brother mother father wife husband uncle aunt cousin niece nephew
  widow orphan child friend heir founder owner author poet singer artist painter farmer fisher fisherman sailor merchant
  trader soldier hunter miller baker innkeeper tailor weaver scholar student pupil witch wizard
  leader head chief chair master mistress member director manager administrator scientist writer developer designer
`);

const PLACES = words(`
  city town village hamlet port harbour harbor island isle river stream lake sea bay gulf strait cape mountain hill valley
  forest wood desert peninsula province county country kingdom realm region district island continent capital street square
  bridge castle fortress tower lighthouse coast marsh moor cliff reef archipelago suburb estate
`);
/** Last words of the names of places. */
const PLACE_ENDINGS = words(`
  city town village river lake mountain mountains island islands isle isles street avenue road lane county province valley bay
  sea ocean rock forest wood woods village harbour harbor desert peninsula strait straits hill hills castle bridge square coast
  marsh marshes moor moors cliffs reef falls park quay wharf pier fjord glen gorge
`);
/** Last words of the names of organisations. */
const ORGANISATION_ENDINGS = words(`
  inc inc. ltd ltd. llc corp corp. gmbh plc foundation university institute association company corporation committee
  commission ministry agency bank union council guild society league cooperative co-operative federation alliance
  authority brotherhood sisterhood senate parliament assembly academy museum hospital college board bureau department
`);
const ORGANISATIONS = words(`
  company organisation organization association foundation university institute committee commission ministry agency guild
  society league cooperative co-operative federation alliance authority brotherhood sisterhood order clan tribe council charity
  club academy college party faction firm manufacturer vendor startup publisher nonprofit body board
`);
/** Bodies that are called by that one word, with a capital, where there is only one. */
const BODIES = words(
  'board court council committee senate guild commission parliament ministry panel assembly',
);
/** What persons do and things do not. */
const HUMAN_VERBS = words(`
  say ask reply answer whisper shout laugh smile nod frown sigh think wonder remember forget write tell speak walk sit
  stand sleep weep cry marry sing whistle shrug murmur watch know feel hear hope want believe refuse wait swear beg
`);
/** What stands before the name of a speaker behind what was said. */
const SPEECH_VERBS = words('say ask reply answer whisper shout');
const KIN = words(
  'sister brother mother father wife husband son daughter uncle aunt hand eye eyes face voice',
);
/** Words right before the name of a place. */
const BEFORE_PLACES = words('near outside towards toward');
const PERSONAL_PRONOUNS = words('he she');
const ARTICLES = words('a an the');
/** Classes of the words of a noun phrase before its head. */
const IN_PHRASE = new Set(['noun', 'proper-noun', 'adjective', 'determiner', 'number']);
/** The longest noun phrase that is read to its head, in tokens. */
const MAX_PHRASE = 6;

const cue = (name: CueName, strength: Cue['strength']): Cue => ({ name, strength });
const SAID = {
  person: cue('person', 3),
  place: cue('place', 3),
  organisation: cue('organisation', 3),
};
const SHOWN_PERSON = cue('person', 2);
const HINT_OF_ORGANISATION = cue('organisation', 1);
const SHOWN_TITLE = cue('title', 2);
const SHOWN_PLACE = cue('place', 2);
const SHOWN_ORGANISATION = cue('organisation', 2);
const HINT_OF_PERSON = cue('person', 1);
const HINT_OF_PLACE = cue('place', 1);

function startsWithCapital({ surface }: Token): boolean {
  const first = surface.charCodeAt(0);
  return (first >= 0x41 && first <= 0x5a) || (first > 0x7f && /^\p{Lu}/u.test(surface));
}

function isAllCapitals({ surface }: Token): boolean {
  return surface.length > 1 && surface === surface.toUpperCase();
}

/** Tells whether a word of a person's name is none of the name proper, as in "Captain Arlen". */
export function isAddressOrRole(word: string): boolean {
  const lower = word.toLowerCase();
  return ADDRESSES.has(lower) || ROLES.has(lower);
}

/** The noun that a phrase ends with which begins at an index, and the index behind the phrase. */
function readPhrase(
  tokens: readonly Token[],
  first: number,
): { readonly head: Token | null; readonly end: number } {
  let head: Token | null = null;
  let end = first;
  for (; end < first + MAX_PHRASE; end++) {
    const token = tokens[end];
    if (token === undefined || !IN_PHRASE.has(token.partOfSpeech)) break;
    if (token.partOfSpeech === 'noun' || token.partOfSpeech === 'proper-noun') head = token;
  }
  return { head, end };
}

/** What kind of thing the noun phrase that begins at an index names, by its head: "a small harbour town" is a place. */
function kindOfPhrase(tokens: readonly Token[], first: number): Cue | null {
  let { head, end } = readPhrase(tokens, first);
  // "the northernmost of the islands"
  if (head === null && end > first && tokens[end]?.lemma === 'of')
    ({ head, end } = readPhrase(tokens, end + 1));
  // With a capital it is a name of its own: "the Parliament, the Council and the Commission".
  if (head === null || startsWithCapital(head)) return null;
  if (tokens[end]?.lemma === 'who') return SAID.person;
  const { lemma } = head;
  if (ROLES.has(lemma) || PERSONS.has(lemma)) return SAID.person;
  if (PLACES.has(lemma)) return SAID.place;
  return ORGANISATIONS.has(lemma) ? SAID.organisation : null;
}

/** Tells whether a name is the end of a longer phrase, as in "the wardens of the Ninth Bell". */
function isBehindPreposition(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  const word = before !== undefined && ARTICLES.has(before.lemma) ? tokens[first - 2] : before;
  return word?.partOfSpeech === 'preposition';
}

/** What the words right behind a name say that it is: "Orum, a harbour town", "Arlen was the captain". */
function cueBehind(tokens: readonly Token[], { first, last }: CandidateSpan): Cue | null {
  const next = tokens[last];
  if (next === undefined) return null;
  const second = tokens[last + 1];
  if (next.surface === ',' && second !== undefined) {
    if (second.lemma === 'who') return SAID.person;
    // Without an article it is as likely the next name of a list.
    const isApposition = ARTICLES.has(second.lemma) || ROLES.has(second.lemma);
    return isApposition && !startsWithCapital(second) ? kindOfPhrase(tokens, last + 1) : null;
  }
  if (isBehindPreposition(tokens, first)) return null;
  if ((next.lemma === 'be' || next.surface === 'is' || next.surface === 'was') && second !== undefined) {
    return ARTICLES.has(second.lemma) ? kindOfPhrase(tokens, last + 1) : null;
  }
  if (HUMAN_VERBS.has(next.lemma) && next.partOfSpeech === 'verb') return HINT_OF_PERSON;
  if ((next.surface === "'s" || next.surface === '’s') && second !== undefined && KIN.has(second.lemma)) {
    return HINT_OF_PERSON;
  }
  return null;
}

/** What the words right before a name say that it is: "the city of Orum", "the river Lune", "the warden Arlen". */
function cueBefore(tokens: readonly Token[], first: number): Cue | null {
  const before = tokens[first - 1];
  if (before === undefined) return null;
  const lower = before.surface.toLowerCase();
  if (ADDRESSES.has(lower) || ROLES.has(before.lemma)) return SAID.person;
  if (PLACES.has(before.lemma) && before.partOfSpeech === 'noun') return SAID.place;
  if (before.lemma === 'of' && PLACES.has(tokens[first - 2]?.lemma ?? '')) return SAID.place;
  if (before.partOfSpeech === 'verb' && SPEECH_VERBS.has(before.lemma)) return HINT_OF_PERSON;
  return BEFORE_PLACES.has(lower) ? HINT_OF_PLACE : null;
}

/** Index of the word that says what kind of thing a phrase names: its last, or the last before a preposition. */
function headOf({ first, last, shape }: CandidateSpan): number {
  const link = last - first > 2 ? shape.indexOf('I') : -1;
  return link > 0 ? first + link - 1 : last - 1;
}

/**
 * Tells whether a phrase is the name of an office or a rank: "harbour warden", "captain of the watch", but not
 * "Captain Arlen", which is a person's.
 */
function isTitle(head: Token): boolean {
  return ROLES.has(head.lemma);
}

function cueOfName(
  tokens: readonly Token[],
  span: CandidateSpan,
  first: Token,
  head: Token,
  next: Token | undefined,
): Cue | null {
  const opening = first.surface.toLowerCase();
  const isLong = span.last - span.first > 1;
  if (isLong && (ADDRESSES.has(opening) || ROLES.has(opening)) && !span.shape.includes('I'))
    return SAID.person;
  // The first word of a sentence has a capital whatever it is.
  const isName = (first.partOfSpeech === 'proper-noun' || span.first > 0) && !isAllCapitals(first);
  const before = isName ? cueBefore(tokens, span.first) : null;
  if (before?.strength === 3) return before;
  const behind = isName ? cueBehind(tokens, span) : null;
  if (behind?.strength === 3) return behind;
  const ending = head.surface.toLowerCase();
  if (isLong && startsWithCapital(first)) {
    if (ORGANISATION_ENDINGS.has(ending)) return SHOWN_ORGANISATION;
    if (PLACE_ENDINGS.has(ending)) return SHOWN_PLACE;
  }
  // "the Board", behind the first word of its sentence.
  if (!isLong && span.first > 0 && BODIES.has(ending)) return HINT_OF_ORGANISATION;
  const isSubject = isName && span.first === 0;
  if (isSubject && next !== undefined && PERSONAL_PRONOUNS.has(next.lemma)) return SHOWN_PERSON;
  return behind ?? before;
}

/** See `cueOf`. */
export function englishCue(
  tokens: readonly Token[],
  span: CandidateSpan,
  next: Token | undefined,
): Cue | null {
  const first = tokens[span.first];
  const head = tokens[headOf(span)];
  if (first === undefined || head === undefined) return null;
  if (isTitle(head)) return SHOWN_TITLE;
  const last = tokens[span.last - 1];
  if (last === undefined || !startsWithCapital(last)) return null;
  // A part of a longer name is no name of its own but behind a title.
  if (!span.maximal) return cueBefore(tokens, span.first)?.name === 'person' ? SAID.person : null;
  return cueOfName(tokens, span, first, head, next);
}
