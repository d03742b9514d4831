import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/*
 * What the kernel of Linux tells of processes. A process may end while it is looked at: what cannot be read any more
 * counts as not there.
 */

/** The ids of a process and of all that descend from it. */
export function processTree(root: number): readonly number[] {
  const parents = new Map(
    namesIn('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree;
}

/** The words that a process was started with. */
export function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** The TCP ports that some processes listen on. */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  const listening = new Map(['tcp', 'tcp6'].flatMap((protocol) => listeningSockets(`/proc/net/${protocol}`)));
  return pids
    .flatMap((pid) => namesIn(`/proc/${pid}/fd`).map((descriptor) => linkOf(`/proc/${pid}/fd/${descriptor}`)))
    .flatMap((target) => {
      const port = listening.get(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '');
      return port === undefined ? [] : [port];
    });
}

/** Ports by the number of their socket. */
function listeningSockets(table: string): readonly (readonly [socket: string, port: number])[] {
  const LISTENING = '0A';
  return textOf(table)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === LISTENING)
    .map((columns) => [columns[9] ?? '', Number.parseInt(columns[1]?.split(':')[1] ?? '', 16)] as const);
}

function parentOf(pid: number): number {
  // The name of the program stands in brackets and may hold anything.
  const afterName = textOf(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ');
  return Number(afterName[1] ?? 0);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
