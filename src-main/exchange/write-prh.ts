import { stringify } from 'yaml';
import { differsInSpelling } from '../pipeline/variants/spelling-difference.ts';
import type { GlossaryEntry } from '../domain/entry.ts';
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

/** What a dictionary says about some forms: which one is to be written in place of the others. */
interface Rule {
  readonly expected: string;
  readonly forms: readonly string[];
}

/** The rules of an entry: forbidden forms give way to the one to use, other spellings of the term to its usual spelling. */
function rulesOf({ term, aliases, markedForms: { preferred, forbidden } }: GlossaryEntry): readonly Rule[] {
  const forms = [term, ...aliases];
  const toUse = preferred[0] ?? forms.find((form) => !forbidden.includes(form));
  if (toUse === undefined) return [];
  const usual = forbidden.includes(term) || differsInSpelling(toUse, term) ? toUse : term;
  const others = forms.filter((form) => !forbidden.includes(form) && differsInSpelling(usual, form));
  const rules =
    usual === toUse
      ? [{ expected: toUse, forms: [...others, ...forbidden] }]
      : [
          { expected: toUse, forms: forbidden },
          { expected: usual, forms: others.filter((form) => form !== toUse) },
        ];
  return rules.filter((rule) => rule.forms.length > 0);
}

/**
 * Writes the terms that the documents spell in several ways as a dictionary for prh and textlint (YAML, version 1 of
 * https://github.com/prh/prh): the form to use as the expected one, its other spellings and all forbidden forms as
 * patterns. Short and long forms, plurals and synonyms are no misspellings and are left out unless they are forbidden; so
 * are terms with one form only.
 */
export function writePrh(glossary: GlossaryExport): string {
  const rules = glossary.entries.flatMap((entry) =>
    rulesOf(entry).map(({ expected, forms }) => ({
      expected,
      patterns: forms.map((form) => patternOf(form, [entry.term, ...entry.aliases])),
    })),
  );
  return stringify({ version: 1, rules }, { lineWidth: 0 });
}
