import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { createWriteOperations } from '../../../src-main/db/write-operations.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { ISSUE_TYPES } from '../../../src-main/domain/issue.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { listTextsOf } from '../../../src-main/text/search-text.ts';

const NO_CHANGES = { steps: [], failedUnits: [] };

const ENGLISH = {
  kinds: [
    'tidal',
    'inner',
    'outer',
    'northern',
    'spare',
    'double',
    'folding',
    'sealed',
    'heated',
    'portable',
  ],
  things: ['gauge', 'mooring', 'winch', 'beacon', 'sluice', 'dredger', 'fender', 'hatch', 'bollard', 'crane'],
} as const;

const JAPANESE = {
  kinds: [
    ['北', 'きた'],
    ['南', 'みなみ'],
    ['予備', 'よび'],
    ['可動', 'かどう'],
    ['補助', 'ほじょ'],
    ['主', 'しゅ'],
    ['仮設', 'かせつ'],
    ['夜間', 'やかん'],
    ['自動', 'じどう'],
    ['旧', 'きゅう'],
  ],
  things: [
    ['験潮器', 'けんちょうき'],
    ['係船柱', 'けいせんちゅう'],
    ['巻揚機', 'まきあげき'],
    ['水門', 'すいもん'],
    ['浚渫船', 'しゅんせつせん'],
    ['防舷材', 'ぼうげんざい'],
    ['灯標', 'とうひょう'],
    ['桟橋', 'さんばし'],
    ['起重機', 'きじゅうき'],
    ['検疫所', 'けんえきじょ'],
  ],
} as const;

/** A term with the sentence of a document that defines it. */
interface DefinedTerm {
  readonly term: string;
  readonly reading: string | null;
  readonly definition: string;
}

const OWNER = { host: 'a machine of long ago', pid: 1, processStart: 'then', fileIdentity: 'this' };
const AT = '2026-04-05T06:07:08.901Z';

/**
 * Makes a project file with terms and entries in both languages, half of each, without any run of the pipeline. Every
 * entry cites the sentence that defines its term; every tenth has an issue, every seventh is approved, and every
 * fifth term is undecided no more.
 *
 * @param file absolute path of the project file, which must not exist
 * @param folder where the two documents are written to
 * @param count number of terms, even
 */
export async function writeLargeProject(
  file: string,
  { name, folder, count }: { readonly name: string; readonly folder: string; readonly count: number },
): Promise<void> {
  createProjectFile(file, { name, createdAt: AT }, MIGRATIONS);
  const db = await openForWriting(file, MIGRATIONS);
  try {
    const write = createWriteOperations(db);
    const lease = { runId: randomUUID(), token: randomUUID() };
    write.startRun(
      {
        id: lease.runId,
        token: lease.token,
        scope: 'full',
        options: JSON.stringify({ folder: null, provider: 'extractive' }),
        program: 'test',
        startedAt: AT,
        resumes: null,
        owner: OWNER,
      },
      [],
    );
    write.beginRun(lease);
    const sources = [
      { path: 'harbour.md', terms: englishTerms(count / 2) },
      { path: '港湾.md', terms: japaneseTerms(count / 2) },
    ].map((source) => documentOf(source, folder));
    write.publishDocuments(lease, { stored: sources.map(({ document }) => document), removed: [] }, AT);
    const ranked = sources
      .flatMap(({ ranked: terms }) => terms)
      .map((term, index) => rankedAt(term, index, count));
    write.publishTerms(lease, JSON.stringify(ranked.map((term) => ({ ...term, ...listTextsOf(term) }))));
    const units = sources
      .flatMap(({ contents }) => contents)
      .map(({ termKey, content }) => {
        const result = JSON.stringify(content);
        return { hash: hashOf(result), step: 'generate', subject: termKey, result, termKey } as const;
      });
    const counts = { unitsDone: units.length, unitsReused: 0, unitsFailed: 0 };
    write.storeProgress(lease, { units, counts, step: null, changes: NO_CHANGES, events: [] }, AT);
    write.publishGenerated(lease, units, AT);
    const issues = ranked
      .filter((_term, index) => index % 10 === 3)
      .map(({ key }, index) => ({
        termKey: key,
        type: ISSUE_TYPES[index % ISSUE_TYPES.length] ?? 'undefined',
        reason: `Something about ${key} is to be looked at.`,
        relatedKeys: [ranked[index]?.key ?? key],
        cause: hashOf(key),
      }));
    write.publishIssues(lease, issues, AT);
    const reasonDetails = { code: 'completed', values: {} } as const;
    write.finishRun(
      lease,
      { status: 'completed', finishedAt: AT, reason: null, reasonDetails, counts },
      [{ at: AT, level: 'info', step: 'refine', message: 'Completed.', details: reasonDetails }],
      NO_CHANGES,
    );
    ranked.forEach(({ key }, index) => {
      if (index % 7 === 2) write.setApproval(key, true, AT);
      if (index % 5 === 1)
        write.decideTerms([key], { status: index % 2 === 0 ? 'accepted' : 'rejected' }, AT);
    });
  } finally {
    db.connection.close();
  }
}

