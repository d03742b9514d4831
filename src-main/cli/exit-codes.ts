/** How the command line ends. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  runActive: 3,
  /** As shells have it for SIGINT. */
  cancelled: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
