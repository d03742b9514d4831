import type { Project } from '../../src-main/project/project.ts';

const PAUSE_MS = 100;
const FIRST_PAGE = { search: '', offset: 0, limit: 100 } as const;

/** Reads what an open window shows, again and again, and follows what happens. */
export interface WindowReads {
  /** Ends it. The longest that an answer took, in milliseconds, and what was asked. */
  stop(): Promise<{ readonly milliseconds: number; readonly asked: string }>;
}

/** Starts to read the lists of a project every 100 ms, as a window does. */
export function readAsWindow(project: Project): WindowReads {
  let worst = { milliseconds: 0, asked: '' };
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    termPage: () =>
      project.terms.page({
        ...FIRST_PAGE,
        view: 'wanted',
        category: null,
        sort: 'score',
        descending: true,
      }),
    termCounts: () => project.terms.counts(),
    entryPage: () => project.entries.page({ ...FIRST_PAGE, view: 'all', sort: 'reading', descending: false }),
    entryCounts: () => project.entries.counts(),
    listRuns: () => project.runs.list(),
    activity: () => project.db.read.activity(null, 500),
  };
  let isStopped = false;
  let wake = (): void => undefined;
  const stopListening = project.watch({
    onChange: () => undefined,
    onActivity: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const reading = (async () => {
    while (!isStopped) {
      for (const [asked, ask] of Object.entries(questions)) {
        const start = performance.now();
        await ask();
        const milliseconds = performance.now() - start;
        if (milliseconds > worst.milliseconds) worst = { milliseconds, asked };
      }
      if (isStopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      wake();
      await reading;
      stopListening();
      return worst;
    },
  };
}
