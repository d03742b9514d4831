import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { createWriteOperations } from '../../../src-main/db/write-operations.ts';
import type { Citation } from '../../../src-main/domain/citation.ts';
import { DOCUMENT_LANGUAGES } from '../../../src-main/domain/document.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { RankedTerm, ScorePart } from '../../../src-main/domain/term.ts';
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

const EXPLANATION: readonly ScorePart[] = [
  { feature: 'shape', contribution: 2.4 },
  { feature: 'general-phrase', contribution: -1.25 },
  { feature: 'frequency', contribution: 1.1 },
  { feature: 'unfamiliar', contribution: 0.5 },
  { feature: 'one-off', contribution: -0.5 },
  { feature: 'defined', contribution: 0.3 },
];

/** What contradicting terms do not have. */
const OTHER_ISSUES = ['duplicate', 'undefined', 'circular', 'unsupported'] as const;

/** Whether another document says something else of the term at a place of the list. */
function isContradicted(index: number): boolean {
  return index % 50 === 43;
}

const OWNER = { host: 'a machine of long ago', pid: 1, processStart: 'then', fileIdentity: 'this' };
const AT = '2026-04-05T06:07:08.901Z';

/**
 * Makes a project file with terms and entries in both languages, half of each, without any run of the pipeline. Every
 * entry cites the sentence that defines its term; every tenth has an issue, every seventh is approved, and every
 * fifth term is undecided no more. Every tenth term is written in another way as well, every second one has a passage
 * that tells its category, and what another document says of it contradicts every fiftieth.
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
    const contents = sources.flatMap((source) => source.contents);
    const citationAt = (index: number): Citation | undefined => contents[index % count]?.content.citations[0];
    const ranked = sources
      .flatMap(({ ranked: terms }) => terms)
      .map((term, index) => rankedAt(term, { index, count, citation: citationAt(index) }));
    const languages = sources.map(({ document }, index) => ({
      path: document.path,
      hash: document.hash,
      language: DOCUMENT_LANGUAGES[index] ?? 'other',
    }));
    write.publishTerms(
      lease,
      JSON.stringify(
        ranked.map((term) => ({
          ...term,
          ...listTextsOf(term),
          inDocuments: sources.flatMap(({ document }, place) =>
            document.path === term.first.document ? [place] : [],
          ),
        })),
      ),
      languages,
      sources.map(({ document }) => document.path),
    );
    const units = contents
      .map(({ termKey, content }, index) => {
        const other = isContradicted(index) ? citationAt(index + count / 2) : undefined;
        const alternatives = other === undefined ? [] : [{ text: other.quote, citation: other }];
        return { termKey, content: { ...content, alternatives } };
      })
      .map(({ termKey, content }) => {
        const result = JSON.stringify(content);
        return { hash: hashOf(result), step: 'generate', subject: termKey, result, termKey } as const;
      });
    const counts = { unitsDone: units.length, unitsReused: 0, unitsFailed: 0 };
    write.storeProgress(lease, { units, counts, step: null, changes: NO_CHANGES, events: [] }, AT);
    write.publishGenerated(lease, units, AT);
    const issues = ranked
      .map(({ key }, index) => ({ key, index }))
      .filter(({ index }) => index % 10 === 3)
      .map(({ key, index }, place) => {
        const common = {
          termKey: key,
          reason: `Something about ${key} is to be looked at.`,
          cause: hashOf(key),
        };
        if (isContradicted(index)) {
          const passages = [citationAt(index), citationAt(index + count / 2)].filter(
            (citation) => citation !== undefined,
          );
          return { ...common, type: 'contradicting' as const, relatedKeys: [], passages };
        }
        const type = OTHER_ISSUES[place % OTHER_ISSUES.length] ?? 'undefined';
        return { ...common, type, relatedKeys: [ranked[place]?.key ?? key], passages: [] };
      });
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
        alternatives: [],
        extractive: null,
        writer: null,
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
  {
    index,
    count,
    citation,
  }: { readonly index: number; readonly count: number; readonly citation: Citation | undefined },
): RankedTerm {
  const variants = index % 10 === 0 ? [variantOf(term.term)] : [];
  return {
    ...term,
    score: 10 - (9 * index) / count,
    proposed: true,
    category: TERM_CATEGORIES[index % TERM_CATEGORIES.length] ?? 'technical-term',
    frequency: 1 + variants.length,
    documents: 1,
    variants,
    forms: [term.term, ...variants].map((form) => ({ form, count: 1, key: term.key })),
    explanation: EXPLANATION,
    categoryEvidence: index % 2 === 0 ? (citation ?? null) : null,
  };
}

/** A term as it is written elsewhere: `tidal-gauge 0001`, `北験潮器０５０１`. */
function variantOf(term: string): string {
  return term.includes(' ')
    ? term.replace(' ', '-')
    : term.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
