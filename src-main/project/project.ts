import type { ProjectDatabase } from '../db/project-database.ts';
import type { HistoryQuery } from '../db/repositories/entry-history.ts';
import type { IssueDecision, IssueName } from '../db/repositories/issues.ts';
import type { TermWithSynonyms } from '../db/repositories/terms.ts';
import type { TermDecision } from '../db/repositories/term-writer.ts';
import type { DecisionOutcome, DecisionState } from '../domain/decision.ts';
import type { ProposalPart } from '../domain/entry.ts';
import type {
  DocumentChanges,
  DocumentRow,
  EntryCounts,
  EntryDetails,
  EntryLinks,
  EntryRow,
  EntrySort,
  EntryVersion,
  EntryView,
  IntakeReport,
  IssueRow,
  KeywordsInContext,
  ListPage,
  ProjectPart,
  RankBand,
  TermCounts,
  TermDetails,
  TermFilters,
  TermRow,
  TermSort,
  TermView,
} from '../domain/project-view.ts';
import type { ModelSettings, ProviderSettings } from '../domain/provider-settings.ts';
import type { RunEstimate, ServerView } from '../domain/provider-view.ts';
import type {
  DocumentHighlights,
  DocumentTerm,
  FoundOccurrence,
  OccurrenceMarks,
  ReadingView,
  RowPage,
  TermStanding,
} from '../domain/reading-view.ts';
import type { EventLevel, Run, RunDetails, RunEvent, RunScope } from '../domain/run.ts';
import type { TermCategory } from '../domain/term.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import type { GlossaryExport } from '../exchange/glossary-export.ts';
import type { DefinitionInDocument } from '../pipeline/text-tasks.ts';
import type { StartedRun } from '../runs/run-manager.ts';
import type { FormUsage, MergedTerms } from '../domain/synonyms.ts';
import type { RunOptions } from '../runs/run-options.ts';
import type { RunListener } from '../runs/run-session.ts';

/** Which terms are meant. */
export interface TermSelectionQuery {
  readonly view: TermView;
  readonly category: TermCategory | null;
  /** None where they are left out. */
  readonly filters?: TermFilters | undefined;
  /** Found in whatever case, width and kana it is written; empty for all. */
  readonly search: string;
}

