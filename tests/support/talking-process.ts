import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Every line that it wrote. */
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** A real process that a test talks to, line by line. */
export interface TalkingProcess {
  readonly pid: number;
  /** Waits for a line that starts so, also one that was written before. Rejects if the process ends without it. */
  saying(start: string): Promise<string>;
  /** The same, of a line that comes from now on. */
  hearing(start: string): Promise<string>;
  /** Writes a line to it. */
  tell(line: string): void;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface ProcessOptions {
  /** The script is called through this command, such as `unshare`. */
  readonly prefix?: readonly string[];
  readonly uid?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What Node made of the sources the last time, where the program keeps it too: half of the time to start. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));

/** The processes that were started and have not ended. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** The environment without what a test runner or npm has put into it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|INIT_CWD$|VITEST|NODE_ENV$|NODE_OPTIONS$|GENGLOSSARY_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * Runs a TypeScript file in a process of its own, which ends with this one at the latest.
 *
 * @param script the file
 * @param parameters what it is started with
 */
export function startTalkingProcess(
  script: URL,
  parameters: readonly string[],
  { prefix = [], uid, cwd, env = {} }: ProcessOptions = {},
): TalkingProcess {
  const [command = process.execPath, ...words] = [
    ...prefix,
    process.execPath,
    fileURLToPath(script),
    ...parameters,
  ];
  const child = spawn(command, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...cleanEnvironment(), ...env },
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  living.add(child);
  const lines: string[] = [];
  let stderr = '';
  const waiting = new Set<{ readonly start: string; readonly answer: PromiseWithResolvers<string> }>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const wish of waiting) {
      if (!line.startsWith(wish.start)) continue;
      waiting.delete(wish);
      wish.answer.resolve(line);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  // Whoever is killed in mid-talk does not read on; `ended` tells.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(() => {
    living.delete(child);
    for (const { start, answer } of waiting) {
      answer.reject(
        new Error(`The process ended without saying "${start}".\n${lines.join('\n')}\n${stderr}`),
      );
    }
    waiting.clear();
    return { code: child.exitCode, signal: child.signalCode, lines, stderr };
  });
  const hearing = async (start: string): Promise<string> => {
    if (child.exitCode !== null || child.signalCode !== null) {
      await ended;
      throw new Error(`The process had ended without saying "${start}".\n${lines.join('\n')}\n${stderr}`);
    }
    const answer = Promise.withResolvers<string>();
    waiting.add({ start, answer });
    return answer.promise;
  };
  if (child.pid === undefined) throw new Error(`${command} cannot be started.`);
  return {
    pid: child.pid,
    saying: async (start) => lines.find((line) => line.startsWith(start)) ?? hearing(start),
    hearing,
    tell: (line) => {
      child.stdin.write(`${line}\n`);
    },
    kill: (signal) => {
      child.kill(signal);
    },
    ended,
  };
}
