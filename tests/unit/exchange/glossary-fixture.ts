import type { GlossaryEntry } from '../../../src-main/domain/entry.ts';
import type { GlossaryExport } from '../../../src-main/exchange/glossary-export.ts';
import { NO_MARKED_FORMS } from '../../../src-main/domain/synonyms.ts';

/** An entry with a definition, with some of its fields replaced. */
export function entry(changes: Partial<GlossaryEntry> = {}): GlossaryEntry {
  return {
    term: 'tide clock',
    reading: null,
    aliases: ['tide-clock'],
    category: 'technical-term',
    status: 'draft',
    definition: 'A tide clock is a clock that follows the moon.',
    description: null,
    confidence: 0.8,
    citations: [
      {
        document: 'notes/tides.md',
        start: 10,
        end: 58,
        line: 3,
        quote: 'A *tide clock* is a clock\nthat follows the moon.',
      },
    ],
    alternatives: [],
    markedForms: NO_MARKED_FORMS,
    occurrences: [
      { document: 'notes/tides.md', line: 3 },
      { document: 'notes/tides.md', line: 9 },
      { document: 'log.txt', line: 1 },
    ],
    ...changes,
  };
}

/** An entry that no sentence defines. */
export function undefinedEntry(changes: Partial<GlossaryEntry> = {}): GlossaryEntry {
  const quote = 'They met at the mole.';
  return entry({
    term: 'mole',
    aliases: [],
    definition: null,
    confidence: 0,
    citations: [],
    description: {
      text: quote,
      citation: { document: 'log.txt', start: 0, end: quote.length, line: 7, quote },
    },
    ...changes,
  });
}

/** A glossary of some entries from a run that did all of its work. */
export function glossary(
  entries: readonly GlossaryEntry[],
  changes: Partial<GlossaryExport> = {},
): GlossaryExport {
  return {
    project: 'Harbour',
    run: {
      id: 'run-1',
      status: 'completed',
      startedAt: '2026-01-02T03:04:05.000Z',
      finishedAt: '2026-01-02T03:04:06.000Z',
      unitsDone: 4,
      unitsReused: 0,
      unitsFailed: 0,
    },
    entries,
    issues: [],
    ...changes,
  };
}
