/** What a person wants to close: one window, by its id, or the whole app. */
export type Subject = number | 'app';

/**
 * How far closing has come. While a question is open everything else waits for its answer, so that a person is asked
 * once, however often they click.
 */
export type Closing =
  | { readonly kind: 'open' }
  | { readonly kind: 'asking'; readonly about: Subject }
  /** The app closes its windows and files; nothing stops it any more. */
  | { readonly kind: 'quitting' };

export type ClosingEvent =
  /** Somebody wants to close something. `stopsRun`: a run would be stopped by it. */
  | { readonly kind: 'wish'; readonly subject: Subject; readonly stopsRun: boolean }
  | { readonly kind: 'answer'; readonly mayStop: boolean }
  /** A window went away without being asked, as when its process ended. */
  | { readonly kind: 'gone'; readonly window: number };

/** What is to be done: `proceed` with closing, `stay` open, or `ask` whether the run may be stopped. */
export type ClosingStep = 'proceed' | 'stay' | 'ask';

/** Decides what comes next. Pure: the caller keeps the state and carries out the step. */
export function nextClosing(
  closing: Closing,
  event: ClosingEvent,
): { readonly closing: Closing; readonly step: ClosingStep } {
  if (closing.kind === 'quitting') return { closing, step: 'proceed' };
  switch (event.kind) {
    case 'wish':
      if (closing.kind === 'asking') return { closing, step: 'stay' };
      if (event.stopsRun) return { closing: { kind: 'asking', about: event.subject }, step: 'ask' };
      return { closing: agreed(event.subject), step: 'proceed' };
    case 'answer':
      if (closing.kind === 'open') return { closing, step: 'stay' };
      if (!event.mayStop) return { closing: { kind: 'open' }, step: 'stay' };
      return { closing: agreed(closing.about), step: 'proceed' };
    case 'gone':
      if (closing.kind === 'asking' && closing.about === event.window) {
        return { closing: { kind: 'open' }, step: 'stay' };
      }
      return { closing, step: 'stay' };
  }
}

function agreed(subject: Subject): Closing {
  return subject === 'app' ? { kind: 'quitting' } : { kind: 'open' };
}
