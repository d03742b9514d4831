import { Notification } from 'electron';
import type { Run } from '../domain/run.ts';
import { isLong, runEndNotice } from './run-end-notice.ts';
import type { Texts } from './texts.ts';

/** A run of this process that has ended, and how to speak of it. */
interface EndedRun {
  readonly project: { readonly file: string; name(): Promise<string> };
  readonly run: Run;
  readonly texts: Texts;
  /** Takes home folders out of a text. */
  readonly withoutHome: (text: string) => string;
}

/** What is shown is kept until it is gone: a click on what was collected as garbage would do nothing. */
const shown = new Set<Notification>();

/**
 * Tells by the system that a long run has ended, unless a person looks at its project or stopped it.
 *
 * @param isLookedAt whether a window on the project file has the focus
 * @param onClick shows the runs of the project file
 */
export async function tellRunEnd(
  { project, run, texts, withoutHome }: EndedRun,
  isLookedAt: (file: string) => boolean,
  onClick: (file: string) => void,
): Promise<void> {
  const { file } = project;
  if (!isLong(run) || isLookedAt(file) || !Notification.isSupported()) return;
  const notice = runEndNotice(run, await project.name(), texts, withoutHome);
  if (notice === null) return;
  const notification = new Notification(notice);
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  notification.on('click', () => {
    shown.delete(notification);
    onClick(file);
  });
  notification.show();
}
