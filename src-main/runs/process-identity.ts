import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** What `/proc/self/ns/pid` of a process outside of all containers leads to, see PROC_PID_INIT_INO of Linux. */
const OUTERMOST_PROCESSES = 'pid:[4026531836]';

/**
 * Names the machine, as far as process ids mean the same on it. A container or sandbox on Linux has ids of its
 * own, also where it shares the name of the machine: it counts as another one.
 */
export async function machineName(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  let processes: string;
  try {
    processes = await readlink('/proc/self/ns/pid');
  } catch (error) {
    // A kernel without namespaces has one set of process ids.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return hostname();
    throw error;
  }
  return processes === OUTERMOST_PROCESSES ? hostname() : `${hostname()} ${processes}`;
}

/**
 * When a process started, in the operating system's own notation, so that a pid that was given to
 * another program is not mistaken for the one that held it before. No clock of ours is involved.
 *
 * Linux: boot id and start tick of `/proc`, see proc(5), field 22 of `stat`. macOS and others: `ps`.
 * Windows: the creation time that PowerShell reports.
 *
 * @returns null when there is no such process, or only its unreaped remains
 * @throws the operating system's error when it cannot be told
 */
export async function processStart(pid: number): Promise<string | null> {
  switch (process.platform) {
    case 'linux':
    case 'android':
      return linuxProcessStart(pid);
    case 'win32':
      return outputOf('powershell.exe', [
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        `(Get-Process -Id ${pid} -ErrorAction SilentlyContinue).StartTime.ToUniversalTime().Ticks`,
      ]);
    default:
      return outputOf('ps', ['-o', 'lstart=', '-p', String(pid)]);
  }
}

async function linuxProcessStart(pid: number): Promise<string | null> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) {
      return null;
    }
    throw error;
  }
  // The second field, the name, stands in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  const startTick = fields[19];
  if (startTick === undefined || state === 'Z' || state === 'X') return null;
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${bootId.trim()}:${startTick}`;
}

async function outputOf(command: string, parameters: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(command, [...parameters], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    return stdout.trim() === '' ? null : stdout.trim();
  } catch (error) {
    // `ps` ends with 1 when there is no such process.
    if (error instanceof Error && 'code' in error && error.code === 1) return null;
    throw error;
  }
}
