/**
 * The database thread of the program, which can be stopped between any two statements: what is to happen stands as
 * JSON in the variable FAULT_STAGE. It counts the statements of the thread that writes.
 */
import { appendFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { threadDataSchema } from '../../src-main/db/thread-protocol.ts';
import { stageSchema } from './stage.ts';
import type { StagedOperation } from './stage.ts';
import { stateOf } from './project-state.ts';

const STDOUT = 1;
const stage = stageSchema.parse(JSON.parse(process.env['FAULT_STAGE'] ?? 'null'));
const { file, access } = threadDataSchema.parse(workerData);
const requestSchema = z.object({ operation: z.string() });

let operation = 'open';
/** Statements of the operation, and of all of them, that were begun. */
let statements = 0;
let allStatements = 0;
/** What the recording itself asks of SQLite is no statement of the program. */
let isRecording = false;

/** For ever, or until somebody ends the process. */
function stop(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function say(line: string): void {
  writeSync(STDOUT, `${line}\n`);
}

/** Called before every statement, and before the answer to an operation. */
function reach(): void {
  if (isRecording) return;
  statements += 1;
  allStatements += 1;
  if (stage.kind === 'announce' && allStatements === stage.statement) say('reached');
  if (stage.kind !== 'stop' && stage.kind !== 'no-transaction') return;
  if (operation !== stage.operation || statements !== stage.statement) return;
  say('reached');
  stop();
}

/** Notes how many statements an operation took and what the project is after it. */
function record(recordFile: string): void {
  isRecording = true;
  const connection = new Database(file, { readonly: true });
  const done: StagedOperation = { operation, statements, allStatements, state: stateOf(connection) };
  connection.close();
  isRecording = false;
  appendFileSync(recordFile, `${JSON.stringify(done)}\n`);
}

function stageStatements(): void {
  const connection = new Database(':memory:');
  const statement: unknown = Object.getPrototypeOf(connection.prepare('SELECT 1'));
  connection.close();
  if (typeof statement !== 'object' || statement === null) throw new Error('A statement has no prototype.');
  const wrap = (target: object, name: string, replaced: (sql: unknown) => boolean): void => {
    const real: unknown = Reflect.get(target, name);
    if (typeof real !== 'function') throw new Error(`There is no ${name}.`);
    Reflect.set(target, name, function staged(this: unknown, ...values: unknown[]): unknown {
      reach();
      if (replaced(values[0])) return undefined;
      const result: unknown = Reflect.apply(real, this, values);
      return result;
    });
  };
  const never = (): boolean => false;
  for (const name of ['run', 'get', 'all']) wrap(statement, name, never);
  wrap(
    Database.prototype,
    'exec',
    (sql) =>
      stage.kind === 'no-transaction' &&
      operation === stage.operation &&
      (sql === 'BEGIN IMMEDIATE' || sql === 'COMMIT'),
  );
}

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');
if (access === 'write' && stage.kind !== 'none') {
  stageStatements();
  port.on('message', (request: unknown) => {
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success) return;
    operation = parsed.data.operation;
    statements = 0;
  });
  const answer = port.postMessage.bind(port);
  port.postMessage = (response: unknown): void => {
    reach();
    if (stage.kind === 'record') record(stage.file);
    answer(response);
  };
}
await import('../../src-main/db/database-thread.ts');
