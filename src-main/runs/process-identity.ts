import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** What `/proc/self/ns/pid` of a process outside of all containers leads to, see PROC_PID_INIT_INO of Linux. */
const OUTERMOST_PROCESSES = 'pid:[4026531836]';

/** Where Linux keeps a number that no other installation has, see machine-id(5). */
const MACHINE_ID_FILES = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/**
 * Names the machine, as far as process ids mean the same on it: its host name, and after a space what tells it from
 * others of that name. A container or sandbox on Linux has ids of its own, also where it shares the name of the
 * machine: it counts as another one. On other systems the host name is all that is known.
 */
export async function machineName(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  const parts = [hostname(), await hashOfMachineId(), await ownSetOfProcesses()];
  return parts.filter((part) => part !== null).join(' ');
}

/** The host name alone, for people. */
export function hostNameOf(machine: string): string {
  return machine.split(' ')[0] ?? machine;
}

/** Not the id itself: it is meant to stay on the machine, and project files travel. */
async function hashOfMachineId(): Promise<string | null> {
  for (const file of MACHINE_ID_FILES) {
    // Sandboxes show the file and do not let it be read.
    const id = await readUnless(['ENOENT', 'EACCES'], () => readFile(file, 'utf8'));
    if (id === null || !/^[0-9a-f]{32}$/.test(id.trim())) continue;
    return createHash('sha256').update(`genglossary ${id.trim()}`).digest('hex').slice(0, 12);
  }
  return null;
}

/** Names the set of process ids of a container; null outside, and where the kernel knows of no such sets. */
async function ownSetOfProcesses(): Promise<string | null> {
  const processes = await readUnless(['ENOENT'], () => readlink('/proc/self/ns/pid'));
  return processes === OUTERMOST_PROCESSES ? null : processes;
}

/** Reads something; null where it fails in one of the expected ways. */
async function readUnless(codes: readonly string[], read: () => Promise<string>): Promise<string | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && codes.some((code) => code === error.code)) return null;
    throw error;
  }
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
