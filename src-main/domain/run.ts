import type { Message } from './message.ts';
import type { ModelPrice } from './provider-settings.ts';

/** What a run is to do. `full` is extract, generate, review and refine, one after another. */
export const RUN_SCOPES = ['full', 'extract', 'generate', 'review', 'refine'] as const;
export type RunScope = (typeof RUN_SCOPES)[number];

/** The steps a run is made of, in their order. `read` takes changed documents into the project; only a model has candidates to `judge`. */
export const RUN_STEPS = ['read', 'extract', 'judge', 'generate', 'review', 'refine'] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** States in which a run holds the project: at most one run of a project is in one of them. */
export const ACTIVE_RUN_STATUSES = ['pending', 'running', 'cancelling'] as const;
export type ActiveRunStatus = (typeof ACTIVE_RUN_STATUSES)[number];

/** States that a run never leaves. */
export const TERMINAL_RUN_STATUSES = ['completed', 'failed', 'cancelled', 'interrupted'] as const;
export type TerminalRunStatus = (typeof TERMINAL_RUN_STATUSES)[number];

export type RunStatus = ActiveRunStatus | TerminalRunStatus;

/** Tells whether a run in this state still holds its project. */
export function isActive(status: RunStatus): status is ActiveRunStatus {
  return ACTIVE_RUN_STATUSES.some((active) => active === status);
}

/** The process that holds a run. Pid and start time together name one process for good. */
export interface RunOwner {
  /** Name of the machine. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the operating system's own notation; only ever compared for equality. */
  readonly processStart: string;
  /** Which file the owner has open; a copy of the file is another one. Means nothing on another host. */
  readonly fileIdentity: string;
}

/** How many units a run has worked on. */
export interface UnitCounts {
  /** Computed by this run. */
  readonly unitsDone: number;
  /** Found already computed by an earlier run. */
  readonly unitsReused: number;
  readonly unitsFailed: number;
}

/** How far the step that a run is at has come. */
export interface RunProgress extends StepProgress {
  /** When the step began; UTC, ISO 8601. */
  readonly since: string;
}

/** A run as it is stored and shown. Times are UTC in ISO 8601. */
export interface Run extends UnitCounts {
  readonly id: string;
  readonly scope: RunScope;
  readonly status: RunStatus;
  /** The program that started it, see `PROGRAMS`. */
  readonly program: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Why it ended as it did, in one English sentence; null while active and when completed without failures. */
  readonly reason: string | null;
  /** The same by name and values; null too where an earlier version of the program wrote the reason. */
  readonly reasonDetails: Message | null;
  /** The step it is at, also when another process works on it; null before the first and after the end. */
  readonly progress: RunProgress | null;
  /** Id of the run that this one resumes. */
  readonly resumes: string | null;
}

/** What a step of a run did. */
export interface StepSummary extends UnitCounts {
  readonly step: RunStep;
  /** Number of its units. */
  readonly total: number;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Null while it is at work, and where the run ended in the middle of it. */
  readonly finishedAt: string | null;
}

/** A unit that has no answer. */
export interface FailedUnit {
  readonly step: RunStep;
  /** What it is about: a document's path, a term's key, or `glossary`. */
  readonly key: string;
  /** The same for people: a document's path or a term. */
  readonly subject: string;
  /** Why, in English. */
  readonly detail: string;
}

/** What a run was started with. */
export interface RunSettings {
  /** Absolute path of the folder that was read first, or null. */
  readonly folder: string | null;
  /** `extractive`, or a model with its kind of server and host, as people read it; empty where it is not known. */
  readonly provider: string;
  /** What the model cost when the run was started; null where none was given. */
  readonly price: ModelPrice | null;
  /** Paths of the chosen documents; null for all. */
  readonly documents: readonly string[] | null;
  /** Keys of the chosen terms; null for all. */
  readonly terms: readonly string[] | null;
}

/** Everything about one run but its log. */
export interface RunDetails {
  readonly run: Run;
  readonly settings: RunSettings;
  /** In their order; a step that was not reached is not among them. */
  readonly steps: readonly StepSummary[];
  /** At most 1,000 of them, by step and subject. */
  readonly failedUnits: readonly FailedUnit[];
}

export const EVENT_LEVELS = ['info', 'warning', 'error'] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];

/** A line of a run's log. */
export interface RunEvent {
  /** Counts from 1 within a run, without gaps. */
  readonly sequence: number;
  readonly at: string;
  readonly level: EventLevel;
  readonly step: RunStep | null;
  /** What is said, in English. */
  readonly message: string;
  /** The same by name and values; null where an earlier version of the program wrote the line. */
  readonly details: Message | null;
}

/** How far a step has come. */
export interface StepProgress {
  readonly step: RunStep;
  readonly total: number;
  readonly finished: number;
}
