import { writeGlossary } from '../exchange/formats.ts';
import { assertWritable, writeFileAtomically } from '../exchange/write-file-atomically.ts';
import { searchForms } from '../text/search-text.ts';
import { readGlossary } from './glossary.ts';
import { entryNotFound, termNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectEntries } from './project.ts';

/** The entries of an open project, and the glossary that they make. */
export function projectEntries(context: ProjectContext): ProjectEntries {
  const { db, now } = context;
  return {
    page: ({ search, ...query }) =>
      db.read.entryPage({ ...query, searchForms: searchForms(search), textForms: textForms(search) }),
    counts: () => db.read.entryCounts(),
    get: (termKey) => db.read.entryDetails(termKey),
    saveDefinition: async (termKey, definition) => {
      const saved = await db.write.saveUserText(termKey, definition, now().toISOString());
      if (saved === 'no-such-term') throw termNotFound();
    },
    setApproval: async (termKey, approved) => {
      if (!(await db.write.setApproval(termKey, approved))) throw entryNotFound();
    },
    glossary: (runId) => readGlossary(context, runId),
    exportTo: async (file, format) => {
      // Before the work: nobody wants to hear at its end that the result has no place to go.
      await assertWritable(file);
      const newest = (await db.read.listRuns()).find(({ status }) => status === 'completed');
      const glossary = await readGlossary(context, newest?.id ?? null);
      await writeFileAtomically(file, writeGlossary(glossary, format));
      return glossary.entries.length;
    },
  };
}

/** What to look for in the texts of entries: the query as it was typed, and in the usual width. */
function textForms(search: string): readonly string[] {
  const typed = search.trim();
  return typed === '' ? [] : [...new Set([typed, typed.normalize('NFKC')])];
}
