import Database from 'better-sqlite3';
import { z } from 'zod';
import { ActionableError, RunLostError } from '../domain/errors.ts';
import type { Problem } from '../domain/errors.ts';
import { messageSchema } from '../domain/message-schema.ts';
import type { BlockingRun } from '../domain/run-request.ts';
import { RunInTheWayError } from './run-in-the-way.ts';

const projectSchema = z.object({ name: z.string(), createdAt: z.string() });

const goneRunSchema = z.object({
  id: z.string(),
  token: z.string(),
  reason: z.string(),
  reasonDetails: messageSchema,
});

/**
 * What a database thread is started with. `create`: make the file first if there is none at its place. `gone`: runs
 * whose owners are known to be gone, which a migration retires. `answers`: as they are, or packed, so that whoever passes them on has nothing to do with what is in them.
 */
export const threadDataSchema = z.object({
  file: z.string(),
  access: z.enum(['read', 'write']),
  create: projectSchema.nullable(),
  gone: z.array(goneRunSchema).readonly(),
  answers: z.enum(['plain', 'packed']),
});
export type ThreadData = z.infer<typeof threadDataSchema>;

/** A call of one operation. Each argument is the value itself, or the value packed. */
export interface ThreadRequest {
  readonly id: number;
  readonly operation: string;
  readonly arguments: readonly unknown[];
}

export type ThreadResponse =
  | { readonly id: number; readonly kind: 'result'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: PortableError };

/** Id of the one response that a thread sends unasked: whether the file could be opened. */
export const OPENED = 0;

/** An error as it crosses from one thread to another: structured clone would lose its class and code. */
export type PortableError =
  | { readonly kind: 'sqlite'; readonly code: string; readonly message: string }
  | { readonly kind: 'run-lost'; readonly runId: string }
  | { readonly kind: 'run-in-the-way'; readonly run: BlockingRun }
  | { readonly kind: 'actionable'; readonly problem: Problem }
  | { readonly kind: 'fault'; readonly error: Error };

/** Packs an error for the way to another thread. */
export function packError(error: unknown): PortableError {
  if (error instanceof Database.SqliteError) {
    return { kind: 'sqlite', code: error.code, message: error.message };
  }
  if (error instanceof RunInTheWayError) return { kind: 'run-in-the-way', run: error.run };
  if (error instanceof RunLostError) return { kind: 'run-lost', runId: error.runId };
  if (error instanceof ActionableError) {
    const { code, message, remedy, values } = error;
    return { kind: 'actionable', problem: { code, message, remedy, values } };
  }
  return { kind: 'fault', error: error instanceof Error ? error : new Error(String(error)) };
}

/** Makes the error again that `packError` packed. */
export function unpackError(error: PortableError): Error {
  switch (error.kind) {
    case 'sqlite':
      return new Database.SqliteError(error.message, error.code);
    case 'run-in-the-way':
      return new RunInTheWayError(error.run);
    case 'run-lost':
      return new RunLostError(error.runId);
    case 'actionable': {
      const { code, message, remedy, values } = error.problem;
      return new ActionableError(code, message, remedy, { values });
    }
    case 'fault':
      return error.error;
  }
}
