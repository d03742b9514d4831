import { statSync } from 'node:fs';

/**
 * Names the file behind a path on this machine: the same for all paths that lead to it, other for a copy.
 *
 * @throws the file system's error when the file cannot be reached
 */
export function fileIdentity(file: string): string {
  const { dev, ino } = statSync(file, { bigint: true });
  return `${dev}:${ino}`;
}
