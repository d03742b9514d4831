import { createOpening } from './opening.ts';

/** The dialog that makes an empty project: the menu and the page of projects open it. */
export const newProjectDialog = createOpening<'empty'>();
