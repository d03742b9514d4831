/** Entry of a CPU worker: performs text tasks, one at a time. Holds dictionaries, but no database handle. */
import { createAnalyser } from '../text/analyse.ts';
import { performTextTask } from './text-tasks.ts';
import type { TextTask, TextTaskResult } from './text-tasks.ts';

const analyser = createAnalyser();

export default async function perform(task: TextTask): Promise<TextTaskResult> {
  return performTextTask(task, analyser);
}
