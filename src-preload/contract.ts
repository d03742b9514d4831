import { z } from 'zod';
import type { Backup, BackupPreview } from '../src-main/domain/backup.ts';
import type { DecisionOutcome, DecisionState } from '../src-main/domain/decision.ts';
import type { ActiveRun, Problem } from '../src-main/domain/errors.ts';
import type { IntakeReport, ListedProject, ProjectPart } from '../src-main/domain/project-view.ts';
import type { Run, RunEvent } from '../src-main/domain/run.ts';
import { DOCUMENTS_REQUESTS } from './requests/documents.ts';
import { ENTRIES_REQUESTS } from './requests/entries.ts';
import { ISSUES_REQUESTS } from './requests/issues.ts';
import { PROVIDER_REQUESTS } from './requests/provider.ts';
import { answers, backupName, file, name, nothing, paths, projectId } from './requests/request.ts';
import type { RequestChannel } from './requests/request.ts';
import { RUNS_REQUESTS } from './requests/runs.ts';
import { SYNONYMS_REQUESTS } from './requests/synonyms.ts';
import { TERMS_REQUESTS } from './requests/terms.ts';
import type { WrittenFile } from './requests/written-file.ts';

/*
 * What the page may ask of the main process, and what it hears from it. Every request is a channel with a
 * schema of its only argument; the main process checks each argument against it. The bridge of the preload
 * script is made from this map: what is not in it cannot be called. Requests about what a project holds stand in
 * `requests`, a file for each page.
 */

/** The languages of the interface. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** How large texts are in the window. */
export const TEXT_SIZES = ['small', 'normal', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** What a person chose for the whole app. */
export interface Settings {
  readonly language: LanguageChoice;
  readonly theme: ThemeChoice;
  readonly textSize: TextSize;
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
  'palette',
  'undo',
  'redo',
  'shortcuts',
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

/** A place in a project, as a path of the page. A name in it may be three characters for each byte, and encoded twice. */
const place = z
  .string()
  .regex(/^\/(?:documents|terms|glossary|issues|runs)(?:\/|$)/)
  .max(50_000);

/** Every request that the page can make. */
export const REQUESTS = {
  'window:state': answers<WindowState>()(nothing),
  /** Opens another window, on the same project or on the list of projects. */
  'window:open': answers<void>()(z.object({ projectId: projectId.nullable() })),
  /** Where in the project somebody left off, as a path of the page; null where nobody has been in it. */
  'window:lastPlace': answers<string | null>()(z.object({ projectId })),
  'window:keepPlace': answers<void>()(z.object({ projectId, place })),
  'settings:change': answers<Settings>()(
    z.object({
      language: z.enum(LANGUAGE_CHOICES).optional(),
      theme: z.enum(THEME_CHOICES).optional(),
      textSize: z.enum(TEXT_SIZES).optional(),
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

  ...DOCUMENTS_REQUESTS,
  ...TERMS_REQUESTS,
  ...SYNONYMS_REQUESTS,
  ...ENTRIES_REQUESTS,
  ...ISSUES_REQUESTS,
  ...PROVIDER_REQUESTS,
  ...RUNS_REQUESTS,
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
