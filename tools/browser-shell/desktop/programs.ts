import { spawn } from 'node:child_process';

/** How a program ended. */
export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program of the desktop and waits for its end.
 *
 * @returns its exit code and what it wrote; null when there is no such program
 */
export async function runProgram(name: string, args: readonly string[]): Promise<ProgramResult | null> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', () => resolve(null));
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
