import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_CHOICES, TEXT_SIZES, THEME_CHOICES } from '../../../src-preload/contract.ts';
import { useAction } from '../../api/queries.ts';
import { useWindowState } from '../../api/window-state.tsx';
import { backupsDialog } from '../../components/backups-opening.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { DefinitionsSection } from './definitions-section.tsx';

/** What a person chooses for the whole app, and what the app is. */
export function SettingsPage(): ReactElement {
  const { t } = useTranslation(['settings', 'backups']);
  const { settings, version, project } = useWindowState();
  const change = useAction('settings:change');
  return (
    <PageFrame title={t('title')}>
      <Stack gap="xl" px="md" pb="lg" maw={640}>
        <Section title={t('appearance')}>
          <Choice
            label={t('language')}
            choices={LANGUAGE_CHOICES}
            value={settings.language}
            nameOf={(choice) => t(`languages.${choice}`)}
            onChange={(language) => change.mutate({ language })}
          />
          <Choice
            label={t('theme')}
            choices={THEME_CHOICES}
            value={settings.theme}
            nameOf={(choice) => t(`themes.${choice}`)}
            onChange={(theme) => change.mutate({ theme })}
          />
          <Choice
            label={t('textSize')}
            choices={TEXT_SIZES}
            value={settings.textSize}
            nameOf={(choice) => t(`textSizes.${choice}`)}
            onChange={(textSize) => change.mutate({ textSize })}
          />
          <Text size="sm" c="dimmed">
            {t('allWindows')}
          </Text>
        </Section>
        {project === null ? null : <DefinitionsSection key={project.id} projectId={project.id} />}
        {project === null ? null : (
          <Section title={t('backups:section')}>
            <Text size="sm">{t('backups:sectionText')}</Text>
            <Group>
              <Button variant="default" size="xs" onClick={() => backupsDialog.open('shown')}>
                {t('backups:open')}
              </Button>
            </Group>
          </Section>
        )}
        <Section title={t('about')}>
          <Text size="sm">{t('version', { version })}</Text>
          <Text size="sm">{t('aboutText')}</Text>
        </Section>
      </Stack>
    </PageFrame>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Stack component="section" gap="xs">
      <Title order={2} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function Choice<Value extends string>({
  label,
  choices,
  value,
  nameOf,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Value[];
  readonly value: Value;
  readonly nameOf: (choice: Value) => string;
  readonly onChange: (choice: Value) => void;
}): ReactElement {
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" aria-hidden>
        {label}
      </Text>
      <SegmentedControl
        aria-label={label}
        data={choices.map((choice) => ({ value: choice, label: nameOf(choice) }))}
        value={value}
        onChange={onChange}
      />
    </Stack>
  );
}
