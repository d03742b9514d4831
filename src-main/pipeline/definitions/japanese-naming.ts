import { NAMING_NOUNS_JA } from './japanese-words.ts';
import { statesKind } from './japanese-predicate.ts';
import { phraseBefore } from './japanese-term.ts';
import { type DefinitionHit, isClosing, isOpening, type SentenceView, textOf } from './sentence-view.ts';
import { afterConnective } from './trim.ts';

const CALL_LEMMAS = new Set(['呼ぶ', '称する', '名付ける', '名づける', '呼称']);
const SAY_LEMMAS = new Set(['いう', '言う']);
const POINTING = new Set(['これ', 'それ', 'これら', 'それら']);
const POINTING_DETERMINERS = new Set(['この', 'その', 'こうした', 'そうした', 'このような', 'そのような']);

interface Naming {
  /** Index of the token after the name. */
  readonly end: number;
  /** Index of the token after the naming verb. */
  readonly after: number;
  readonly kind: 'call' | 'say' | 'alias';
}

/** Recognises 「と呼ぶ」「と呼ばれる」「という。」「とも呼ばれる」 at a token. */
function namingAt(view: SentenceView, index: number): Naming | null {
  const word = view.words[index];
  if (word === 'という' || word === 'と云う') {
    return endsClause(view, index + 1) ? { end: index, after: index + 1, kind: 'say' } : null;
  }
  if (word !== 'と' && word !== 'とも') return null;
  const also = word === 'とも' || view.words[index + 1] === 'も';
  const verb = index + (word === 'と' && also ? 2 : 1);
  const token = view.tokens[verb];
  if (token === undefined) return null;
  if (CALL_LEMMAS.has(token.lemma)) return { end: index, after: verb + 1, kind: also ? 'alias' : 'call' };
  if (!SAY_LEMMAS.has(token.lemma)) return null;
  const next = view.tokens[verb + 1];
  const polite = next?.lemma === 'ます' && view.words[verb + 2] !== 'た';
  if (!polite && !endsClause(view, verb + 1)) return null;
  return { end: index, after: verb + 1, kind: also ? 'alias' : 'say' };
}

/** Tells whether a clause ends before a token: nothing, punctuation or a closing bracket stands there. */
function endsClause(view: SentenceView, index: number): boolean {
  const token = view.tokens[index];
  return token === undefined || token.partOfSpeech === 'punctuation' || isClosing(token.surface);
}

/** What stands before the name: what is named with を, or what the name is said of. */
function judgeContext(
  view: SentenceView,
  from: number,
  naming: Naming,
): { score: number; pointing: boolean } | null {
  // 「…する義務を、善管注意義務という」
  const comma = view.words[from - 1] === '、' && view.words[from - 2] === 'を';
  const at = comma ? from - 1 : from;
  const before = view.words[at - 1];
  const named = view.tokens[at - 2];
  if (before === 'を') {
    if (named === undefined) return null;
    if (POINTING.has(named.surface)) return { score: 0.55, pointing: true };
    if (named.partOfSpeech === 'pronoun') return null;
    const pointing = POINTING_DETERMINERS.has(view.words[0] ?? '') && from <= 5;
    return { score: pointing ? 0.5 : 0.75, pointing };
  }
  if (naming.kind === 'say') {
    // 「この装置はトリムという。」: what it is stands in the sentence before.
    const pointing = before === 'は' && isPointingTopic(view, from);
    return pointing ? { score: 0.4, pointing } : null;
  }
  if (before === 'は' && isPointingTopic(view, from)) return { score: 0.4, pointing: true };
  // 「彼は先生と呼ばれた」 is said of a person.
  if (before === 'は' && named?.partOfSpeech === 'pronoun') return null;
  const isClause =
    before === '、' ||
    before === '，' ||
    before === 'は' ||
    before === 'が' ||
    before === 'に' ||
    before === 'で';
  if (!isClause && from > 0) return null;
  // 「安全はDevSecOpsと呼ばれる方法に関わる」: only the noun after it is named.
  if (isAttributive(view, naming.after)) return { score: 0.35, pointing: false };
  return { score: naming.kind === 'alias' ? 0.35 : 0.5, pointing: false };
}

/** Tells whether a noun follows the naming verb, its auxiliaries passed over. */
function isAttributive(view: SentenceView, after: number): boolean {
  let index = after;
  while (view.tokens[index]?.partOfSpeech === 'auxiliary') index++;
  const part = view.tokens[index]?.partOfSpeech;
  return part === 'noun' || part === 'proper-noun';
}

function isPointingTopic(view: SentenceView, from: number): boolean {
  const first = view.words[0] ?? '';
  return from <= 6 && (POINTING.has(first) || POINTING_DETERMINERS.has(first));
}

