import { estimateTokens } from './estimate-tokens.ts';

/** A full stop of English ends a sentence only before white space; a Japanese one always does. */
const SENTENCE = /(?:[^.!?。！？]|[.!?](?!\s|$))*(?:[.!?](?=\s|$)|[。！？]|$)\s*/gu;
/** No model's token is longer than this in the long run, so that what lies beyond need not be looked at. */
const MOST_CHARACTERS_A_TOKEN = 8;
/** What a cut leaves of a character that is two code units long. */
const HALF_CHARACTERS = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;
/** This much before a name may be shown where no sentence begins near it. */
const LEAD_CHARACTERS = 80;

/** The sentences of a text, with the white space behind them; joined they are the text. */
function sentencesOf(text: string): string[] {
  return (text.match(SENTENCE) ?? []).filter((sentence) => sentence !== '');
}

/** The start of a text up to so many tokens: whole sentences, or as much of the first as there is room for. */
function startOf(text: string, mostTokens: number): string {
  const near = text.slice(0, mostTokens * MOST_CHARACTERS_A_TOKEN);
  if (near.length === text.length && estimateTokens(near) <= mostTokens) return text;
  let end = 0;
  let tokens = 0;
  for (const sentence of sentencesOf(near)) {
    tokens += estimateTokens(sentence);
    if (tokens > mostTokens) break;
    end += sentence.length;
  }
  return end > 0 && end < near.length ? near.slice(0, end).trimEnd() : startOfSentence(near, mostTokens);
}

/** Halves the room that is too much until the characters fit; never cuts through one. */
function startOfSentence(text: string, mostTokens: number): string {
  const characters = [...text];
  let least = 0;
  let most = characters.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (estimateTokens(characters.slice(0, middle).join('')) <= mostTokens) least = middle;
    else most = middle - 1;
  }
  const cut = characters.slice(0, least).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return lastSpace > cut.length / 2 && least < characters.length ? cut.slice(0, lastSpace) : cut;
}

function firstOf(text: string, forms: readonly string[]): number {
  const places = forms.map((form) => (form === '' ? -1 : text.indexOf(form))).filter((place) => place >= 0);
  return places.length === 0 ? 0 : Math.min(...places);
}

/** The start of the sentence in which a place lies, or of the words just before it where the sentence is endless. */
function beforePlace(text: string, place: number): number {
  const before = text.slice(Math.max(0, place - LEAD_CHARACTERS), place);
  const sentence = sentencesOf(before).slice(1);
  if (sentence.length > 0) return place - (sentence.at(-1) ?? '').length;
  const space = before.indexOf(' ');
  return place - before.length + space + 1;
}

/**
 * Cuts a text to so many tokens, at the end of a sentence where one ends in time. Where the first name of the term
 * stands only beyond that, the excerpt begins shortly before it.
 *
 * @param forms the names of the term
 */
export function cutExcerpt(text: string, forms: readonly string[], mostTokens: number): string {
  const start = startOf(text, mostTokens);
  const place = firstOf(text, forms);
  const excerpt = place < start.length ? start : startOf(text.slice(beforePlace(text, place)), mostTokens);
  return excerpt.replace(HALF_CHARACTERS, '');
}
