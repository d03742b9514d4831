import type { CandidateJudgement } from './candidate-judgement.ts';
import type { Citation } from './citation.ts';
import type { DocumentFormat, DocumentLanguage, RefusalCode } from './document.ts';
import type { Description, EntryContent, EntryStatus, RevisionAuthor, TextWriter } from './entry.ts';
import type { Problem } from './errors.ts';
import type { IssueState, IssueType } from './issue.ts';
import type { Run } from './run.ts';
import type { MarkedForms, NamedTerm, Synonym } from './synonyms.ts';
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
  /** Whether the newest extraction found it and the one before did not. */
  readonly isNew: boolean;
  /** Why it does not belong into the glossary; null where it does. */
  readonly leftOut: LeftOutReason | null;
  /** Termhood as a share of the highest in the project, 0 to 1. */
  readonly score: number;
  /** Of the term and its synonyms together. */
  readonly frequency: number;
  /** At least: documents of its synonyms may be others. */
  readonly documents: number;
  /** The terms that a person declared to mean the same, as they are shown, the most frequent first. */
  readonly synonymNames: readonly string[];
}

/** Everything about one term. */
export interface TermDetails extends TermRow {
  readonly synonyms: readonly Synonym[];
  /** The main term that it is a synonym of; null where it stands for itself. */
  readonly synonymOf: NamedTerm | null;
  /** Among its forms and those of its synonyms. */
  readonly markedForms: MarkedForms;
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

/**
 * By whom or by which rule a term is left out: a person rejected it, a model judged it to be none, it is a common noun
 * that nothing defines, its score is below those of the proposed ones, or extraction does not find it any more.
 */
export type LeftOutReason = 'person' | 'model' | 'common-noun' | 'score' | 'not-found';

/**
 * Which terms a list shows. `wanted`: proposed or accepted, and not rejected; `candidate`: those of them about which a
 * person has to decide yet; `unproposed`: neither proposed nor decided about.
 */
export const TERM_VIEWS = ['wanted', 'candidate', 'accepted', 'rejected', 'unproposed', 'all'] as const;
export type TermView = (typeof TERM_VIEWS)[number];

export type TermCounts = Readonly<Record<TermView, number>>;

/** What a list of terms is narrowed down by beside its view, a category and a search. */
export interface TermFilters {
  /** Path of the document that the terms occur in; null for any. */
  readonly document: string | null;
  /** So many of the best by score, and those that are as good as the last of them; null for all. */
  readonly best: number | null;
  readonly origin: TermOrigin | null;
  /** Only those that the newest extraction has found first. */
  readonly isNew: boolean;
}

export const NO_TERM_FILTERS: TermFilters = { document: null, best: null, origin: null, isNew: false };

/** The most terms that a request names by their keys. */
export const MOST_TERM_KEYS = 10_000;

/** What a person decided about terms of neighbouring ranks. */
export interface RankBand {
  /** Ranks count from 1; the best score has the first. */
  readonly first: number;
  readonly last: number;
  /** Number of accepted and rejected terms. */
  readonly decided: number;
  readonly accepted: number;
}

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
  /** Number of documents with at least one of them. */
  readonly documents: number;
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
  /** Whether a run proposes another text. */
  readonly hasProposal: boolean;
}

/** Everything about one entry. */
export interface EntryDetails {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  readonly aliases: readonly string[];
  /** Among the term and its aliases. */
  readonly markedForms: MarkedForms;
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
  /** Who wrote the text where no person did; null where that is not known. */
  readonly writer: TextWriter | null;
  /** What a run would put in place of a text that a person wrote or approved; null where nothing waits. */
  readonly proposal: EntryProposal | null;
  readonly issues: readonly IssueRow[];
  /** Why the text may no longer be true; null where nothing says so. */
  readonly stale: StaleReason | null;
}

/** A text that waits beside an entry for a person's decision. */
export interface EntryProposal {
  readonly content: EntryContent;
  readonly author: Exclude<RevisionAuthor, 'user'>;
  /** The run that proposes it. */
  readonly runId: string | null;
}

/** A text that an entry had at some time. */
export interface EntryVersion {
  /** Names it within its project. */
  readonly id: number;
  readonly author: RevisionAuthor;
  /** The run that wrote it; null for a person. */
  readonly runId: string | null;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** What it says: a definition, a passage that describes the term, or nothing. */
  readonly kind: EntryRow['kind'];
  /** The definition or description; empty where there is neither. */
  readonly text: string;
  /** The text that it replaced; null for the first. */
  readonly replaced: string | null;
  readonly writer: TextWriter | null;
  /** Whether the entry says this now. */
  readonly isCurrent: boolean;
}

/** How an entry hangs together with others by the terms that definitions use. */
export interface EntryLinks {
  /** The definition that was looked at; empty where there is none. */
  readonly text: string;
  /** Terms of other entries that stand in that text, by place; offsets are UTF-16 code units. They do not overlap. */
  readonly uses: readonly (TermName & { readonly start: number; readonly end: number })[];
  /** Entries whose definition uses this term, in the order of the glossary; at most `MOST_USED_IN`. */
  readonly usedIn: readonly TermName[];
  /** How many of them there are. */
  readonly usedInTotal: number;
}

/** So many entries that use a term are listed. */
export const MOST_USED_IN = 200;

/** A term as it is named to a person. */
export interface TermName {
  readonly key: string;
  readonly term: string;
}

/** What has become of a document that an entry rests on, since its text was written. */
export interface StaleReason {
  readonly code: 'document-changed' | 'document-removed';
  /** Path of the document. */
  readonly document: string;
}

/** Less confidence than this is low. Nothing below 0.5 becomes a definition without a person. */
export const LOW_CONFIDENCE = 0.6;

/**
 * Which entries a list shows. `changed`: a run proposes another text; `uncertain`: a definition of low confidence that no
 * person wrote or approved.
 */
export const ENTRY_VIEWS = [
  'all',
  'draft',
  'approved',
  'changed',
  'stale',
  'issues',
  'uncertain',
  'undefined',
] as const;
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
  /** Why a person dismissed it; empty where they did not say. */
  readonly dismissal: string;
  /** Whether a run proposes another text for the entry. */
  readonly hasProposal: boolean;
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