function englishTerms(count: number): DefinedTerm[] {
  return Array.from({ length: count }, (_nothing, index) => {
    const kind = ENGLISH.kinds[index % 10] ?? '';
    const thing = ENGLISH.things[Math.floor(index / 10) % 10] ?? '';
    const term = `${kind} ${thing} ${String(index + 1).padStart(4, '0')}`;
    return {
      term,
      reading: null,
      definition: `A ${term} is a ${thing} of the harbour that is checked every spring.`,
    };
  });
}

function japaneseTerms(count: number): DefinedTerm[] {
  return Array.from({ length: count }, (_nothing, index) => {
    const [kind, kindReading] = JAPANESE.kinds[index % 10] ?? ['', ''];
    const [thing, thingReading] = JAPANESE.things[Math.floor(index / 10) % 10] ?? ['', ''];
    const number = String(index + 1).padStart(4, '0');
    const term = `${kind}${thing}${number}`;
    return {
      term,
      reading: `${kindReading}${thingReading}${number}`,
      definition: `${term}とは、港の${thing}のうち毎年春に点検するものをいう。`,
    };
  });
}

/** Writes a document with one definition a line, and tells what a run would find in it. */
function documentOf(
  { path: name, terms }: { readonly path: string; readonly terms: readonly DefinedTerm[] },
  folder: string,
) {
  let text = '# Harbour 港\n\n';
  let line = 3;
  const contents: { termKey: string; content: EntryContent }[] = [];
  const ranked: Pick<RankedTerm, 'term' | 'reading' | 'key' | 'first'>[] = [];
  for (const { term, reading, definition } of terms) {
    const start = text.length;
    const citation = { document: name, start, end: start + definition.length, line, quote: definition };
    contents.push({
      termKey: term,
      content: {
        definition,
        description: null,
        confidence: 0.6 + (contents.length % 4) / 10,
        citations: [citation],
      },
    });
    ranked.push({ key: term, term, reading, first: { document: name, line } });
    text += `${definition}\n\n`;
    line += 2;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
  const document = {
    path: name,
    folder,
    filePath: name,
    format: 'markdown',
    text,
    hash: hashOf(text),
  } as const;
  return { document, contents, ranked };
}

function rankedAt(
  term: Pick<RankedTerm, 'term' | 'reading' | 'key' | 'first'>,
  index: number,
  count: number,
): RankedTerm {
  return {
    ...term,
    score: 10 - (9 * index) / count,
    proposed: true,
    category: TERM_CATEGORIES[index % TERM_CATEGORIES.length] ?? 'technical-term',
    frequency: 1,
    documents: 1,
    variants: [],
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
