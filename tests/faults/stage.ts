import { z } from 'zod';

const place = { operation: z.string(), statement: z.int() };

/** What is to happen in the thread that writes. */
export const stageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Notes in a file what each operation is and does; one JSON of StagedOperation a line. */
  z.object({ kind: z.literal('record'), file: z.string() }),
  /** Says `reached` before a statement, counted from 1 over all operations, and goes on. */
  z.object({ kind: z.literal('announce'), statement: z.int() }),
  /** Says `reached` before a statement of an operation, counted from 1, and stops there. */
  z.object({ kind: z.literal('stop'), ...place }),
  /** The same, and the operation is no transaction: each of its statements is on its own. */
  z.object({ kind: z.literal('no-transaction'), ...place }),
]);
export type Stage = z.infer<typeof stageSchema>;

const statePart = z.string();

export const stagedOperationSchema = z.object({
  operation: z.string(),
  /** Places at which it can be stopped: before each of its statements, and before its answer. */
  statements: z.int(),
  /** The same, counted over all operations up to this one. */
  allStatements: z.int(),
  /** What the project is after it. */
  state: z.object({
    documents: statePart,
    terms: statePart,
    entries: statePart,
    revisions: statePart,
    issues: statePart,
  }),
});
export type StagedOperation = z.infer<typeof stagedOperationSchema>;
