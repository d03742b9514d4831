import type { Message } from './message.ts';
import type { RunOwner, RunScope } from './run.ts';

/** What the guard writes when it admits a run. */
export interface NewRun {
  readonly id: string;
  readonly scope: RunScope;
  readonly options: string;
  readonly program: string;
  readonly startedAt: string;
  readonly resumes: string | null;
  readonly owner: RunOwner;
  /** Fences every later write of the run. */
  readonly token: string;
}

/** A run that stands in the way, with what is needed to judge whether its owner is still there. */
export interface BlockingRun {
  readonly id: string;
  readonly scope: RunScope;
  readonly startedAt: string;
  readonly program: string;
  readonly owner: RunOwner;
  readonly token: string;
  readonly heartbeatAt: string;
}

/** A run to retire: it is only retired while this very token still holds it. */
export interface GoneRun {
  readonly id: string;
  readonly token: string;
  /** Why, in one English sentence. */
  readonly reason: string;
  /** The same by name and values. */
  readonly reasonDetails: Message;
}

export type StartOutcome =
  { readonly kind: 'started' } | { readonly kind: 'blocked'; readonly by: BlockingRun };
