import fs from 'node:fs';
import { codeOf } from './notes.mjs';

/**
 * Names a process so that another one that gets the same id later is told apart, where the system says
 * when a process was started (Linux); elsewhere by its id alone.
 *
 * @param {number} pid
 * @returns {string}
 */
export function identify(pid) {
  return `${pid} ${readStatus(pid)?.startTime ?? ''}`;
}

/**
 * Tells whether the process that was named by `identify` still runs.
 *
 * @param {string} identity
 */
export function isRunning(identity) {
  const pid = Number(identity.split(' ')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !exists(pid)) return false;
  // A killed process whose parent has not asked for its exit code yet still has an entry.
  if (readStatus(pid)?.state === 'Z') return false;
  return identify(pid) === identity;
}

/** @param {number} pid */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to someone else.
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Reads the third and the 22nd field of proc_pid_stat(5), counted behind the name, which may hold spaces.
 *
 * @param {number} pid
 * @returns {{ state: string, startTime: string } | null} the start in clock ticks since boot; null where
 *   the system has no such file, or the process has just gone
 */
function readStatus(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch {
    return null;
  }
}
