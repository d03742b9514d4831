import { z } from 'zod';

/* What the schemas of several requests are made of. */

export const projectId = z.string().max(100);
export const file = z.string().min(1).max(4096);
export const name = z.string().trim().min(1).max(200);
/** Name of a backup, without its folder. */
export const backupName = z.string().min(1).max(255);
export const document = z.string().min(1).max(4096);
export const termKey = z.string().min(1).max(1000);
/** Terms that are decided about together. */
export const termKeys = z.array(termKey).min(1).max(10_000);
export const runId = z.string().min(1).max(100);
export const offset = z.int().min(0);
export const search = z.string().max(200);
/** Absolute paths. The preload script fills them in from files that a person chose; the page has no say in them. */
export const paths = z.array(file).min(1).max(10_000);

/** A request: the schema of its argument, and, for the compiler, the type of its result. */
export interface RequestChannel<Argument, Result> {
  readonly argument: z.ZodType<Argument>;
  /** Never there: carries the type. */
  readonly result?: Result;
}

/** Makes a request of the schema of its argument: `answers<Result>()(argument)`. */
export function answers<Result>(): <Argument>(
  argument: z.ZodType<Argument>,
) => RequestChannel<Argument, Result> {
  return (argument) => ({ argument });
}

/** The argument of a request that needs none. */
export const nothing = z.undefined();
