import type { CandidateJudgement } from './candidate-judgement.ts';
import type { Citation } from './citation.ts';
import type { DocumentFormat, DocumentLanguage, RefusalCode } from './document.ts';
import type { Description, EntryStatus } from './entry.ts';
import type { Problem } from './errors.ts';
import type { IssueState, IssueType } from './issue.ts';
import type { Run } from './run.ts';
import type { Place, ScorePart, TermCategory, TermForm, TermOrigin, TermStatus } from './term.ts';

/* What a window shows of projects: lists, their rows and what they can be asked for. */

/** How much a project holds. */
export interface ProjectCounts {
  readonly documents: number;
  /** Terms that extraction proposes or a person accepted. */
  readonly terms: number;
  readonly entries: number;
  readonly openIssues: number;
}

/** A project of the list. */
export interface ListedProject {
  /** Absolute path of the project file; names it in requests. */
  readonly file: string;
  /** Its name, or the name of its file where it cannot be read. */
  readonly name: string;
  /** When it was last opened here; UTC, ISO 8601. */
  readonly openedAt: string;
  readonly state:
    | { readonly kind: 'ready'; readonly counts: ProjectCounts; readonly lastRun: Run | null }
    | { readonly kind: 'unavailable'; readonly problem: Problem };
}

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly path: string;
  readonly code: RefusalCode;
}

/** What became of files that were to be taken into a project. */
export interface IntakeReport {
  /** Names of the documents that are new. */
  readonly added: readonly string[];
  /** Names of the documents whose text was replaced. */
  readonly changed: readonly string[];
  /** Number of files that the project holds already as they are. */
  readonly unchanged: number;
  readonly refused: readonly RefusedFile[];
}

/** A document of a project. */
export interface DocumentRow {
  /** Its name in the project: a path with `/` between the parts. */
  readonly path: string;
  readonly format: DocumentFormat;
  /** Null until a run has looked at it. */
  readonly language: DocumentLanguage | null;
  /** Length of the text in characters. */
  readonly length: number;
  /** The folder that it came from (absolute). */
  readonly folder: string;
  /** When its text was last taken in; UTC, ISO 8601. */
  readonly updatedAt: string;
}

/** How the files on disk differ from the documents of a project. */
export interface DocumentChanges {
  /** Names of documents whose file has another text now. */
  readonly changed: readonly string[];
  /** Names of documents whose file is gone. */
  readonly missing: readonly string[];
  /** Paths of files in the folders of the project that it does not hold yet. */
  readonly added: readonly string[];
}

/** A part of a list. */
export interface ListPage<Row> {
  /** Number of rows that fit the query. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** A term of the list. */
export interface TermRow {
  readonly key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly category: TermCategory;
  readonly status: TermStatus;
  readonly proposed: boolean;
  readonly required: boolean;
  readonly origin: TermOrigin;
  /** Termhood as a share of the highest in the project, 0 to 1. */
  readonly score: number;
  readonly frequency: number;
  readonly documents: number;
}

/** Everything about one term. */
export interface TermDetails extends TermRow {
  readonly variants: readonly string[];
  /** The term and its variants with their counts, most frequent first; empty where the term does not occur. */
  readonly forms: readonly TermForm[];
  /** Whether a person took it out of the variants of another term; the key of that one. */
  readonly separatedFrom: string | null;
  /** What the score is made of, the largest effect first; empty for a term that extraction did not find. */
  readonly explanation: readonly ScorePart[];
  /** The passage that tells the category; null where none does. */
  readonly categoryEvidence: Citation | null;
  readonly notes: string;
  /** Where it occurs first; null where it does not occur. */
  readonly first: Place | null;
  /** Whether the glossary has an entry for it. */
  readonly hasEntry: boolean;
  /** What a model says of it, with its name; null where none was asked, or said nothing usable. */
  readonly judgement: (CandidateJudgement & { readonly model: string }) | null;
}

/** Which terms a list shows. `wanted`: proposed or accepted, and not rejected. */
export const TERM_VIEWS = ['wanted', 'all', 'candidate', 'accepted', 'rejected'] as const;
export type TermView = (typeof TERM_VIEWS)[number];

export type TermCounts = Readonly<Record<TermView, number>>;

export const TERM_SORTS = ['score', 'term', 'frequency', 'documents', 'category', 'status'] as const;
export type TermSort = (typeof TERM_SORTS)[number];

/** An occurrence of a term with the text around it (keyword in context). Offsets are UTF-16 code units. */
export interface KeywordInContext {
  readonly document: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly keyword: string;
  readonly after: string;
}

export interface KeywordsInContext {
  /** Number of occurrences in all documents. */
  readonly total: number;
  /** The first of them, by document and place. */
  readonly contexts: readonly KeywordInContext[];
}

/** An entry of the list. */
export interface EntryRow {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  readonly category: TermCategory;
  readonly status: EntryStatus;
  /** What the entry says: a definition, a passage that describes the term, or nothing. */
  readonly kind: 'definition' | 'description' | 'nothing';
  /** The beginning of the definition or description; empty where there is neither. */
  readonly excerpt: string;
  readonly confidence: number;
  /** Whether a person wrote the text. */
  readonly edited: boolean;
  readonly openIssues: number;
  /** Whether a document that the text rests on has changed since. */
  readonly isStale: boolean;
}

/** Everything about one entry. */
export interface EntryDetails {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  readonly aliases: readonly string[];
  readonly category: TermCategory;
  readonly status: EntryStatus;
  readonly edited: boolean;
  readonly definition: string | null;
  readonly description: Description | null;
  readonly confidence: number;
  readonly citations: readonly Citation[];
  /** What other documents say that the term is. */
  readonly alternatives: readonly Description[];
  /** What the built-in provider takes as the definition, beside that of a model; null where it has none. */
  readonly extractive: Description | null;
  readonly issues: readonly IssueRow[];
  /** Why the text may no longer be true; null where nothing says so. */
  readonly stale: StaleReason | null;
}

/** What has become of a document that an entry rests on, since its text was written. */
export interface StaleReason {
  readonly code: 'document-changed' | 'document-removed';
  /** Path of the document. */
  readonly document: string;
}

/** Which entries a list shows. */
export const ENTRY_VIEWS = ['all', 'draft', 'approved', 'undefined', 'issues', 'stale'] as const;
export type EntryView = (typeof ENTRY_VIEWS)[number];

export type EntryCounts = Readonly<Record<EntryView, number>>;

export const ENTRY_SORTS = ['reading', 'score', 'confidence'] as const;
export type EntrySort = (typeof ENTRY_SORTS)[number];

/** An issue of the glossary. Term, type and cause together name it. */
export interface IssueRow {
  readonly termKey: string;
  readonly term: string;
  readonly type: IssueType;
  readonly cause: string;
  readonly state: IssueState;
  /** What a model says of it, as plain text; null where a machine found it. */
  readonly remark: string | null;
  /** The other terms involved. */
  readonly related: readonly { readonly key: string; readonly term: string }[];
  /** The passages that it is about. */
  readonly passages: readonly Citation[];
}

/** Why documents, terms or entries have to be read again. */
export const PROJECT_PARTS = [
  'project',
  'documents',
  'terms',
  'entries',
  'issues',
  'runs',
  'decisions',
] as const;
export type ProjectPart = (typeof PROJECT_PARTS)[number];
