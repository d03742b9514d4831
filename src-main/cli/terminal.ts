import type { Writable } from 'node:stream';
import type { StepProgress } from '../domain/run.ts';

/** A stream of which may be known whether a person watches it. */
type Output = Writable & { readonly isTTY?: boolean };

/** Where the command line writes: results on one stream, everything else on the other. */
export interface Terminal {
  /** Writes a result. */
  print(text: string): void;
  /** Writes a line for the person. */
  note(line: string): void;
  /** Shows how far a step has come, where a person watches. */
  progress(progress: StepProgress): void;
}

/** Makes a terminal of two streams. A reader that goes away, such as `head`, is no fault. */
export function createTerminal(results: Output, notes: Output): Terminal {
  let shown = '';
  const clear = (): void => {
    if (shown !== '') notes.write('\r\u001b[K');
    shown = '';
  };
  for (const output of [results, notes]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    print: (text) => {
      results.write(text);
    },
    note: (line) => {
      clear();
      notes.write(`${line}\n`);
    },
    progress: ({ step, total, finished }) => {
      if (notes.isTTY !== true) return;
      const line = `${step} ${finished}/${total}`;
      if (line === shown) return;
      clear();
      shown = line;
      notes.write(line);
      if (finished === total) clear();
    },
  };
}
