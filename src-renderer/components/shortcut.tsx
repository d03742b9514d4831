import { Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWindowState } from '../api/window-state.tsx';
import styles from './shortcut.module.css';
import { shortcutKeys } from './shortcut-keys.ts';

/** Keys that are pressed together, as Electron writes them. */
export function Shortcut({ keys }: { readonly keys: string }): ReactElement {
  const { platform } = useWindowState();
  return (
    <span className={styles['keys']}>
      {shortcutKeys(keys, platform).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}
