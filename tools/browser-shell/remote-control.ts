import { inspect } from 'node:util';
import { constants, runInThisContext } from 'node:vm';
import * as electron from './electron-module.ts';
import { app } from './app.ts';
import { lifecycle } from './lifecycle.ts';
import { decodeWireValue, encodeWireValue } from './wire-values.ts';

/*
 * What a test may do to the app: run a function in its main process, over the channel that a forked process has
 * to its parent. A program that was not forked has none.
 */

/** What the test asks for. */
export interface EvaluationRequest {
  readonly id: number;
  /** Source of a function of the module `electron` and an argument. */
  readonly source: string;
  readonly argument: unknown;
}

/** What the test hears. */
export type ControlMessage =
  | { readonly kind: 'endpoint'; readonly endpoint: string }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** Follows what a parent asks for, tells it where to attach, and ends the app with it. Does nothing in a program that was not forked. */
export function acceptRemoteControl(): void {
  if (process.send === undefined) return;
  process.on('message', (message: unknown) => {
    if (isRequest(message)) void answer(message);
  });
  lifecycle.on('browser-started', (endpoint) => {
    if (endpoint !== null) report({ kind: 'endpoint', endpoint });
  });
  process.once('disconnect', () => app.exit(1));
}

async function answer({ id, source, argument }: EvaluationRequest): Promise<void> {
  try {
    // The function sees the globals of the app and nothing of this module.
    const evaluated: unknown = runInThisContext(`(${source})`, {
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (!isEvaluable(evaluated)) throw new Error('Only a function can be evaluated.');
    const value: unknown = await evaluated(electron, decodeWireValue(argument));
    report({ kind: 'result', id, value: encodeWireValue(value) });
  } catch (error) {
    report({ kind: 'failure', id, message: error instanceof Error ? (error.stack ?? '') : inspect(error) });
  }
}

function isEvaluable(value: unknown): value is (module: typeof electron, argument: unknown) => unknown {
  return typeof value === 'function';
}

function report(message: ControlMessage): void {
  if (process.connected) process.send?.(message);
}

function isRequest(value: unknown): value is EvaluationRequest {
  return typeof value === 'object' && value !== null && 'source' in value && 'id' in value;
}
