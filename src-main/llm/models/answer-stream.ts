import type { Readable } from 'node:stream';
import { ModelError } from '../model-error.ts';

/** Bytes on the wire: many times what an answer of the longest text needs in pieces of a word. */
const MOST_BYTES = 16 * 1_024 * 1_024;
/** Characters of one line on the wire; a list of hundreds of models is a single one. */
const MOST_LINE = 4 * 1_024 * 1_024;
/** Characters of an answer. */
const MOST_TEXT = 2 * 1_024 * 1_024;

function tooLong(): ModelError {
  return new ModelError(
    'answer-too-long',
    'The answer is longer than an answer may be, and was not read further.',
  );
}

/** What an answer that breaks off is told as. */
export function broken(what: string): ModelError {
  return new ModelError('answer-broken', what);
}

/** How long a response may go on after its last line was read, in milliseconds. */
const LONGEST_REST_MS = 100;

/** An answer on its way to a package. */
export interface GuardedAnswer {
  readonly body: ReadableStream<Uint8Array>;
  /**
   * Waits for the end of the response, a moment long. Packages stop at the last line; a response that is not read to its
   * end takes its connection along, which could have served the next request.
   */
  readonly readRest: () => Promise<void>;
}

/** The pieces of a response, as they come. Rejects where it breaks off. */
export async function* bytesOf(response: Readable): AsyncGenerator<Uint8Array, void> {
  const pieces: AsyncIterable<unknown> = response;
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece;
}

/**
 * Passes the lines of an answer on, as long as they are of a sane length and good.
 *
 * @param checkLine throws where a line has another form than the protocol's
 * @param told `fail` hears of a fault before the stream ends with it, as a reader may hide the fault; `received` of the
 * bytes of each piece
 */
export function guardLines(
  response: Readable,
  checkLine: (line: string) => void,
  {
    fail,
    received,
  }: { readonly fail: (error: ModelError) => void; readonly received: (bytes: number) => void },
): GuardedAnswer {
  const pieces = bytesOf(response);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let bytes = 0;
  /** The pieces of a line whose end is still to come: joined once, as a long line comes in very many. */
  let pending: string[] = [];
  let pendingLength = 0;

  /** Takes in more text, and gives back what ends with a line. */
  function completed(text: string): string {
    const end = text.lastIndexOf('\n') + 1;
    const lines = end === 0 ? '' : pending.join('') + text.slice(0, end);
    if (end > 0) pending = [];
    pending.push(text.slice(end));
    pendingLength = end === 0 ? pendingLength + text.length : text.length - end;
    if (pendingLength > MOST_LINE) throw tooLong();
    return lines;
  }

  function linesOf(chunk: Uint8Array): string {
    received(chunk.byteLength);
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLong();
    return completed(decoder.decode(chunk, { stream: true }));
  }

  function guarded(work: () => string): string {
    try {
      const lines = work();
      for (const line of lines.split('\n')) checkLine(line);
      return lines;
    } catch (error) {
      const fault =
        error instanceof ModelError ? error : broken('The answer has another form than the protocol.');
      fail(fault);
      throw fault;
    }
  }

  let isRead = false;
  const read = async (): Promise<IteratorResult<Uint8Array, void>> => {
    const next = await pieces.next();
    isRead = next.done === true;
    return next;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        for (;;) {
          const { value, done } = await read();
          const lines = guarded(() => (done ? pending.join('') + decoder.decode() : linesOf(value)));
          if (lines !== '') controller.enqueue(encoder.encode(lines));
          if (done) controller.close();
          if (done || lines !== '') return;
        }
      },
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    readRest: async () => {
      // Nothing that goes wrong from here on takes anything from the answer.
      const ignore = (): void => {};
      const late = setTimeout(() => response.destroy(), LONGEST_REST_MS);
      const readAll = async (): Promise<void> => {
        while (!isRead) await read();
      };
      await readAll().catch(ignore);
      clearTimeout(late);
    },
  };
}

/** The text of an answer as it grows. */
export interface GrowingText {
  /** @throws ModelError `answer-too-long` */
  readonly add: (piece: string) => void;
  /** Empty where a model had nothing to say: that is no fault of the server. */
  readonly text: () => string;
}

/** Puts the pieces of an answer together, up to the longest one that is read. */
export function createGrowingText(): GrowingText {
  const pieces: string[] = [];
  let length = 0;
  return {
    add: (piece) => {
      length += piece.length;
      if (length > MOST_TEXT) throw tooLong();
      pieces.push(piece);
    },
    text: () => pieces.join(''),
  };
}
