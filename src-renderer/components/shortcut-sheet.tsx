import { Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_COLUMNS, KEYS_BY_PART, MENU_KEYS } from './shortcut-groups.ts';
import { Shortcut } from './shortcut.tsx';
import { shortcutSheet } from './shortcuts-opening.ts';

/** All keys of the app in one place. One is in every window; `shortcutSheet` opens it. */
export function ShortcutSheet(): ReactElement {
  const { t } = useTranslation(['commands', 'common']);
  const isOpen = useSyncExternalStore(shortcutSheet.listen, shortcutSheet.get) !== null;
  return (
    <Modal
      opened={isOpen}
      onClose={shortcutSheet.close}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size={1080}
      centered
    >
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="xl">
        <KeyGroup title={t('shortcuts.everywhere')}>
          {MENU_KEYS.map(({ command, shortcut }) => (
            <KeyLine key={command} name={t(`names.${command}`)} shortcuts={[shortcut]} />
          ))}
        </KeyGroup>
        {KEY_COLUMNS.map((parts) => (
          <Stack key={parts.join(' ')} gap="lg">
            {parts.map((part) => (
              <KeyGroup key={part} title={t(`parts.${part}`)}>
                {KEYS_BY_PART[part].map(({ name, shortcuts }) => (
                  <KeyLine key={name} name={t(`keys.${name}`)} shortcuts={shortcuts} />
                ))}
              </KeyGroup>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

function KeyGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Stack component="section" gap={6}>
      <Title order={3} size="h6">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function KeyLine({
  name,
  shortcuts,
}: {
  readonly name: string;
  readonly shortcuts: readonly string[];
}): ReactElement {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm">{name}</Text>
      <Group gap="0.25rem 0.625rem" justify="flex-end" maw="60%">
        {shortcuts.map((shortcut) => (
          <Shortcut key={shortcut} keys={shortcut} />
        ))}
      </Group>
    </Group>
  );
}
