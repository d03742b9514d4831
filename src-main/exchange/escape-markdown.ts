/** What Markdown and its common dialects give a meaning to, anywhere in a line. */
const SPECIAL = /[\\`*_[\]<>&|~${}#^=%]/g;
/** What has a meaning at the start of a line only: lists, rules and definition lists. */
const SPECIAL_AT_START = /^(?:[-+:]|\d{1,9}(?=[.)]))/;
/** A word as an address would be one: limited to ASCII, because a Japanese sentence goes on without a space. */
const ASCII_WORD = /[!-~]+/g;
/** Where in a word an address starts that some readers of Markdown turn into a link even where it is escaped. */
const ADDRESS_START = /(?:https?|ftps?|mailto|xmpp):|www\./i;

/** Puts a text on one line: no white space at the ends, no line breaks, no control characters. */
function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/**
 * Makes a code span of a text: it is shown as it is, on one line, and nothing in it has a meaning.
 *
 * @returns Markdown; nothing for a text without visible characters
 */
export function codeSpan(text: string): string {
  const line = onOneLine(text);
  if (line === '') return '';
  const longestRun = [...line.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
  const fence = '`'.repeat(longestRun + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

function escapeWord(word: string): string {
  const address = word.search(ADDRESS_START);
  if (address < 0 && !word.includes('@')) return word.replace(SPECIAL, '\\$&');
  // All of a word with an @ may be somebody's address; an escaped backtick must not stand before a code span.
  const words = word.includes('@') || word.slice(0, address).endsWith('`') ? '' : word.slice(0, address);
  return words.replace(SPECIAL, '\\$&') + codeSpan(word.slice(words.length));
}

/**
 * Escapes a text for Markdown so that it is shown as it is and can become neither markup nor a link, an
 * image or HTML. Line breaks become spaces; addresses become code.
 *
 * @returns Markdown for one line, also at the start of a line
 */
export function escapeMarkdown(text: string): string {
  return onOneLine(text)
    .replace(ASCII_WORD, escapeWord)
    .replace(SPECIAL_AT_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}
