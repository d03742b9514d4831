import { ActionableError } from '../domain/errors.ts';
import { assertWritable, writeFileAtomically } from '../exchange/write-file-atomically.ts';
import { searchForms } from '../text/search-text.ts';
import { unpack } from '../threads/packed.ts';
import { readGlossarySource } from './glossary.ts';
import { findLinks } from './entry-links.ts';
import { entryNotFound, termNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectEntries } from './project.ts';

/** The entries of an open project, and the glossary that they make. */
export function projectEntries(context: ProjectContext): ProjectEntries {
  const { db, exporter, signal, now } = context;
  const newestCompleted = async (): Promise<string | null> =>
    (await db.read.listRuns()).find(({ status }) => status === 'completed')?.id ?? null;

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
      if (!(await db.write.setApproval(termKey, approved, now().toISOString()))) throw entryNotFound();
    },
    approve: (termKeys) => db.write.approveEntries(unique(termKeys), now().toISOString()),
    takeProposals: (termKeys) => db.write.takeProposals(unique(termKeys), now().toISOString()),
    takePartOfProposal: async (termKey, part) => {
      if (!(await db.write.takePartOfProposal(termKey, part, now().toISOString()))) throw proposalChanged();
    },
    dismissProposals: (termKeys) => db.write.dismissProposals(unique(termKeys), now().toISOString()),
    history: (query) => db.read.entryHistory(query),
    restore: async (termKey, versionId) => {
      const restored = await db.write.restoreText(termKey, versionId, now().toISOString());
      if (restored === 'no-such-text') throw entryNotFound();
    },
    keys: ({ view, search }) =>
      db.read.entryKeys({ view, searchForms: searchForms(search), textForms: textForms(search) }),
    place: ({ search, ...query }, termKey) =>
      db.read.entryPlace(
        { ...query, searchForms: searchForms(search), textForms: textForms(search) },
        termKey,
      ),
    links: (termKey) => findLinks(context, termKey),
    glossary: async (runId) =>
      unpack(await exporter.assemble(await readGlossarySource(context, runId), signal)),
    exportTo: async (file, format, runId) => {
      // Before the work: nobody wants to hear at its end that the result has no place to go.
      await assertWritable(file);
      const source = await readGlossarySource(context, runId ?? (await newestCompleted()));
      const { bytes, entries } = await exporter.write(source, format, signal);
      await writeFileAtomically(file, Buffer.from(bytes));
      return entries;
    },
  };
}

function unique(termKeys: readonly string[]): readonly string[] {
  return [...new Set(termKeys)];
}

/** What to look for in the texts of entries: the query as it was typed, and in the usual width. */
function textForms(search: string): readonly string[] {
  const typed = search.trim();
  return typed === '' ? [] : [...new Set([typed, typed.normalize('NFKC')])];
}

/** Texts that are others than a person saw when they chose what to take of them. */
function proposalChanged(): ActionableError {
  return new ActionableError(
    'proposal-changed',
    'The entry or its proposed text has changed since the changes were chosen. Nothing was taken.',
    'Look at the proposed text as it is now, and choose the changes once more.',
  );
}
