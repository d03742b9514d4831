import type { RunEvent } from '../domain/run.ts';

/** A line of a run's log as text: time, level, step and what is said, in English and in one line. */
export function logLine({ at, level, step, message }: RunEvent): string {
  const said = message.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  return `${at} ${level}${step === null ? '' : ` ${step}`}: ${said}`;
}
