import { createOpening } from './opening.ts';

/** The sheet of all keys: the menu, the palette and the navigation open it. */
export const shortcutSheet = createOpening<'all'>();