/** Which part of the list of terms is asked for. */
export interface TermQuery extends TermSelectionQuery {
  readonly sort: TermSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Which part of the list of entries is asked for. */
export interface EntryQuery {
  readonly view: EntryView;
  readonly search: string;
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Documents of a project. Changing them throws RunAlreadyActiveError while a run works on them. */
export interface ProjectDocuments {
  list(): Promise<readonly DocumentRow[]>;
  /** Compares the documents with their files. */
  check(): Promise<DocumentChanges>;
  /** Takes files, and the files in folders, into the project. */
  add(paths: readonly string[]): Promise<IntakeReport>;
  /** Takes in the files that are new or changed on disk. */
  update(): Promise<IntakeReport>;
  remove(documents: readonly string[]): Promise<void>;
}

/** The terms that a reader is shown: those that stand in one of these ways, or one. */
export type TermsToRead = { readonly standings: readonly TermStanding[] } | { readonly termKey: string };

/** Which occurrence a reader wants to go to: the next from an offset of a document on, or the last that begins before it. */
export interface OccurrenceQuery {
  readonly of: TermsToRead;
  readonly document: string;
  readonly offset: number;
  readonly direction: 'next' | 'previous';
}

/** What is shown of a document that somebody reads. Throws ActionableError `document-not-found`, `term-not-found`. */
export interface ProjectReader {
  rows(document: string, view: ReadingView, from: number, count: number): Promise<RowPage>;
  /** The index of the row that holds an offset of the text. */
  locate(document: string, view: ReadingView, offset: number): Promise<number>;
  /** The terms between two offsets. */
  highlights(
    document: string,
    standings: readonly TermStanding[],
    start: number,
    end: number,
  ): Promise<DocumentHighlights>;
  /** The terms of the document, the most frequent first. */
  terms(
    document: string,
    query: {
      readonly standings: readonly TermStanding[];
      readonly search: string;
      readonly offset: number;
      readonly limit: number;
    },
  ): Promise<ListPage<DocumentTerm>>;
  /** How many occurrences lie in each of so many parts of the document. */
  marks(document: string, of: TermsToRead, view: ReadingView, parts: number): Promise<OccurrenceMarks>;
  /**
   * The nearest occurrence in a direction. Of one term, the other documents come behind the end of this one; then, as with
   * any term, the other end of the document. Null where there is none at all.
   */
  occurrence(query: OccurrenceQuery): Promise<FoundOccurrence | null>;
}

/** Terms of a project. */
export interface ProjectTerms {
  page(query: TermQuery): Promise<ListPage<TermRow>>;
  /** Reads what a search of a list needs, before the first letter of it is typed. */
  prepareSearch(query: Omit<TermQuery, 'offset' | 'limit'>): Promise<void>;
  counts(): Promise<TermCounts>;
  /** The keys of a part of the list, in its order. */
  keys(query: TermQuery): Promise<readonly string[]>;
  /** How many rows stand before a term in the list; null where the list does not have it. */
  place(query: Omit<TermQuery, 'offset' | 'limit'>, termKey: string): Promise<number | null>;
  /** What was decided about the terms by rank. */
  rankBands(): Promise<readonly RankBand[]>;
  /** Throws ActionableError `term-not-found`. */
  get(termKey: string): Promise<TermDetails>;
  /** Occurrences of a term and its variants, and of its synonyms and theirs. */
  contexts(termKey: string, limit: number): Promise<KeywordsInContext>;
  /**
   * Decides about terms, as one step. Answers the keys of those that are not there any more, about which nothing is kept.
   *
   * @throws ActionableError `term-not-found` where that is all of them
   */
  decide(termKeys: readonly string[], decision: TermDecision): Promise<readonly string[]>;
  /**
   * Decides about all terms that are meant, as one step.
   *
   * @param range how many of them the person has seen, and the keys of those that stay as they are
   * @returns how many terms there were to decide
   * @throws ActionableError `terms-changed` where they are more or fewer by now; nothing is done then
   */
  decideSelected(
    selection: TermSelectionQuery,
    range: { readonly seen: number; readonly except: readonly string[] },
    decision: TermDecision,
  ): Promise<number>;
  /**
   * Keeps how a person reads a term: the glossary is sorted by it and says so. Katakana is kept as hiragana, as extraction
   * does. An empty text, or what extraction found, leaves it to extraction again. Answers the reading as it is kept.
   *
   * @throws ActionableError `term-not-found`
   */
  setReading(termKey: string, reading: string): Promise<string | null>;
  /** Answers the key of the term. */
  add(term: string, category: TermCategory): Promise<string>;
  /**
   * Makes a written form, which was a variant, a term of its own. Answers its key.
   *
   * @throws ActionableError `term-not-found` where the term has no such variant
   */
  separate(termKey: string, form: string): Promise<string>;
  /**
   * Makes a term that was taken out of the variants of another one a variant again.
   *
   * @throws ActionableError `term-not-found`, `term-has-text`
   */
  join(termKey: string): Promise<void>;
  /** Terms, best first, each with its synonyms, which are no elements of their own; all of them without a limit. */
  list(limit?: number): Promise<readonly TermWithSynonyms[]>;
  /** Every definition sentence of the documents, by document and place. */
  definitions(): Promise<readonly DefinitionInDocument[]>;
}

/** Terms of a project that mean the same, and which written forms are to be used. */
export interface ProjectSynonyms {
  /**
   * Declares that terms mean the same as a main term, with all that are synonyms of theirs already. Named by the key of
   * any of its synonyms, a main term is meant all the same.
   *
   * @throws ActionableError `term-not-found`
   */
  merge(mainKey: string, termKeys: readonly string[]): Promise<MergedTerms>;
  /**
   * Declares that a text is another form of a main term. The term that is written so becomes its synonym; where there is
   * none it is added, in the same step. A count of 0 tells that it was a form of the main term already.
   *
   * @throws ActionableError `term-not-found`, `term-empty`
   */
  addForm(mainKey: string, text: string): Promise<MergedTerms>;
  /**
   * Declares that the terms of each group mean the same, as one step; the one that occurs most is the main term. Answers
   * the groups in which there was something to merge.
   *
   * @param groups keys of terms; no term is in two of them
   */
  mergeGroups(groups: readonly (readonly string[])[]): Promise<readonly MergedTerms[]>;
  /** Makes a synonym a term of its own again. Throws ActionableError `term-not-found` where it is none. */
  split(termKey: string): Promise<void>;
  /** Makes a synonym the main term. Throws ActionableError `term-not-found` where it is none. */
  chooseMain(termKey: string): Promise<void>;
  /**
   * Puts what a person wrote or approved about a synonym into the entry of its main term, as their own text. Throws
   * ActionableError `entry-not-found`.
   */
  takeOverDefinition(termKey: string): Promise<void>;
  /**
   * Marks a written form of a term, or of one of its synonyms. Of the forms of a term one at most is preferred.
   *
   * @throws ActionableError `term-not-found` where the term has no such form
   */
  setUsage(termKey: string, form: string, usage: FormUsage): Promise<void>;
}

/** Entries of a project, and the glossary that they make. */
export interface ProjectEntries {
  page(query: EntryQuery): Promise<ListPage<EntryRow>>;
  counts(): Promise<EntryCounts>;
  /** Null where the term has no entry. */
  get(termKey: string): Promise<EntryDetails | null>;
  /** Keeps a text as a person's own. Throws ActionableError `term-not-found`. */
  saveDefinition(termKey: string, definition: string): Promise<void>;
  /** Throws ActionableError `entry-not-found`. */
  setApproval(termKey: string, approved: boolean): Promise<void>;
  /** Approves entries that say something, as one step. Answers how many of them were drafts. */
  approve(termKeys: readonly string[]): Promise<number>;
  /** Takes what runs propose for entries, as one step. Answers how many texts there were. */
  takeProposals(termKeys: readonly string[]): Promise<number>;
  /**
   * Makes a part of what a run proposes for an entry a person's own definition.
   *
   * @throws ActionableError `proposal-changed` where the texts are others by now; nothing is done then
   */
  takePartOfProposal(termKey: string, part: ProposalPart): Promise<void>;
  /** Drops what runs propose for entries, as one step. Answers how many texts there were. */
  dismissProposals(termKeys: readonly string[]): Promise<number>;
  /** A part of the texts that an entry had, newest first. */
  history(query: HistoryQuery): Promise<ListPage<EntryVersion>>;
  /** Goes back to a text of the history. Throws ActionableError `entry-not-found` where there is no such text. */
  restore(termKey: string, versionId: number): Promise<void>;
  /** The keys of all entries that fit. */
  keys(query: Pick<EntryQuery, 'view' | 'search'>): Promise<readonly string[]>;
  /** How many rows stand before an entry in the list; null where the list does not have it. */
  place(query: Omit<EntryQuery, 'offset' | 'limit'>, termKey: string): Promise<number | null>;
  /** How the entry of a term hangs together with others; nothing where there is none. */
  links(termKey: string): Promise<EntryLinks>;
  /** The glossary of one moment with its occurrences, ordered for readers. */
  glossary(runId: string | null): Promise<GlossaryExport>;
  /**
   * Writes the glossary to a file.
   *
   * @param file absolute path
   * @param runId the run that it comes from; the newest completed one where it is not given
   * @returns number of entries
   * @throws ActionableError `cannot-write`; the earlier file is kept then
   */
  exportTo(file: string, format: ExportFormat, runId?: string): Promise<number>;
}

export interface ProjectIssues {
  list(): Promise<readonly IssueRow[]>;
  /**
   * Decides about issues, as one step. Answers how many of them there are.
   *
   * @throws ActionableError `entry-not-found` where there is none of them
   */
  decide(issues: readonly IssueName[], decision: IssueDecision): Promise<number>;
}

/** Who writes the definitions of a project. */
export interface ProjectProvider {
  /** Settings that cannot be read, or name no address, count as not made. */
  get(): Promise<ProviderSettings>;
  /**
   * Keeps the settings with the project.
   *
   * @throws ActionableError `model-address-unusable`; the earlier ones are kept then
   */
  change(settings: ProviderSettings): Promise<void>;
  /**
   * Who a run that starts now asks.
   *
   * @throws ActionableError `provider-not-set-up`
   */
  ofRun(scope: RunScope): Promise<RunOptions['provider']>;
  /** What is known of a server without asking it; its host is named as `serverNameOf` does. */
  server(settings: ModelSettings): Promise<Omit<ServerView, 'key'>>;
  /**
   * Notes that passages of this project may go to a server that its settings or its runs name.
   *
   * @param host as the server is named to people
   * @returns false where nothing in the project names such a server: nothing is noted
   */
  allow(host: string): Promise<boolean>;
  /**
   * Refuses a run that would send passages where nobody has agreed to.
   *
   * @throws ActionableError `server-not-allowed`
   */
  assertAllowed(scope: RunScope, provider: RunOptions['provider']): Promise<void>;
  /** What a run would ask of the chosen model; null where nobody is asked, and where the model is not set up. */
  estimate(scope: RunScope, termKeys?: readonly string[]): Promise<RunEstimate | null>;
}

/** Which lines of a log are meant. */
export interface LogSelection {
  readonly levels: readonly EventLevel[];
  /** Found in whatever case it is written; empty for all lines. */
  readonly search: string;
}

export interface ProjectRuns {
  /**
   * Starts a run after checking that its scope has what it needs.
   *
   * @throws ActionableError when something is missing; RunAlreadyActiveError; SQLite's own SQLITE_BUSY
   */
  start(
    scope: RunScope,
    options: RunOptions,
    listener?: RunListener,
    signal?: AbortSignal,
  ): Promise<StartedRun>;
  /** Starts a new run that goes on where the newest one stopped. Throws `nothing-to-resume` too. */
  resume(listener?: RunListener): Promise<StartedRun>;
  /** Starts a run with the scope and settings of an earlier one. Throws `run-not-found` too. */
  again(runId: string, listener?: RunListener): Promise<StartedRun>;
  /** Starts a run of what failed in an earlier one and nothing else. Throws `run-not-found` and `nothing-failed` too. */
  retryFailed(runId: string, listener?: RunListener): Promise<StartedRun>;
  cancel(runId: string): Promise<void>;
  /**
   * Takes an active run away from its owner, who cannot write to it any more, and ends it as interrupted. For an
   * owner that does not answer; its work is not stopped by this.
   *
   * @throws ActionableError `run-not-found`, or `run-not-active` when it has already ended
   */
  takeOver(runId: string): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly Run[]>;
  /** Throws ActionableError `run-not-found`. */
  show(runId: string): Promise<{ readonly run: Run; readonly events: readonly RunEvent[] }>;
  /** Throws ActionableError `run-not-found`. */
  details(runId: string): Promise<RunDetails>;
  /** The lines of a run's log after a sequence number, at most 1,000 of them. */
  eventsAfter(runId: string, sequence: number): Promise<readonly RunEvent[]>;
  /**
   * Writes the lines of a run's log that have one of the levels, and the search text in them, to a file.
   *
   * @param file absolute path
   * @throws ActionableError `run-not-found`, or `cannot-write`; the earlier file is kept then
   */
  saveLog(runId: string, file: string, lines: LogSelection): Promise<void>;
  /** Whether a run that this process works on is active. */
  isWorking(): boolean;
}

/** What a person decided about terms, entries, synonyms and issues, step by step, also before the last start. */
export interface ProjectDecisions {
  state(): Promise<DecisionState>;
  /** Takes the newest decision back. */
  undo(): Promise<DecisionOutcome>;
  /** Repeats the decision that was taken back last. */
  redo(): Promise<DecisionOutcome>;
}

/** Whoever shows a project while it changes, by whatever process. */
export interface ProjectListener {
  onChange(parts: readonly ProjectPart[]): void;
  /** How a run stands, and the lines that its log got since the last call. */
  onActivity(run: Run, events: readonly RunEvent[]): void;
  /** The file could not be looked at; the next look comes by itself. */
  onError(error: unknown): void;
}

/** An open project: everything that a window or a command can ask of it. */
export interface Project {
  /** Absolute path of the project file. */
  readonly file: string;
  readonly db: ProjectDatabase;
  readonly documents: ProjectDocuments;
  readonly reader: ProjectReader;
  readonly terms: ProjectTerms;
  readonly synonyms: ProjectSynonyms;
  readonly entries: ProjectEntries;
  readonly issues: ProjectIssues;
  readonly provider: ProjectProvider;
  readonly runs: ProjectRuns;
  readonly decisions: ProjectDecisions;
  name(): Promise<string>;
  /** Tells of every change of the file, also by other processes, until the returned function is called. */
  watch(listener: ProjectListener): () => void;
  /** Stops the runs of this process and closes the file. */
  close(): Promise<void>;
}
