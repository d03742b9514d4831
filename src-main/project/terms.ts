import { separateKeyOf } from '../domain/term.ts';
import { ActionableError } from '../domain/errors.ts';
import { toHiragana } from '../text/kana.ts';
import { listTextsOf, searchForms } from '../text/search-text.ts';
import { withBatches } from '../threads/batches.ts';
import { batchesOf } from '../runs/steps/document-batches.ts';
import { findExtractions } from '../runs/steps/extract-terms.ts';
import { createContextSearch } from './context-search.ts';
import { termNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectTerms } from './project.ts';
import { termOfText } from './term-of-text.ts';

/** Terms asked of SQLite at once when all of them are wanted. */
const ALL_TERMS = -1;

/** The terms of an open project. */
export function projectTerms(context: ProjectContext): ProjectTerms {
  const { db, workers, signal, now } = context;
  const searchContexts = createContextSearch(context);
  return {
    page: ({ search, ...query }) => db.read.termPage({ ...query, searchForms: searchForms(search) }),
    prepareSearch: ({ search, ...query }) =>
      db.read.prepareTermSearch({ ...query, searchForms: searchForms(search) }),
    counts: () => db.read.termCounts(),
    keys: ({ search, ...query }) => db.read.listedTermKeys({ ...query, searchForms: searchForms(search) }),
    place: ({ search, ...query }, termKey) =>
      db.read.termPlace({ ...query, searchForms: searchForms(search) }, termKey),
    rankBands: () => db.read.termRankBands(),
    get: async (termKey) => {
      const details = await db.read.termDetails(termKey);
      if (details === null) throw termNotFound();
      return details;
    },
    contexts: async (termKey, limit) => {
      const forms = await db.read.formsOfTerm(termKey);
      if (forms === null) throw termNotFound();
      return searchContexts(forms, limit);
    },
    decide: async (termKeys, decision) => {
      const keys = [...new Set(termKeys)];
      const gone = await db.write.decideTerms(keys, decision, now().toISOString());
      if (gone.length === keys.length) throw termNotFound();
      return gone;
    },
    decideSelected: async ({ search, ...selection }, range, decision) => {
      const decided = await db.write.decideSelectedTerms(
        { ...selection, searchForms: searchForms(search) },
        range,
        decision,
        now().toISOString(),
      );
      if (decided === null) {
        throw new ActionableError(
          'terms-changed',
          'The list of terms has changed since the terms were selected. Nothing was decided.',
          'Look at the list as it is now, and select the terms once more.',
        );
      }
      return decided;
    },
    setReading: async (termKey, text) => {
      const term = await db.read.getTerm(termKey);
      if (term === null) throw termNotFound();
      const { key, term: name, variants, foundReading } = term;
      const written = readingOf(text);
      const own = written === '' || written === foundReading ? null : written;
      const reading = own ?? foundReading;
      const texts = listTextsOf({ key, term: name, reading, variants });
      if (!(await db.write.setReading(key, { own, ...texts }, now().toISOString()))) throw termNotFound();
      return reading;
    },
    add: async (text, category) => {
      const term = termOfText(text);
      await db.write.addTerm({ ...term, category }, now().toISOString());
      return term.key;
    },
    separate: async (termKey, form) => {
      const key = separateKeyOf(form);
      const texts = listTextsOf({ key, term: form, reading: null, variants: [] });
      if (!(await db.write.separateForm(termKey, { form, ...texts }, now().toISOString())))
        throw termNotFound();
      return key;
    },
    join: async (termKey) => {
      const joined = await db.write.joinForm(termKey, now().toISOString());
      if (joined === 'no-such-form') throw termNotFound();
      if (joined === 'has-text') {
        throw new ActionableError(
          'term-has-text',
          'A person wrote or approved something about this term. It is still a term of its own.',
          'Copy what is still needed, then empty its definition and its notes, and try again.',
        );
      }
    },
    list: (limit = ALL_TERMS) => db.read.listTerms(limit),
    definitions: async () => {
      const { current } = await findExtractions({ db });
      return withBatches(
        batchesOf(current).map((batch) => async () => ({
          paths: batch.map(({ path }) => path),
          extractions: await db.readPacked.getUnitResults(batch.map(({ hash }) => hash)),
        })),
        async (extractions) => {
          const task = { kind: 'definitions', extractions } as const;
          return (await workers.perform<'definitions'>(task, signal)).definitions;
        },
      );
    },
  };
}

/** A reading as extraction would write it: in hiragana, without space around it. */
function readingOf(text: string): string {
  return toHiragana(text.normalize('NFKC')).trim().replace(/\s+/g, ' ');
}
