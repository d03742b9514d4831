import { replaceAngleBrackets, withoutInvisible } from './neutralise.ts';
import { ordersFor } from './orders.ts';

/** "i g n o r e" is a word, too. */
const SPELLED_WORD = /\b(?:[a-z][ .\-_*]){3,}[a-z]\b/g;

/** One passage is looked at for many terms, and looking takes a while. */
const MOST_KNOWN = 5_000;
const known = new Map<string, boolean>();

/**
 * Tells whether a text tries to give orders to a model: it addresses one, tells it what to answer or to ignore, or imitates
 * the parts of a conversation, a passage's end or an answer. It judges by words alone, in English and Japanese. No such
 * list is complete, so what passes is still held against the answer.
 *
 * @param text some sentences; the time grows with their length
 */
export function looksLikeInstruction(text: string): boolean {
  const earlier = known.get(text);
  if (earlier !== undefined) return earlier;
  const answer = holdsOrder(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, answer);
  return answer;
}

function holdsOrder(text: string): boolean {
  const visible = withoutInvisible(text.normalize('NFKC')).toLowerCase();
  // A text may have been made harmless before.
  const folded = replaceAngleBrackets(visible, '<', '>').replaceAll('‹', '<').replaceAll('›', '>');
  const spellings = new Set([
    folded,
    folded.replaceAll(/[*_`~]+/g, ''),
    folded.replaceAll(SPELLED_WORD, (word) => word.replaceAll(/[ .\-_*]/g, '')),
  ]);
  return [...spellings].some((spelling) => [...ordersFor(spelling)].some((order) => order.test(spelling)));
}
