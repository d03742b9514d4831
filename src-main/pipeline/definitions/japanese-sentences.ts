import type { Token } from '../../text/model.ts';
import { findAbbreviations } from './abbreviation.ts';
import {
  endBeforeNamingNoun,
  findGlosses,
  findHereafterNames,
  findJapaneseNamings,
  findMadeNames,
} from './japanese-naming.ts';
import { judgeAfterTowa, judgeAfterWa, statesKind } from './japanese-predicate.ts';
import { type NamedPhrase, phraseBefore } from './japanese-term.ts';
import { type DefinitionHit, isClosing, isOpening, type SentenceView } from './sentence-view.ts';
import { afterConnective } from './trim.ts';

const HIGHEST = 0.97;
const SECOND_NAME_FACTOR = 0.9;
const MARK_BONUS = 0.06;
/** How many topics of a sentence are tried: 「数学では、冪等性は…」 has two. */
const MAX_TOPICS = 4;
/** A phrase with a clause before it is one thing, not a kind: 「前に述べたポンプとは」. */
const CLAUSE_FACTOR = 0.6;

interface Topic {
  readonly phrase: NamedPhrase;
  /** Index of the first token after は or とは. */
  readonly after: number;
  readonly towa: boolean;
}

/** The topics of a sentence that can be terms, brackets passed over. */
function findTopics(view: SentenceView): Topic[] {
  const topics: Topic[] = [];
  let depth = 0;
  for (let index = 1; index < view.tokens.length && topics.length < MAX_TOPICS; index++) {
    const word = view.words[index];
    if (isOpening(word)) depth++;
    else if (isClosing(word)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const single = word === 'とは';
    if (!single && word !== 'は') continue;
    const spoken = view.words[index - 1] === 'の' && view.words[index - 2] === 'という';
    const towa = single || spoken || view.words[index - 1] === 'と';
    const end = spoken ? index - 2 : endBeforeNamingNoun(view, single || !towa ? index : index - 1);
    const phrase = phraseBefore(view, end);
    if (phrase !== null) topics.push({ phrase, after: index + 1, towa });
    else if (!towa && !FOLLOWS_ADVERBIAL.has(view.words[index - 1] ?? '')) break;
  }
  return topics;
}

/** Particles before は in phrases that set the scene: 「数学では」「日本においては」. */
const FOLLOWS_ADVERBIAL = new Set(['で', 'に', 'て', 'へ', 'から', 'まで', 'より', 'の', 'ら']);

/** How well the place of a topic in its sentence fits a definition, 0 to 1. */
function placeFactor(view: SentenceView, topic: Topic): number {
  const { from } = topic.phrase;
  const before = view.tokens[from - 1];
  if (before === undefined) return 1;
  // 「これに対して組合は」
  if (/^(?:に対して|に対し)$/u.test(before.surface) && from === 2) return 1;
  if (before.partOfSpeech === 'determiner') return 0;
  if (before.partOfSpeech === 'verb' || before.partOfSpeech === 'adjective')
    return topic.towa ? CLAUSE_FACTOR : 0;
  if (before.partOfSpeech === 'auxiliary') {
    // 「ソフトウェアの特性であるポータビリティは」 says what it is; 「作ったポンプは」 does not.
    return before.lemma === 'ある' || topic.towa ? CLAUSE_FACTOR : 0;
  }
  if (before.partOfSpeech === 'particle') {
    if (before.surface === 'を' || before.surface === 'が') return topic.towa ? CLAUSE_FACTOR : 0;
    return topic.towa || SCENE_PARTICLES.has(before.surface) ? 1 : 0;
  }
  if (!isComma(before.surface)) return 1;
  const ending = view.tokens[from - 2];
  if (topic.towa || ending === undefined) return 1;
  return CLAUSE_ENDINGS.has(ending.partOfSpeech) || endsClauseOrList(ending) ? 0 : 1;
}

const CLAUSE_ENDINGS = new Set(['verb', 'auxiliary', 'pronoun']);
/** Nouns that set the scene instead of heading a list: 「通常、」. */
const ADVERBIAL = /副詞可能/;

/** 「軽いが、」 ends a clause, 「保守、点検は」 is a list. */
function endsClauseOrList(token: Token): boolean {
  if (token.detail.startsWith('接続助詞')) return true;
  return (
    (token.partOfSpeech === 'noun' || token.partOfSpeech === 'proper-noun') && !ADVERBIAL.test(token.detail)
  );
}

const SCENE_PARTICLES = new Set(['における', 'では', 'という']);

function isComma(surface: string): boolean {
  return surface === '、' || surface === '，' || surface === ',';
}

/** What is certain enough for 残存機能 and not found in 「設計目的は、漏水を減らすことです」. */
const DEFINES_GENERAL = new Set(['wa-means', 'wa-noun']);

/** 「Xとは…」 and 「Xは…」: the first topic that its predicate defines. */
function findTopicDefinition(view: SentenceView): DefinitionHit[] {
  for (const topic of findTopics(view)) {
    const factor = placeFactor(view, topic);
    const verdict = topic.towa ? judgeAfterTowa(view, topic.after) : judgeAfterWa(view, topic.after);
    const isDefined =
      topic.towa || topic.phrase.names[0]?.general !== true || DEFINES_GENERAL.has(verdict?.pattern ?? '');
    if (factor === 0 || verdict === null || !isDefined) {
      if (topic.towa) continue;
      return [];
    }
    return topic.phrase.names.map((name, index) => ({
      pattern: verdict.pattern,
      score: Math.min(
        HIGHEST,
        verdict.score * factor * (index === 0 ? 1 : SECOND_NAME_FACTOR) + (name.marked ? MARK_BONUS : 0),
      ),
      term: name.span,
      passage: { start: afterConnective(view), end: view.sentence.end },
    }));
  }
  return [];
}

const WIDE_SPACE = '\u3000';
const WIDE_LABEL_SCORE = 0.6;
/** How many tokens a label has at most. */
const MAX_LABEL = 14;
const NUMBERED = /^(?:第|[\d０-９一二三四五六七八九十]+$)/u;

/** 「占有者」 and 「専有部分を借りる者をいう。」 with a wide space between: it parts the term from its definition, as lists of terms do. */
function findWideLabel(view: SentenceView): DefinitionHit[] {
  const gap = view.tokens.findIndex(
    (token, index) => index < MAX_LABEL && view.block.text.charAt(token.end) === WIDE_SPACE,
  );
  if (gap < 0 || NUMBERED.test(view.words[0] ?? '')) return [];
  const phrase = phraseBefore(view, gap + 1);
  const first = view.tokens[gap + 1];
  if (phrase === null || phrase.from !== 0 || first === undefined || !statesKind(view, gap + 1)) return [];
  const passage = { start: first.start, end: view.sentence.end };
  return phrase.names.map(({ span }) => ({ pattern: 'label', score: WIDE_LABEL_SCORE, term: span, passage }));
}

/** Finds what a Japanese sentence defines. */
export function findInJapaneseSentence(view: SentenceView): DefinitionHit[] {
  return [
    ...findTopicDefinition(view),
    ...findWideLabel(view),
    ...findJapaneseNamings(view),
    ...findMadeNames(view),
    ...findHereafterNames(view),
    ...findGlosses(view),
    ...findAbbreviations(view.block.text, view.sentence),
  ];
}
