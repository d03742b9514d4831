import { createOpening } from './opening.ts';

/** The dialog that writes the glossary into a file: the menu and the page of the glossary open it. */
export const exportDialog = createOpening<'glossary'>();
