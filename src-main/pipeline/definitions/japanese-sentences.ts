import type { Token } from '../../text/model.ts';
import { findAbbreviations } from './abbreviation.ts';
import {
  endBeforeNamingNoun,
  findGlosses,
  findHereafterNames,
  findJapaneseNamings,
} from './japanese-naming.ts';
import { judgeAfterTowa, judgeAfterWa } from './japanese-predicate.ts';
import { type NamedPhrase, phraseBefore } from './japanese-term.ts';
import { type DefinitionHit, isClosing, isOpening, type SentenceView } from './sentence-view.ts';

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

/** 「Xとは…」 and 「Xは…」: the first topic that its predicate defines. */
function findTopicDefinition(view: SentenceView): DefinitionHit[] {
  for (const topic of findTopics(view)) {
    const factor = placeFactor(view, topic);
    const verdict = topic.towa ? judgeAfterTowa(view, topic.after) : judgeAfterWa(view, topic.after);
    if (factor === 0 || verdict === null) {
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
      passage: { start: view.sentence.start, end: view.sentence.end },
    }));
  }
  return [];
}

/** Finds what a Japanese sentence defines. */
export function findInJapaneseSentence(view: SentenceView): DefinitionHit[] {
  return [
    ...findTopicDefinition(view),
    ...findJapaneseNamings(view),
    ...findHereafterNames(view),
    ...findGlosses(view),
    ...findAbbreviations(view.block.text, view.sentence),
  ];
}
