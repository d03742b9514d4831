import { createSpotlight } from '@mantine/spotlight';

/** The palette of the window: the menu and the header open it. */
export const [commandPaletteStore, commandPalette] = createSpotlight();
