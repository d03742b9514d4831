import type { RunListener } from './run-session.ts';

/**
 * Keeps a listener apart from the run that it watches: when it fails, a window that is gone for example,
 * the process warns of it and the run goes on.
 */
export function apart(listener: RunListener): RunListener {
  return {
    onEvents: (events) => tell(() => listener.onEvents?.(events)),
    onProgress: (progress) => tell(() => listener.onProgress?.(progress)),
  };
}

/** Calls what may fail: the process is warned of it, and nothing else happens. */
export function tell(call: () => void): void {
  try {
    call();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
