import { z } from 'zod';
import { aliasesOf } from '../../domain/synonyms.ts';
import type { FormUsage, MarkedForms, NamedTerm, Synonym } from '../../domain/synonyms.ts';
import type { TermOrigin } from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';
import { ALL_MEMBERS, MEMBERS } from './synonym-conditions.ts';

interface SynonymRow {
  readonly key: string;
  readonly term: string;
  readonly variants: string;
  readonly frequency: number;
  readonly origin: TermOrigin;
  readonly notes: string;
  readonly ownDefinition: string | null;
}

interface FormsRow {
  readonly mainKey: string;
  readonly term: string;
  readonly variants: string;
}

const variantsSchema = z.array(z.string());

function parseVariants(json: string): string[] {
  return variantsSchema.parse(JSON.parse(json));
}

/** The most frequent synonym first. */
const ORDER = 'ORDER BY member.frequency DESC, member.key';

/** Tells the aliases of a term by its key, itself and its own variants. */
export type AliasesOf = (key: string, term: string, variants: readonly string[]) => readonly string[];

/** Tells the marked ones among some forms. */
export type MarkedAmong = (forms: readonly string[]) => MarkedForms;

/** Reads of the tables `synonym_groups`, `synonym_members` and `form_usages`. Call them inside a transaction. */
export function synonymReader({ connection }: ReadHandle) {
  const ofMain = connection.prepare<[string], SynonymRow>(
    `SELECT member.key, member.term, member.variants, member.frequency, member.origin, member.notes,
       CASE WHEN (own.status = 'approved' OR own.edited = 1) AND own.definition IS NOT mains.definition
         THEN own.definition END AS ownDefinition
     FROM ${MEMBERS} LEFT JOIN entries AS own ON own.term_id = member.id LEFT JOIN entries AS mains ON mains.term_id = main.id
     WHERE main.key = ? ${ORDER}`,
  );
  const mainOf = connection.prepare<[string], NamedTerm>(
    `SELECT main.key, main.term FROM ${MEMBERS} WHERE member.key = ?`,
  );
  const forms = connection.prepare<[], FormsRow>(
    `SELECT main.key AS mainKey, member.term, member.variants FROM ${ALL_MEMBERS} ${ORDER}`,
  );
  const formsOfMain = connection.prepare<[string], FormsRow>(
    `SELECT main.key AS mainKey, member.term, member.variants FROM ${MEMBERS} WHERE main.key = ? ${ORDER}`,
  );
  const separate = connection.prepare<[], { form: string }>('SELECT form FROM separate_forms');
  const usages = connection.prepare<[], { form: string; usage: 'preferred' | 'forbidden' }>(
    'SELECT form, usage FROM form_usages',
  );
  /** Makes what leaves the forms out that a person made terms of their own. */
  const withoutSeparate = (): ((variants: readonly string[]) => string[]) => {
    const separateForms = new Set(separate.all().map(({ form }) => form));
    return (variants) => variants.filter((form) => !separateForms.has(form));
  };
  return {
    /** The synonyms of a main term, the most frequent first; none for any other term. */
    of: (mainKey: string): Synonym[] => {
      const variantsIn = withoutSeparate();
      return ofMain
        .all(mainKey)
        .map((row) => ({ ...row, variants: variantsIn(parseVariants(row.variants)) }));
    },
    /** The main term that a term is a synonym of; null where it is none. */
    mainOf: (key: string): NamedTerm | null => mainOf.get(key) ?? null,

    /**
     * Makes what tells the aliases of terms: their own variants, their synonyms and the variants of these.
     *
     * @param mainKey the only term that is asked for; null for all
     */
    aliases: (mainKey: string | null): AliasesOf => {
      const variantsIn = withoutSeparate();
      const rows = mainKey === null ? forms.iterate() : formsOfMain.iterate(mainKey);
      const synonyms = Map.groupBy(rows, (row) => row.mainKey);
      return (key, term, variants) =>
        aliasesOf(
          term,
          variantsIn(variants),
          (synonyms.get(key) ?? []).map((synonym) => ({
            term: synonym.term,
            variants: variantsIn(parseVariants(synonym.variants)),
          })),
        );
    },

    /** Makes what tells the marked ones among some forms. */
    marks: (): MarkedAmong => {
      const usageOf = new Map(usages.all().map(({ form, usage }) => [form, usage]));
      const marked = (all: readonly string[], usage: FormUsage): string[] =>
        all.filter((form) => usageOf.get(form) === usage);
      return (all) => ({ preferred: marked(all, 'preferred'), forbidden: marked(all, 'forbidden') });
    },
  };
}
