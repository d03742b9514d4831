import { z } from 'zod';
import type { Backup, BackupPreview } from '../src-main/domain/backup.ts';
import type { DecisionOutcome, DecisionState } from '../src-main/domain/decision.ts';
import { EXPORT_FORMATS } from '../src-main/domain/export-format.ts';
import { ISSUE_TYPES } from '../src-main/domain/issue.ts';
import type { ConnectionView, ProviderView, RunEstimate } from '../src-main/domain/provider-view.ts';
import { modelSettingsSchema, providerSettingsSchema } from '../src-main/domain/provider-settings-schema.ts';
import { MODEL_KINDS } from '../src-main/domain/provider-settings.ts';
import type { ActiveRun, Problem } from '../src-main/domain/errors.ts';
import { ENTRY_SORTS, ENTRY_VIEWS, TERM_SORTS, TERM_VIEWS } from '../src-main/domain/project-view.ts';
import type {
  DocumentChanges,
  DocumentRow,
  EntryCounts,
  EntryDetails,
  EntryRow,
  IntakeReport,
  IssueRow,
  KeywordsInContext,
  ListedProject,
  ListPage,
  ProjectPart,
  SegmentPage,
  TermCounts,
  TermDetails,
  TermRow,
} from '../src-main/domain/project-view.ts';
import { EVENT_LEVELS, RUN_SCOPES } from '../src-main/domain/run.ts';
import type { Run, RunDetails, RunEvent } from '../src-main/domain/run.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../src-main/domain/term.ts';

/*
 * What the page may ask of the main process, and what it hears from it. Every request is a channel with a
 * schema of its only argument; the main process checks each argument against it. The bridge of the preload
 * script is made from this map: what is not in it cannot be called.
 */

/** The languages of the interface. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What a person chose for the whole app. */
export interface Settings {
  readonly language: LanguageChoice;
  readonly theme: ThemeChoice;
}

/** Names of the failures that only a request can have. */
export const REQUEST_ERROR_CODES = [
  /** The argument does not fit the channel, or is larger than any page of this app would send. */
  'invalid-argument',
  /** The message came from something else than the page of this app. */
  'foreign-sender',
  /** The project was closed meanwhile. */
  'project-not-open',
  /** The person stopped it; nothing has to be said. */
  'stopped',
  /** Something that nobody foresaw. */
  'unexpected',
] as const;

/** Why a request failed, for a person: the page says it in its language by `code` and `values`. */
export interface RequestError extends Omit<Problem, 'code'> {
  readonly code: Problem['code'] | (typeof REQUEST_ERROR_CODES)[number];
  /** With `run-already-active`: the run that stands in the way. */
  readonly activeRun: ActiveRun | null;
}

/** The answer to a request as it crosses between the processes. */
export type Answer<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: RequestError };

/** An open project. The id is only good until the project is closed. */
export interface OpenProject {
  readonly id: string;
  readonly name: string;
  /** Absolute path of the project file, to show it. */
  readonly file: string;
}

