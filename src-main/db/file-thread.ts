/** Entry of a thread for work on project files as a whole: lists, makes and copies files that it does not keep open. */
export { performFileTask } from './file-tasks.ts';
