import type { ProcessOptions } from './talking-process.ts';

/** Why a process cannot have mounts of its own here; null where it can. */
export const NO_OWN_MOUNTS =
  process.platform === 'linux' ? null : `${process.platform} has no mount namespaces`;

/**
 * Calls a process with mounts of its own, which go away with it. Where the system forbids that, it never starts.
 *
 * @param folder `$0` in the commands
 * @param commands what the shell does first
 */
export function withOwnMounts(folder: string, ...commands: readonly string[]): ProcessOptions {
  const flags = process.geteuid?.() === 0 ? ['-m'] : ['-U', '-r', '-m'];
  return { prefix: ['unshare', ...flags, 'sh', '-c', [...commands, 'exec "$@"'].join(' && '), folder] };
}

/** The path under which everybody sees a file as a process with mounts of its own sees it. */
export function asSeenBy(pid: number, file: string): string {
  return `/proc/${pid}/root${file}`;
}
