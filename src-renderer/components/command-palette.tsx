import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { BookOpenText, FileText, Search, Tag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { MenuCommand } from '../../src-preload/contract.ts';
import { MENU_SHORTCUTS } from '../../src-preload/menu-shortcuts.ts';
import { documentPlace, entryPlace, termPlace } from '../places.ts';
import { commandPaletteStore } from './command-palette-opening.ts';
import styles from './command-palette.module.css';
import { matchesQuery } from './matches-query.ts';
import { usePalettePlaces } from './palette-places.ts';
import { Shortcut } from './shortcut.tsx';

/** Long enough that a word in the middle of being typed is not searched for, in milliseconds. */
const SEARCH_DELAY_MS = 120;

/** Commands that make no sense from here. */
const LEFT_OUT: readonly MenuCommand[] = ['palette', 'undo', 'redo'];

const ICON = { size: 18, 'aria-hidden': true };

/**
 * Goes to any page, term, entry or document of the window, and does whatever the menu can do, by what is typed. One is
 * in every window; `commandPalette` opens it.
 */
export function CommandPalette({
  projectId,
  commands,
  onCommand,
}: {
  /** Whose terms and documents are found; null for none. */
  readonly projectId: string | null;
  /** Those that make sense now. */
  readonly commands: readonly MenuCommand[];
  readonly onCommand: (command: MenuCommand) => void;
}): ReactElement {
  const { t } = useTranslation(['commands', 'terms']);
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query, SEARCH_DELAY_MS);
  const { entries, terms, documents } = usePalettePlaces(projectId, search, query);
  const offered = commands.filter(
    (command) => !LEFT_OUT.includes(command) && matchesQuery(t(`names.${command}`), query),
  );
  const found = [
    ...entries.map(({ termKey }) => termKey),
    ...terms.map(({ key }) => key),
    ...documents.map(({ path }) => path),
    ...offered,
  ].join('\n');
  const list = useRef<HTMLDivElement>(null);
  // The library selects the first action when the query changes, but not when more is found later.
  useEffect(() => {
    if (query !== '' && found !== '') selectFirst(list.current);
  }, [query, found]);
  const isNothingFound = found === '';
  return (
    <Spotlight.Root
      store={commandPaletteStore}
      shortcut={null}
      data-palette
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight="60vh"
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 0 }}
      title={t('palette.title')}
      classNames={{ header: styles['title'] ?? '', actionDescription: styles['description'] ?? '' }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<Search {...ICON} />}
      />
      <Spotlight.ActionsList ref={list} aria-label={t('palette.results')}>
        <Group label={t('palette.entries')}>
          {entries.map(({ termKey, term, excerpt }) => (
            <Spotlight.Action
              key={termKey}
              label={term}
              description={excerpt}
              leftSection={<BookOpenText {...ICON} />}
              onClick={() => navigate(entryPlace(termKey))}
            />
          ))}
        </Group>
        <Group label={t('palette.terms')}>
          {terms.map(({ key, term, status }) => (
            <Spotlight.Action
              key={key}
              label={term}
              description={t(`terms:status.${status}`)}
              leftSection={<Tag {...ICON} />}
              onClick={() => navigate(termPlace(key))}
            />
          ))}
        </Group>
        <Group label={t('palette.documents')}>
          {documents.map(({ path }) => (
            <Spotlight.Action
              key={path}
              label={path}
              leftSection={<FileText {...ICON} />}
              onClick={() => navigate(documentPlace({ document: path, highlight: null }))}
            />
          ))}
        </Group>
        <Group label={t('palette.commands')}>
          {offered.map((command) => {
            const shortcut = MENU_SHORTCUTS[command];
            return (
              <Spotlight.Action
                key={command}
                label={t(`names.${command}`)}
                rightSection={shortcut === undefined ? undefined : <Shortcut keys={shortcut} />}
                onClick={() => onCommand(command)}
              />
            );
          })}
        </Group>
        {isNothingFound ? <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Makes Enter choose the first action. */
function selectFirst(list: HTMLElement | null): void {
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  commandPaletteStore.updateState((state) => ({ ...state, selected: 0 }));
}

/** Actions of one kind under their name; nothing where there are none. */
function Group({
  label,
  children,
}: {
  readonly label: string;
  readonly children: readonly ReactNode[];
}): ReactElement | null {
  return children.length === 0 ? null : (
    <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup>
  );
}
