const STOP_WORDS = new Set(
  `a about above after again all also although am an and any are as at be because been before being below between both
  but by can could did do does doing down during each few for from further had has have having he her here hers him his
  how i if in into is it its itself may me might more most must my no nor not of off on once one only or other our out
  over own same shall she should so some such than that the their them then there these they this those through to too
  under until up upon us very was we were what when where which while who whom why will with within without would you
  your`.split(/\s+/),
);
/** Numbers end a run as punctuation does. */
const WORD = /^\p{L}[\p{L}'’-]*$/u;
const MAX_WORDS = 4;

/**
 * The list that needs no knowledge of language: every run of 1 to 4 words between stop words and punctuation,
 * seen at least twice, lower-cased.
 */
export function nullRow(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const run of text.toLowerCase().split(/[^\p{L}\p{N}'’\- ]+/u)) {
      countRuns(
        run.split(/\s+/).filter((word) => word !== ''),
        counts,
      );
    }
  }
  return [...counts].filter(([, count]) => count > 1).map(([phrase]) => phrase);
}

function countRuns(words: readonly string[], counts: Map<string, number>): void {
  for (let first = 0; first < words.length; first++) {
    let phrase = '';
    for (let last = first; last < Math.min(words.length, first + MAX_WORDS); last++) {
      const word = words[last] ?? '';
      if (STOP_WORDS.has(word) || !WORD.test(word)) break;
      phrase = phrase === '' ? word : `${phrase} ${word}`;
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
}
