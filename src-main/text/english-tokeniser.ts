import type { ItemSentence, PartOfSpeech as WinkClass, TokenItsFunction } from 'wink-nlp';
import { joinHyphenated } from './english-hyphens.ts';
import type { PartOfSpeech, Sentence, Token } from './model.ts';
import type { Tokeniser } from './tokeniser.ts';

const PARTS_OF_SPEECH: Readonly<Record<WinkClass, PartOfSpeech>> = {
  ADJ: 'adjective',
  ADP: 'preposition',
  ADV: 'adverb',
  AUX: 'auxiliary',
  CCONJ: 'conjunction',
  DET: 'determiner',
  INTJ: 'other',
  NOUN: 'noun',
  NUM: 'number',
  PART: 'particle',
  PRON: 'pronoun',
  PROPN: 'proper-noun',
  PUNCT: 'punctuation',
  SCONJ: 'conjunction',
  SYM: 'symbol',
  VERB: 'verb',
  X: 'other',
  SPACE: 'symbol',
};

/** The tokeniser does not end on very long words; nobody writes or reads one. */
const MAX_WORD_LENGTH = 60;
const LONG_WORD = new RegExp(`\\S{${MAX_WORD_LENGTH + 1},}`, 'g');
const WHITE_SPACE = /[^\S ]/g;
const ABBREVIATION = /^(?:e\.g|i\.e|cf|vs|etc|al|fig|figs|no|nos|eq|sec|ch|vol|pp|approx|resp|incl)\.?$/i;
/** How far behind a word may start; the tokeniser drops at most a few characters. */
const SEARCH_WINDOW = 100;
const MAX_REMEMBERED = 50_000;

/** Cuts words that are too long by writing spaces over some of their characters, at punctuation where possible. */
function cutLongWord(word: string): string {
  const units = [...word.matchAll(/[\s\S]/g)].map((match) => match[0]);
  let lastSpace = -1;
  let lastBreak = -1;
  for (let index = 0; index < units.length; index++) {
    if (/[^\p{L}\p{N}\p{M}\uD800-\uDFFF]/u.test(units[index] ?? '')) lastBreak = index;
    if (index - lastSpace < MAX_WORD_LENGTH) continue;
    const at = lastBreak > lastSpace ? lastBreak : index;
    units[at] = ' ';
    lastSpace = at;
  }
  return units.join('');
}

/** A copy of a text, unit for unit as long, that is safe and fast to tokenise. */
function tameText(text: string): string {
  return text.replace(WHITE_SPACE, ' ').replace(LONG_WORD, cutLongWord);
}

/** Joins sentences that a full stop after an abbreviation has cut in two. */
function joinAtAbbreviations(sentences: readonly Sentence[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const previous = joined.at(-1);
    const lastWord = previous?.tokens.findLast((token) => token.surface !== '.');
    if (previous !== undefined && lastWord !== undefined && ABBREVIATION.test(lastWord.surface)) {
      joined[joined.length - 1] = {
        start: previous.start,
        end: sentence.end,
        tokens: [...previous.tokens, ...sentence.tokens],
      };
    } else {
      joined.push(sentence);
    }
  }
  return joined;
}

interface WordFacts {
  readonly lemma: string;
  readonly known: boolean;
}

/** Loads the English model and makes a tokeniser of it. */
export async function loadEnglishTokeniser(): Promise<Tokeniser> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const { its } = nlp;
  const readLemma: unknown = its.lemma;
  if (!isTokenFunction(readLemma)) throw new Error('The English model cannot tell dictionary forms.');
  /** Lemma and familiarity of words by class and surface: the tokeniser is slow to tell them. */
  const remembered = new Map<WinkClass, Map<string, WordFacts>>();

  const lookUp = (surface: string, tag: WinkClass, find: () => WordFacts): WordFacts => {
    let words = remembered.get(tag);
    if (words === undefined || words.size >= MAX_REMEMBERED) {
      words = new Map();
      remembered.set(tag, words);
    }
    let facts = words.get(surface);
    if (facts === undefined) {
      facts = find();
      words.set(surface, facts);
    }
    return facts;
  };

  const tokenise = (text: string): Sentence[] => {
    const tame = tameText(text);
    const document = nlp.readDoc(tame);
    const words = document.tokens();
    const surfaces = words.out(its.value);
    const tags = words.out(its.pos);
    const tokens: (Token | null)[] = [];
    let at = 0;
    for (let index = 0; index < surfaces.length; index++) {
      const surface = surfaces[index] ?? '';
      const tag = readTag(tags[index]);
      while (at < tame.length && tame.charCodeAt(at) === 0x20) at++;
      const offset = tame.startsWith(surface, at) ? 0 : tame.slice(at, at + SEARCH_WINDOW).indexOf(surface);
      if (offset < 0 || surface === '') {
        tokens.push(null);
        continue;
      }
      const start = at + offset;
      at = start + surface.length;
      const { lemma, known } = lookUp(surface, tag, () => {
        const lower = surface.toLowerCase();
        // The model lemmatises names as if they were verbs.
        const told: unknown = tag === 'PROPN' ? lower : words.itemAt(index).out(readLemma);
        // It has none for "cannot" before punctuation.
        const form = typeof told === 'string' ? told.toLowerCase() : lower;
        const isKnown = [surface, lower, form].some((written) => !document.isOOV(written));
        return { lemma: form, known: isKnown };
      });
      tokens.push({
        start,
        end: at,
        surface,
        lemma,
        partOfSpeech: PARTS_OF_SPEECH[tag],
        detail: '',
        known,
        reading: null,
      });
    }
    const sentences: Sentence[] = [];
    document.sentences().each((sentence: ItemSentence) => {
      const span = sentence.out(its.span);
      const [first, last] = typeof span === 'string' ? [0, -1] : span;
      const found = tokens.slice(first ?? 0, (last ?? -1) + 1).filter((token) => token !== null);
      const start = found[0]?.start;
      const end = found.at(-1)?.end;
      if (start === undefined || end === undefined) return;
      sentences.push({ start, end, tokens: joinHyphenated(text, found) });
    });
    return joinAtAbbreviations(sentences);
  };
  return { tokenise };
}

function readTag(tag: string | undefined): WinkClass {
  return isWinkClass(tag) ? tag : 'X';
}

function isWinkClass(tag: string | undefined): tag is WinkClass {
  return tag !== undefined && Object.hasOwn(PARTS_OF_SPEECH, tag);
}

/** The package's own types give this function's third parameter a type that its `out` does not accept. */
function isTokenFunction(value: unknown): value is TokenItsFunction<string> {
  return typeof value === 'function';
}
