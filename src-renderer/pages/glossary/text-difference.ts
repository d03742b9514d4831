import { diffArrays } from 'diff';

/** A stretch of a text beside another one. */
export interface DifferencePart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longer texts, in UTF-16 code units together, are compared line by line: words would hold the window too long. */
const MOST_COMPARED_BY_WORDS = 12_000;

/** Texts that differ in more pieces than this have little in common: both are shown whole. */
const MOST_CHANGES = 1_500;

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a text with all that stands between them; put together they are the text. Japanese is cut into words as well. */
function wordsIn(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

function linesIn(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Tells word by word how one text became another, in their order. Neighbouring parts are of different kinds. */
export function differenceBetween(before: string, after: string): readonly DifferencePart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: after }];
  const pieces = before.length + after.length > MOST_COMPARED_BY_WORDS ? linesIn : wordsIn;
  const changes = diffArrays(pieces(before), pieces(after), { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return whole(before, after);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function whole(before: string, after: string): readonly DifferencePart[] {
  const parts: readonly DifferencePart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return parts.filter(({ text }) => text !== '');
}
