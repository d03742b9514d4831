import { createHash } from 'node:crypto';
import type { RunStep } from '../domain/run.ts';

/**
 * The identity of a unit: the hash of everything that goes into its answer. Units with one hash have one
 * answer, whichever run computed it.
 *
 * @param step the step that the unit belongs to
 * @param inputs everything that shapes the answer, versions of the code and the provider included
 * @returns SHA-256 in hexadecimal
 */
export function unitHash(step: RunStep, ...inputs: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([step, ...inputs]))
    .digest('hex');
}
