import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * The most memory that this process has had at once, in megabytes, shared memory and all threads included. Linux counts
 * the memory of the process that started this one into `maxRSS`, so there the system's own note is read.
 */
export function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('/proc/self/status does not tell VmHWM.');
  return Number(kilobytes) / 1024;
}
