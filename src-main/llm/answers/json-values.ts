/** What some models think aloud before the answer; the beginning mark may be missing. */
const THOUGHT = /^(?:[^]*<\/(?:think|thinking|thought|reasoning)>)/iu;
const FENCED = /```[a-z]*\s*\n?([^]*?)```/giu;
/** A longer answer is none; what is longer is not searched for values. */
const MOST_CHARACTERS = 100_000;
/**
 * The JSON values that can be meant by an answer, likeliest first: the whole; the whole without thoughts and fences; the
 * outermost values that stand in other text. A value inside another one is never taken for the answer.
 */
export function* jsonValues(text: string): Generator<unknown, undefined> {
  const whole = text
    .slice(0, MOST_CHARACTERS)
    .replace(/^\uFEFF/u, '')
    .trim();
  yield* parsed(whole);
  const spoken = whole.replace(THOUGHT, '').trim();
  if (spoken !== whole) yield* parsed(spoken);
  for (const [, fenced = ''] of spoken.matchAll(FENCED)) yield* parsed(fenced.trim());
  yield* outermostValues(spoken);
}

function* parsed(text: string): Generator<unknown, undefined> {
  try {
    const value: unknown = JSON.parse(text);
    yield value;
  } catch (error) {
    // Not being JSON is what this is asked about; any other error is a fault of the program.
    if (!(error instanceof SyntaxError)) throw error;
  }
}

function* outermostValues(text: string): Generator<unknown, undefined> {
  let start = nextBeginning(text, 0);
  while (start >= 0) {
    const end = endOfValue(text, start);
    // Where the text breaks off inside the outermost value, what is inside it is not the answer.
    if (end === null) return;
    yield* parsed(text.slice(start, end));
    start = nextBeginning(text, end);
  }
}

function nextBeginning(text: string, from: number): number {
  const object = text.indexOf('{', from);
  const array = text.indexOf('[', from);
  return object < 0 || array < 0 ? Math.max(object, array) : Math.min(object, array);
}

/** Where the value that begins here ends, strings and escapes respected; null where it does not end. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