/** Sentences that give the name after the description: 「水をくみ上げる車をノーリアと呼ぶ」. */
export function findJapaneseNamings(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  for (let index = 1; index < view.tokens.length; index++) {
    const naming = namingAt(view, index);
    if (naming === null) continue;
    const phrase = phraseBefore(view, naming.end);
    const term = phrase?.names[0];
    if (phrase === null || term === undefined) continue;
    const context = judgeContext(view, phrase.from, naming);
    if (context === null) continue;
    // A name at the very beginning needs something that it is the name of: 「ノーリアと呼ばれる水車」.
    if (phrase.from === 0 && view.tokens[naming.after + 1] === undefined) continue;
    hits.push(...findParallelName(view, phrase.from));
    hits.push({
      pattern: context.pointing ? 'kore-wo-to-yobu' : 'to-yobu',
      score: context.score + (term.marked ? 0.05 : 0),
      term: term.span,
      passage: {
        start: context.pointing ? startWithPrevious(view) : afterConnective(view),
        end: view.sentence.end,
      },
    });
  }
  return hits;
}

const PARALLEL_SCORE = 0.6;

/** 「麻痺のある側を患側、ない側を健側と呼ぶ」: the name before the comma, where another one follows in the same way. */
function findParallelName(view: SentenceView, from: number): DefinitionHit[] {
  if (view.words[from - 1] !== 'を') return [];
  const comma = view.words.lastIndexOf('、', from - 2);
  const phrase = comma < 2 ? null : phraseBefore(view, comma);
  const term = phrase?.names[0];
  if (phrase === null || term === undefined || view.words[phrase.from - 1] !== 'を') return [];
  const passage = { start: afterConnective(view), end: view.sentence.end };
  return [{ pattern: 'to-yobu', score: PARALLEL_SCORE, term: term.span, passage }];
}

/** 「定額で支払うものを定額委託業務費とし」: a name given to what a clause describes. */
export function findMadeNames(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  for (let index = 3; index + 1 < view.tokens.length; index++) {
    if (view.words[index] !== 'と' || view.tokens[index + 1]?.lemma !== 'する') continue;
    const phrase = phraseBefore(view, index);
    const term = phrase?.names[0];
    if (phrase === null || term === undefined || view.words[phrase.from - 1] !== 'を') continue;
    if (!MADE.has(view.words[phrase.from - 2] ?? '') || !endsMade(view, index + 1)) continue;
    const passage = { start: afterConnective(view), end: view.sentence.end };
    hits.push({ pattern: 'to-suru', score: MADE_SCORE, term: term.span, passage });
  }
  return hits;
}

const MADE = new Set(['もの', '者', 'こと', '物']);
const MADE_SCORE = 0.52;

/** 「とする。」「とし、」; not 「としても」「とするとき」. */
function endsMade(view: SentenceView, verb: number): boolean {
  return endsClause(view, verb + 1);
}

function startWithPrevious(view: SentenceView): number {
  return view.block.sentences[view.index - 1]?.start ?? view.sentence.start;
}

const HEREAFTER = new Set(['以下', '以降', '以後']);

/** 「…（以下「X」という。）」: the text before the bracket is what X stands for. */
export function findHereafterNames(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  for (let index = 0; index < view.tokens.length; index++) {
    if (!HEREAFTER.has(view.words[index] ?? '')) continue;
    const opening = quoteAfter(view, index + 1);
    if (opening < 0) continue;
    const closing = view.words.indexOf('」', opening);
    if (closing < 0 || closing - opening > 20) continue;
    const following = view.words.slice(closing + 1, closing + 4).join('');
    if (!/^と(?:いう|いい|言|呼|す|記|略|表記|称)/u.test(following)) continue;
    const term = phraseBefore(view, closing + 1)?.names[0];
    if (term === undefined) continue;
    hits.push({
      pattern: 'hereafter',
      score: isDescribed(view, index) ? HEREAFTER_SCORE : ALIAS_SCORE,
      term: term.span,
      passage: { start: view.sentence.start, end: bracketEnd(view, closing) },
    });
  }
  return hits;
}

const HEREAFTER_SCORE = 0.6;
const ALIAS_SCORE = 0.35;
const COMPOUND = new Set(['noun', 'proper-noun', 'number', 'prefix', 'suffix', 'symbol']);
const POINTS_ONWARD = /^(?:次|この|その|以上|前項)$/u;

/** 「利用者が月ごとに契約する点検（以下…」 says what it is, 「みどり坂住宅管理組合（以下…」 only gives another name. */
function isDescribed(view: SentenceView, hereafter: number): boolean {
  let index = hereafter - (isOpening(view.words[hereafter - 1]) ? 2 : 1);
  while (index >= 0 && COMPOUND.has(view.tokens[index]?.partOfSpeech ?? '')) index--;
  const before = view.tokens[index];
  if (before === undefined || POINTS_ONWARD.test(before.surface)) return false;
  if (before.surface === 'の') return !POINTS_ONWARD.test(view.words[index - 1] ?? '');
  return (
    before.partOfSpeech === 'verb' ||
    before.partOfSpeech === 'auxiliary' ||
    before.partOfSpeech === 'adjective'
  );
}

