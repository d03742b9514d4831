import type { Citation } from '../domain/citation.ts';
import type { GlossaryEntry } from '../domain/entry.ts';
import type { GlossaryExport } from './glossary-export.ts';

function citationForExport({ document, line, quote }: Citation) {
  return { document, line, quote };
}

function entryForExport(entry: GlossaryEntry) {
  const { description } = entry;
  return {
    term: entry.term,
    reading: entry.reading,
    aliases: entry.aliases,
    preferredForms: entry.markedForms.preferred,
    forbiddenForms: entry.markedForms.forbidden,
    category: entry.category,
    status: entry.status,
    definition: entry.definition,
    description:
      description === null
        ? null
        : { text: description.text, citation: citationForExport(description.citation) },
    confidence: entry.confidence,
    citations: entry.citations.map(citationForExport),
    occurrences: entry.occurrences.map(({ document, line }) => ({ document, line })),
  };
}

function runForExport(run: NonNullable<GlossaryExport['run']>) {
  return {
    id: run.id,
    status: run.status,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    unitsDone: run.unitsDone,
    unitsReused: run.unitsReused,
    unitsFailed: run.unitsFailed,
  };
}

/**
 * Writes a glossary as JSON, indented, with a line break at the end. Quotes are the exact slices of the
 * documents. Fields are named one by one, so that nothing gets out that nobody decided to hand on.
 */
export function writeJson(glossary: GlossaryExport): string {
  const exported = {
    project: glossary.project,
    run: glossary.run === null ? null : runForExport(glossary.run),
    entries: glossary.entries.map(entryForExport),
    issues: glossary.issues.map(({ term, type, reason }) => ({ term, type, reason })),
  };
  return `${JSON.stringify(exported, null, 2)}\n`;
}
