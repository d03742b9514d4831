import { parseDocument as parseYaml } from 'yaml';
import { z } from 'zod';
import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import { TERM_CATEGORIES } from '../../src-main/domain/term.ts';
import { TERM_KINDS } from './collection.ts';
import type { MarkedDefinition, MarkedGold, MarkedTerm } from './collection.ts';
import { holdsPhrase, placesOf } from './places.ts';

const phraseSchema = z.string().trim().min(1);

const termSchema = z.strictObject({
  term: phraseSchema,
  category: z.enum(TERM_CATEGORIES),
  variants: z.array(phraseSchema).default([]),
  reading: phraseSchema.optional(),
  definition: phraseSchema.optional(),
  definitionDocument: phraseSchema.optional(),
  alternatives: z.array(z.strictObject({ document: phraseSchema, definition: phraseSchema })).default([]),
  kinds: z.array(z.enum(TERM_KINDS)).default([]),
});

const goldSchema = z.strictObject({
  terms: z.array(termSchema).min(1),
  notTerms: z.array(phraseSchema).default([]),
  notDefinitions: z.array(phraseSchema).default([]),
});

/** Marks that were read, or what is wrong with them, a line for each fault. */
export type ReadMarks =
  | { readonly kind: 'read'; readonly gold: MarkedGold }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/**
 * Reads marks and checks that they fit their documents: everything marked occurs, nothing is marked twice. Case does
 * not count, and any white space counts as a single space.
 *
 * @param yaml the text of a `gold.yaml`; `tests/quality/gold/README.md` says what stands in it
 */
export function readMarks(yaml: string, documents: readonly DocumentToExtract[]): ReadMarks {
  const parsed = parseYaml(yaml);
  if (parsed.errors.length > 0)
    return { kind: 'faulty', faults: parsed.errors.map(({ message }) => message) };
  const checked = goldSchema.safeParse(parsed.toJS());
  if (!checked.success) {
    const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { kind: 'faulty', faults };
  }
  const { terms, notTerms, notDefinitions } = checked.data;
  const gold: MarkedGold = { kind: 'marked', terms: terms.map(toMarkedTerm), notTerms, notDefinitions };
  const faults = [...terms.flatMap(contradictionsIn), ...faultsOf(gold, documents)];
  return faults.length === 0 ? { kind: 'read', gold } : { kind: 'faulty', faults };
}

type WrittenTerm = z.infer<typeof termSchema>;

function toMarkedTerm(written: WrittenTerm): MarkedTerm {
  const { term, category, variants, definition, definitionDocument, alternatives, kinds } = written;
  const first: MarkedDefinition[] =
    definition === undefined ? [] : [{ document: definitionDocument ?? '', definition }];
  return { term, category, forms: [term, ...variants], definitions: [...first, ...alternatives], kinds };
}

/** What a term says that cannot be true together. */
function contradictionsIn(written: WrittenTerm): string[] {
  const { term, definition, definitionDocument, alternatives } = written;
  const faults: string[] = [];
  if ((definition === undefined) !== (definitionDocument === undefined)) {
    faults.push(`"${term}": definition and definitionDocument stand together or not at all`);
  }
  if (definition === undefined && alternatives.length > 0) {
    faults.push(`"${term}": alternatives without a definition`);
  }
  if (alternatives.some(({ document }) => document === definitionDocument)) {
    faults.push(`"${term}": an alternative stands in the document of the definition`);
  }
  return faults;
}

function faultsOf(gold: MarkedGold, documents: readonly DocumentToExtract[]): string[] {
  const texts = documents.map(({ text }) => text);
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const take = (form: string, owner: string): void => {
    const lower = form.toLowerCase();
    const other = seen.get(lower);
    if (other === undefined) seen.set(lower, owner);
    else faults.push(`"${form}" is marked twice: under ${other} and under ${owner}`);
    if (!texts.some((text) => holdsPhrase(text, form))) faults.push(`"${form}" does not occur in the texts`);
  };
  for (const { term, forms, definitions } of gold.terms) {
    for (const form of forms) take(form, `"${term}"`);
    for (const { document, definition } of definitions) {
      const text = documents.find(({ path }) => path === document)?.text;
      if (text === undefined) faults.push(`"${term}": there is no document "${document}"`);
      else if (placesOf(text, definition).length === 0) {
        faults.push(`"${term}": "${document}" does not hold its definition "${definition}"`);
      }
    }
  }
  for (const phrase of gold.notTerms) take(phrase, 'notTerms');
  const definitions = new Set(
    gold.terms.flatMap((term) => term.definitions.map(({ definition }) => definition.toLowerCase())),
  );
  for (const sentence of gold.notDefinitions) {
    if (definitions.has(sentence.toLowerCase())) faults.push(`both definition and none: "${sentence}"`);
    if (!texts.some((text) => placesOf(text, sentence).length > 0)) {
      faults.push(`the texts do not hold the look-alike "${sentence}"`);
    }
  }
  return faults;
}