function quoteAfter(view: SentenceView, from: number): number {
  for (let index = from; index < from + 5; index++) {
    if (view.words[index] === '「') return index;
  }
  return -1;
}

function bracketEnd(view: SentenceView, from: number): number {
  for (let index = from; index < Math.min(view.tokens.length, from + 10); index++) {
    const token = view.tokens[index];
    if (token !== undefined && isClosing(token.surface)) return token.end;
  }
  return view.sentence.end;
}

const GLOSS_END = /(?:のこと|をいう|を指す|をさす|を意味する|の意味?|の略称?|の総称)[。．]?$/u;
const MIN_GLOSS = 4;

/** 「ノーリア（水をくみ上げる車のこと）」: a term with its meaning in brackets. */
export function findGlosses(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  for (let index = 1; index < view.tokens.length; index++) {
    if (!isOpening(view.words[index]) || isOpening(view.words[index - 1])) continue;
    const closing = firstClosing(view, index);
    if (closing < 0) continue;
    const open = view.tokens[index];
    const close = view.tokens[closing];
    if (open === undefined || close === undefined) continue;
    const gloss = view.block.text.slice(open.end, close.start);
    const term = phraseBefore(view, index)?.names[0];
    if (term === undefined) continue;
    // 「船のエンジン制御装置（ECU）」: the long form is what follows the last の.
    const longStart = term.span.start + textOf(view, term.span).lastIndexOf('の') + 1;
    const abbreviation = abbreviationOf(textOf(view, { start: longStart, end: term.span.end }), gloss);
    if (abbreviation !== null) {
      const name = abbreviation === gloss ? { start: open.end, end: close.start } : term.span;
      const passage = { start: longStart, end: close.end };
      hits.push({ pattern: 'abbreviation', score: ABBREVIATION_SCORE, term: name, passage });
      continue;
    }
    const score = scoreOfGloss(view, index, closing, gloss);
    if (score === 0) continue;
    hits.push({
      pattern: 'gloss',
      score,
      term: term.span,
      passage: { start: term.span.start, end: close.end },
    });
  }
  return hits;
}

/** 「長期修繕計画（三十年間の修繕を見積もった計画）」: a clause with a noun at its end says what the term is. */
function scoreOfGloss(view: SentenceView, open: number, close: number, gloss: string): number {
  if (gloss.length < MIN_GLOSS || /^(?:例えば|たとえば|例：)/u.test(gloss)) return 0;
  if (GLOSS_END.test(gloss)) return /略称?[。．]?$/u.test(gloss) ? 0.4 : 0.62;
  const inside = {
    ...view,
    tokens: view.tokens.slice(open + 1, close),
    words: view.words.slice(open + 1, close),
  };
  const hasClause = inside.tokens.some(({ partOfSpeech }) => partOfSpeech === 'verb');
  return hasClause && gloss.length >= MIN_CLAUSE && statesKind(inside, 0) ? CLAUSE_SCORE : 0;
}

const MIN_CLAUSE = 8;
const CLAUSE_SCORE = 0.52;

const ACRONYM = /^[A-ZＡ-Ｚ][A-ZＡ-Ｚ0-9]{1,6}$/u;
const LONG_FORM =
  /^(?=.*[\p{Script=Han}\p{Script=Katakana}])[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・]{4,25}$/u;
const ABBREVIATION_SCORE = 0.3;

/** Which of 「電子データ交換（EDI）」 and 「EDI（電子データ交換）」 is the abbreviation; null where neither is. */
function abbreviationOf(name: string, inBrackets: string): string | null {
  if (ACRONYM.test(inBrackets) && LONG_FORM.test(name)) return inBrackets;
  if (!ACRONYM.test(name) || !LONG_FORM.test(inBrackets)) return null;
  return GLOSS_END.test(inBrackets) ? null : name;
}

function firstClosing(view: SentenceView, open: number): number {
  for (let index = open + 1; index < Math.min(view.tokens.length, open + 80); index++) {
    if (isOpening(view.words[index])) return -1;
    if (isClosing(view.words[index])) return index;
  }
  return -1;
}

/** Where a name ends that is followed by 「という用語」「という概念」; the given end where it is not. */
export function endBeforeNamingNoun(view: SentenceView, end: number): number {
  if (!NAMING_NOUNS_JA.has(view.words[end - 1] ?? '')) return end;
  if (view.words[end - 2] === 'という') return end - 2;
  return view.words[end - 2] === 'いう' && view.words[end - 3] === 'と' ? end - 3 : end;
}