/** What the page can be told to do by the menu. */
export const MENU_COMMANDS = [
  'show-projects',
  'show-documents',
  'show-terms',
  'show-glossary',
  'show-issues',
  'show-runs',
  'show-settings',
  'new-project',
  'add-files',
  'add-folder',
  'build',
  'stop-run',
  'export',
  'save-copy',
  'backups',
  'find',
  'undo',
  'redo',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What a page needs to draw itself. */
export interface WindowState {
  readonly version: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** The language of the system, or English where the app does not speak it. */
  readonly systemLanguage: Language;
  readonly settings: Settings;
  /** The project that this window shows. */
  readonly project: OpenProject | null;
}

/** Where something was written that a person had asked for. */
export interface WrittenFile {
  /** Name of the file without its folder. */
  readonly name: string;
}

/** Where an export went. */
export interface ExportedFile {
  /** Name of the file without its folder. */
  readonly name: string;
  readonly entries: number;
}

const projectId = z.string().max(100);
const file = z.string().min(1).max(4096);
const name = z.string().trim().min(1).max(200);
/** Name of a backup, without its folder. */
const backupName = z.string().min(1).max(255);
const document = z.string().min(1).max(4096);
const termKey = z.string().min(1).max(1000);
const runId = z.string().min(1).max(100);
const offset = z.int().min(0);
const search = z.string().max(200);
/** Absolute paths. The preload script fills them in from files that a person chose; the page has no say in them. */
const paths = z.array(file).min(1).max(10_000);

/** A request: the schema of its argument, and, for the compiler, the type of its result. */
export interface RequestChannel<Argument, Result> {
  readonly argument: z.ZodType<Argument>;
  /** Never there: carries the type. */
  readonly result?: Result;
}

function answers<Result>(): <Argument>(argument: z.ZodType<Argument>) => RequestChannel<Argument, Result> {
  return (argument) => ({ argument });
}

const nothing = z.undefined();

/** Every request that the page can make. */
export const REQUESTS = {
  'window:state': answers<WindowState>()(nothing),
  /** Opens another window, on the same project or on the list of projects. */
  'window:open': answers<void>()(z.object({ projectId: projectId.nullable() })),
  'settings:change': answers<Settings>()(
    z.object({
      language: z.enum(LANGUAGE_CHOICES).optional(),
      theme: z.enum(THEME_CHOICES).optional(),
    }),
  ),
  /** Opens a web page in the browser of the system; http and https only. */
  'link:open': answers<void>()(z.object({ url: z.string().max(2000) })),

  'projects:list': answers<readonly ListedProject[]>()(nothing),
  /** Opens a project of the list in this window. */
  'projects:open': answers<OpenProject>()(z.object({ file })),
  /** Asks the person for a project file; null when they changed their mind. */
  'projects:choose': answers<OpenProject | null>()(nothing),
  /** Makes an empty project in the folder of projects and opens it in this window. */
  'projects:create': answers<OpenProject>()(z.object({ name })),
  /** Asks the person for a folder and makes a project of the documents in it; null when they changed their mind. */
  'projects:createFromFolder': answers<{
    readonly project: OpenProject;
    readonly intake: IntakeReport;
  } | null>()(nothing),
  /** Opens the project of sample documents, made new if there is none. */
  'projects:openSample': answers<OpenProject>()(z.object({ language: z.enum(LANGUAGES) })),
  'projects:rename': answers<void>()(z.object({ file, name })),
  /** Copies a project, without an active run, beside the original. */
  'projects:clone': answers<ListedProject>()(z.object({ file, name })),
  /** Asks the person where to and writes a copy of the project there; null when they changed their mind. */
  'projects:saveCopy': answers<WrittenFile | null>()(z.object({ file })),
  /** Takes a project off the list and, after a while in which it can be taken back, moves its file into the system's bin. */
  'projects:delete': answers<void>()(z.object({ file })),
  'projects:undoDelete': answers<void>()(z.object({ file })),
  /** Takes a project off the list and leaves its file alone. */
  'projects:forget': answers<void>()(z.object({ file })),
  /** Leaves the project: this window shows the list again. */
  'projects:leave': answers<void>()(nothing),

  /** The backups of a project of the list, the newest first; the project need not be open, and may be damaged. */
  'backups:list': answers<readonly Backup[]>()(z.object({ file })),
  'backups:preview': answers<BackupPreview>()(z.object({ file, name: backupName })),
  /** Makes a backup now. */
  'backups:create': answers<Backup>()(z.object({ file })),
  /** Goes back to a backup. What the project holds now is backed up first. */
  'backups:restore': answers<void>()(z.object({ file, name: backupName })),

  'documents:list': answers<readonly DocumentRow[]>()(z.object({ projectId })),
  /** Asks the person for files or a folder; null when they changed their mind. */
  'documents:choose': answers<IntakeReport | null>()(
    z.object({ projectId, kind: z.enum(['files', 'folder']) }),
  ),
  'documents:check': answers<DocumentChanges>()(z.object({ projectId })),
  /** Takes in the files that are new or changed on disk. */
  'documents:update': answers<IntakeReport>()(z.object({ projectId })),
  'documents:remove': answers<void>()(
    z.object({ projectId, documents: z.array(document).min(1).max(10_000) }),
  ),
  'documents:segments': answers<SegmentPage>()(
    z.object({ projectId, document, from: offset, count: z.int().min(1).max(1000) }),
  ),
  /** The index of the segment that holds an offset of the text. */
  'documents:locate': answers<number>()(z.object({ projectId, document, offset })),

  'terms:page': answers<ListPage<TermRow>>()(
    z.object({
      projectId,
      view: z.enum(TERM_VIEWS),
      category: z.enum(TERM_CATEGORIES).nullable(),
      search,
      sort: z.enum(TERM_SORTS),
      descending: z.boolean(),
      offset,
      limit: z.int().min(1).max(500),
    }),
  ),
  'terms:counts': answers<TermCounts>()(z.object({ projectId })),
  'terms:get': answers<TermDetails>()(z.object({ projectId, termKey })),
  'terms:contexts': answers<KeywordsInContext>()(
    z.object({ projectId, termKey, limit: z.int().min(1).max(500) }),
  ),
  /** Answers how many terms there were to decide. */
  'terms:decide': answers<number>()(
    z.object({
      projectId,
      termKeys: z.array(termKey).min(1).max(10_000),
      decision: z.object({
        status: z.enum(TERM_STATUSES).optional(),
        required: z.boolean().optional(),
        category: z.enum(TERM_CATEGORIES).optional(),
        notes: z.string().max(20_000).optional(),
      }),
    }),
  ),
  /** Answers the key of the term. */
  'terms:add': answers<string>()(
    z.object({ projectId, term: z.string().trim().min(1).max(200), category: z.enum(TERM_CATEGORIES) }),
  ),

  /** Makes a written form, which was a variant, a term of its own. Answers its key. */
  'terms:separate': answers<string>()(z.object({ projectId, termKey, form: z.string().min(1).max(1000) })),
  /** Makes a term that was taken out of the variants of another one a variant again. */
  'terms:join': answers<void>()(z.object({ projectId, termKey })),

  'entries:page': answers<ListPage<EntryRow>>()(
    z.object({
      projectId,
      view: z.enum(ENTRY_VIEWS),
      search,
      sort: z.enum(ENTRY_SORTS),
      descending: z.boolean(),
      offset,
      limit: z.int().min(1).max(500),
    }),
  ),
  'entries:counts': answers<EntryCounts>()(z.object({ projectId })),
  /** Null where the term has no entry. */
  'entries:get': answers<EntryDetails | null>()(z.object({ projectId, termKey })),
  'entries:saveDefinition': answers<void>()(
    z.object({ projectId, termKey, definition: z.string().max(100_000) }),
  ),
  'entries:setApproval': answers<void>()(z.object({ projectId, termKey, approved: z.boolean() })),
  /** Asks the person where to and writes the glossary there; null when they changed their mind. */
  'glossary:export': answers<ExportedFile | null>()(z.object({ projectId, format: z.enum(EXPORT_FORMATS) })),
  /** Shows the file that this window exported last in the file manager. */
  'glossary:showExport': answers<void>()(nothing),

  'issues:list': answers<readonly IssueRow[]>()(z.object({ projectId })),
  'issues:setState': answers<void>()(
    z.object({
      projectId,
      termKey,
      type: z.enum(ISSUE_TYPES),
      cause: z.string().max(200),
      state: z.enum(['open', 'dismissed']),
    }),
  ),

  /** Who writes the definitions of a project. */
  'provider:get': answers<ProviderView>()(z.object({ projectId })),
  'provider:change': answers<ProviderView>()(z.object({ projectId, settings: providerSettingsSchema })),
  /** Keeps a key for the server that the settings of a kind name, and sends it to no other; null forgets it. */
  'provider:setKey': answers<ProviderView>()(
    z.object({ projectId, kind: z.enum(MODEL_KINDS), key: z.string().min(1).max(5_000).nullable() }),
  ),
  /** The models that a server lists, also before the settings are kept. */
  'provider:models': answers<ConnectionView>()(z.object({ projectId, settings: modelSettingsSchema })),
  /** Asks a model for a tiny answer, also before the settings are kept. Nothing of a document is sent. */
  'provider:test': answers<ConnectionView>()(z.object({ projectId, settings: modelSettingsSchema })),
  /** Ends the test of this window that is under way, if there is one; that test fails with `stopped`. */
  'provider:stopTest': answers<void>()(nothing),
  /** Notes that the person agrees that passages of this project go to a host; the app remembers it. */
  'provider:allow': answers<ProviderView>()(z.object({ projectId, host: z.string().min(1).max(300) })),
  /** What a run would ask of the chosen model; null where nobody is asked. */
  'provider:estimate': answers<RunEstimate | null>()(
    z.object({
      projectId,
      scope: z.enum(RUN_SCOPES),
      termKeys: z.array(termKey).min(1).max(10_000).optional(),
    }),
  ),
  /** Shows the log of all requests to servers in the file manager; false where there is none yet. */
  'provider:showRequests': answers<boolean>()(nothing),

  'runs:list': answers<readonly Run[]>()(z.object({ projectId })),
  /** Answers the id of the run. */
  'runs:start': answers<string>()(
    z.object({
      projectId,
      scope: z.enum(RUN_SCOPES),
      /** The terms to define, check and refine; all where it is not given. */
      termKeys: z.array(termKey).min(1).max(10_000).optional(),
    }),
  ),
  'runs:get': answers<RunDetails>()(z.object({ projectId, runId })),
  /** Starts a run with the scope and settings of an earlier one; answers its id. */
  'runs:again': answers<string>()(z.object({ projectId, runId })),
  /** Starts a run of what failed in an earlier one; answers its id. */
  'runs:retryFailed': answers<string>()(z.object({ projectId, runId })),
  /** Takes an active run away from an owner that does not answer, and ends it. */
  'runs:takeOver': answers<void>()(z.object({ projectId, runId })),
  /** Asks the person where to and writes the chosen lines of a run's log there; null when they changed their mind. */
  'runs:saveLog': answers<WrittenFile | null>()(
    z.object({
      projectId,
      runId,
      levels: z.array(z.enum(EVENT_LEVELS)).min(1).max(EVENT_LEVELS.length),
      search,
    }),
  ),
  'runs:cancel': answers<void>()(z.object({ projectId, runId })),
  /** Starts a run that goes on where the newest one stopped; answers its id. */
  'runs:resume': answers<string>()(z.object({ projectId })),
  /** The lines of a run's log after a sequence number, at most 1,000 of them. */
  'runs:events': answers<readonly RunEvent[]>()(z.object({ projectId, runId, after: offset })),

  'decisions:state': answers<DecisionState>()(z.object({ projectId })),
  /** Takes the newest decision back. */
  'decisions:undo': answers<DecisionOutcome>()(z.object({ projectId })),
  /** Repeats the decision that was taken back last. */
  'decisions:redo': answers<DecisionOutcome>()(z.object({ projectId })),
} as const;

/** Requests about files that a person dropped or chose in the page; the bridge adds their paths. */
export const FILE_REQUESTS = {
  'documents:add': answers<IntakeReport>()(z.object({ projectId, paths })),
  /** Opens a dropped project file, or makes a project of dropped documents. */
  'projects:openFiles': answers<{
    readonly project: OpenProject;
    readonly intake: IntakeReport | null;
  }>()(z.object({ paths })),
} as const;

export type Requests = typeof REQUESTS;
export type RequestName = keyof Requests;
export type FileRequests = typeof FILE_REQUESTS;
export type FileRequestName = keyof FileRequests;

type ArgumentOf<Channel> = Channel extends RequestChannel<infer Argument, infer _Result> ? Argument : never;
type ResultOf<Channel> = Channel extends RequestChannel<infer _Argument, infer Result> ? Result : never;

export type RequestArgument<Name extends RequestName | FileRequestName> = ArgumentOf<
  (Requests & FileRequests)[Name]
>;
export type RequestResult<Name extends RequestName | FileRequestName> = ResultOf<
  (Requests & FileRequests)[Name]
>;

/** The argument of a request about files as the page gives it: without the paths. */
export type FileRequestArgument<Name extends FileRequestName> = Omit<RequestArgument<Name>, 'paths'>;

/** What the page hears from the main process. */
export interface Events {
  /** Parts of the project that this window shows have changed: what is shown of them is to be read again. */
  readonly 'project:changed': { readonly projectId: string; readonly parts: readonly ProjectPart[] };
  /**
   * How a run stands, whoever works on it, with the lines that its log got since the last time. Lines carry
   * sequence numbers without gaps: whoever misses some asks for them with `runs:events`.
   */
  readonly 'run:activity': {
    readonly projectId: string;
    readonly run: Run;
    readonly events: readonly RunEvent[];
  };
  readonly 'settings:changed': Settings;
  readonly 'menu:command': MenuCommand;
}

export const EVENT_NAMES = [
  'project:changed',
  'run:activity',
  'settings:changed',
  'menu:command',
] as const satisfies readonly (keyof Events)[];
export type EventName = keyof Events;

/** What the preload script puts into the page as `window.genglossary`: nothing but these. */
export interface Bridge {
  readonly request: <Name extends RequestName>(
    name: Name,
    argument: RequestArgument<Name>,
  ) => Promise<Answer<RequestResult<Name>>>;
  /** Makes a request about files that a person dropped or chose. */
  readonly requestWithFiles: <Name extends FileRequestName>(
    name: Name,
    argument: FileRequestArgument<Name>,
    files: readonly File[],
  ) => Promise<Answer<RequestResult<Name>>>;
  /** Listens to an event; returns what ends the listening. */
  readonly listen: <Name extends EventName>(
    name: Name,
    listener: (event: Events[Name]) => void,
  ) => () => void;
}
