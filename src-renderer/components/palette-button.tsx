import { ActionIcon, Tooltip } from '@mantine/core';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MENU_SHORTCUTS } from '../../src-preload/menu-shortcuts.ts';
import { useWindowState } from '../api/window-state.tsx';
import { commandPalette } from './command-palette-opening.ts';
import { shortcutText } from './shortcut-keys.ts';

/** Opens the palette, and tells its key. */
export function PaletteButton(): ReactElement {
  const { t } = useTranslation('commands');
  const { platform } = useWindowState();
  const label = t('palette.open', { shortcut: shortcutText(MENU_SHORTCUTS.palette ?? '', platform) });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={commandPalette.open}>
        <Search size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
