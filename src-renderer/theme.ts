import { createTheme, Menu, Modal, Portal } from '@mantine/core';
import type { CSSVariablesResolver } from '@mantine/core';
import type { TextSize } from '../src-preload/contract.ts';

/** Japanese and Latin text in the system's own fonts. */
const FONTS = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  '"Hiragino Sans"',
  '"Yu Gothic UI"',
  '"Noto Sans"',
  '"Noto Sans CJK JP"',
  '"Noto Sans JP"',
  'sans-serif',
].join(', ');

/** How large texts, and whatever is measured by them, are for each choice of their size. */
export const TEXT_SCALES: Readonly<Record<TextSize, number>> = {
  small: 0.9,
  normal: 1,
  large: 1.15,
  largest: 1.3,
};

/** Id of the element that dialogs, menus and hints are put into. */
export const OVERLAYS_ID = 'overlays';

/** The look of the app: quiet, dense enough for lists, readable in both languages. */
export const THEME = createTheme({
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: '600' },
  primaryColor: 'indigo',
  // White text on it is readable (5:1), and it stands out from both backgrounds.
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Dialogs and menus are part of the page for whoever goes through it by its landmarks.
  components: {
    Portal: Portal.extend({ defaultProps: { target: `#${OVERLAYS_ID}` } }),
    // Over the whole window, not only beside the navigation, where the element that it is put into begins.
    Modal: Modal.extend({ styles: { inner: { left: 0 } } }),
    // A menu begins at its first item, also for screen readers.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  },
});

/** Quiet text and what is wrong with a field, still readable: at least 4.5:1 on every background of the app. */
export const COLOURS: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
