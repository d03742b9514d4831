import type { AnalysedBlock } from '../../text/model.ts';
import { isGenusFragment } from './english-predicate.ts';
import { ARTICLES, GENERAL_LABELS } from './english-words.ts';
import { statesKind } from './japanese-predicate.ts';
import { isGeneralLabelJa } from './japanese-term.ts';
import { readNames, sentenceIndexAt, tokenIndexAt, viewFrom } from './names.ts';
import { type DefinitionHit, isMarked, type SentenceView, type Span, viewSentence } from './sentence-view.ts';

/** A label stands at the beginning: its separator is looked for in this many characters. */
const MAX_LABEL = 90;
const MIN_ENGLISH_WORDS = 3;
const MIN_JAPANESE_CHARACTERS = 5;

interface Separator {
  readonly labelEnd: number;
  readonly definitionStart: number;
}

const OPENING = '(（[［「『';
const CLOSING = ')）]］」』';
const DASHES = '-–—―‐−';
const SEPARATORS = [':', '：', ...DASHES];

/** Finds the colon or dash between a label and its definition, outside brackets; null where there is none. */
function findSeparator(text: string): Separator | null {
  // Spares most blocks the closer look.
  const beginning = text.slice(0, MAX_LABEL + 2);
  if (!SEPARATORS.some((separator) => beginning.includes(separator))) return null;
  let depth = 0;
  const limit = Math.min(text.length - 1, MAX_LABEL);
  for (let index = 1; index < limit; index++) {
    const character = text.charAt(index);
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth--;
    if (depth > 0) continue;
    if ('。．？！?!；;'.includes(character)) return null;
    if (character === '：' || (character === ':' && isLabelColon(text, index)))
      return separatorAt(text, index, 1);
    if (!DASHES.includes(character)) continue;
    const length = DASHES.includes(text.charAt(index + 1)) ? 2 : 1;
    if (text.charAt(index - 1) === ' ' && text.charAt(index + length) === ' ')
      return separatorAt(text, index, length);
    if (length === 2 && character === '―') return separatorAt(text, index, length);
  }
  return null;
}

const ASCII = /^[\u0021-\u007e]$/;

/** Not the colon of an address, of a time of day or of a namespace. */
function isLabelColon(text: string, index: number): boolean {
  return !ASCII.test(text.charAt(index + 1));
}

function separatorAt(text: string, index: number, length: number): Separator {
  let definitionStart = index + length;
  while (definitionStart < text.length && text.charAt(definitionStart).trim() === '') definitionStart++;
  return { labelEnd: text.slice(0, index).trimEnd().length, definitionStart };
}

/** Tells whether a label is about the document: "Note", 「注意」, "Step 2". */
function isGeneralLabel(text: string): boolean {
  const lower = text.toLowerCase();
  if (isGeneralLabelJa(text)) return true;
  return GENERAL_LABELS.has(lower.replace(/[\s.]*\d*$/, ''));
}

const DIGIT = /^\p{Nd}/u;

/** How sure the text after a label defines it; 0 where it looks like a value, an address or an enumeration. */
function judgeDefinition(view: SentenceView, marked: boolean, isItem: boolean): number {
  const first = view.tokens[0];
  const end = view.sentence.end;
  if (first === undefined || (first.partOfSpeech === 'number' && DIGIT.test(first.surface))) return 0;
  const text = view.block.text.slice(first.start, end);
  if (/^(?:https?:|www\.|[/\\~$])/.test(text) || /[?？]$/.test(text)) return 0;
  if (view.block.language === 'ja') {
    if (text.length < MIN_JAPANESE_CHARACTERS || !hasClause(view)) return 0;
    if (marked) return 0.68;
    return isItem || statesKind(view, 0) ? 0.55 : 0.4;
  }
  const words = view.tokens.filter((token) => token.partOfSpeech !== 'punctuation').length;
  if (words < MIN_ENGLISH_WORDS) return 0;
  const fragment =
    isGenusFragment(view) || ARTICLES.has(view.words[0] ?? '') || STARTS_FRAGMENT.test(view.words[0] ?? '');
  if (marked) return fragment ? 0.75 : 0.55;
  if (isItem) return fragment ? 0.65 : words >= 5 && !isEnumeration(view) ? 0.4 : 0;
  return fragment ? 0.5 : 0;
}

/** "Any time that", "warming frozen goods". */
const STARTS_FRAGMENT = /^(?:any|[a-z]{3,}ing)$/;

/** Tells whether something is said and not only listed: a particle or a verb stands in it. */
function hasClause(view: SentenceView): boolean {
  return view.tokens.some((token) => token.partOfSpeech === 'particle' || token.partOfSpeech === 'verb');
}

function isEnumeration(view: SentenceView): boolean {
  const commas = view.words.filter((word) => word === ',').length;
  return commas >= 2 && commas * 3 >= view.words.length - commas;
}

/**
 * Finds the definition in a block of the shape "term: definition", "**term** – definition", 「用語：定義」.
 * The passage is the sentence after the separator.
 */
export function findLabelled(block: AnalysedBlock): DefinitionHit[] {
  if (block.kind !== 'list-item' && block.kind !== 'paragraph' && block.kind !== 'quote') return [];
  const separator = findSeparator(block.text);
  if (separator === null || separator.definitionStart >= block.text.length) return [];
  const label: Span = { start: 0, end: separator.labelEnd };
  if (isGeneralLabel(block.text.slice(0, separator.labelEnd))) return [];
  const labelView = viewSentence(block, 0);
  const view = viewSentence(block, sentenceIndexAt(block, separator.definitionStart));
  if (labelView === null || view === null) return [];
  const names = readNames(labelView, 0, tokenIndexAt(labelView, separator.labelEnd));
  const firstName = names[0];
  if (firstName === undefined || firstName.start > 1) return [];
  const definition = viewFrom(view, tokenIndexAt(view, separator.definitionStart));
  const marked = isMarked(block, label) || isMarked(block, firstName);
  const score = judgeDefinition(definition, marked, block.kind === 'list-item');
  if (score === 0) return [];
  const passage = { start: separator.definitionStart, end: view.sentence.end };
  return names.map((term) => ({ pattern: 'label', score, term, passage }));
}
