import { stringify } from 'yaml';
import { differsInSpelling } from '../pipeline/variants/spelling-difference.ts';
import type { GlossaryExport } from './glossary-export.ts';

/** What has a meaning of its own in a regular expression, and the stroke that ends one in a dictionary. */
const SYNTAX = /[\^$\\.*+?()[\]{}|/]/g;
const LATIN = '\\p{Script=Latin}\\p{N}_';
const KATAKANA = '\\p{Script=Katakana}ー';
const LATIN_AT_EDGE = new RegExp(`[${LATIN}]`, 'u');
const KATAKANA_AT_EDGE = new RegExp(`[${KATAKANA}]`, 'u');

function escape(text: string): string {
  return text.replace(SYNTAX, '\\$&');
}

/** The characters that a word does not go on with, by the one at its edge; empty where words have no gaps. */
function charactersOfWord(edge: string): string {
  if (LATIN_AT_EDGE.test(edge)) return LATIN;
  return KATAKANA_AT_EDGE.test(edge) ? KATAKANA : '';
}

/** Where a form stands inside a longer one: what the longer one has before and after it. */
function partsAround(form: string, longer: string): (readonly [before: string, after: string])[] {
  const parts: (readonly [string, string])[] = [];
  for (let at = longer.indexOf(form); at >= 0; at = longer.indexOf(form, at + 1)) {
    parts.push([longer.slice(0, at), longer.slice(at + form.length)]);
  }
  return parts;
}

/** A pattern for a form as a word of its own, and not where it is only a part of a longer form of the same term. */
function patternOf(form: string, forms: readonly string[]): string {
  const before = charactersOfWord(form.charAt(0));
  const after = charactersOfWord(form.slice(-1));
  const word =
    (before === '' ? '' : `(?<![${before}])`) + escape(form) + (after === '' ? '' : `(?![${after}])`);
  const around = forms.filter((other) => other !== form).flatMap((other) => partsAround(form, other));
  // Looked at from before the word: it is neither with these characters before it nor with those after it.
  const conditions = around.map(([left, right]) => `(?!(?<=${escape(left)})${escape(form)}${escape(right)})`);
  return `/${conditions.join('')}${word}/`;
}

/**
 * Writes the terms that the documents spell in several ways as a dictionary for prh and textlint (YAML, version 1 of
 * https://github.com/prh/prh): the term as the expected form, its other spellings as patterns. Short and long forms and
 * plurals are no misspellings and are left out; so are terms that are spelt in one way only.
 */
export function writePrh(glossary: GlossaryExport): string {
  const rules = glossary.entries.flatMap(({ term, aliases }) => {
    const spellings = aliases.filter((alias) => differsInSpelling(term, alias));
    if (spellings.length === 0) return [];
    return [{ expected: term, patterns: spellings.map((form) => patternOf(form, [term, ...aliases])) }];
  });
  return stringify({ version: 1, rules }, { lineWidth: 0 });
}
