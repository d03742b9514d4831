import { Anchor, Stack, Text, UnstyledButton } from '@mantine/core';
import { FolderOpen, Sparkles } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';
import { useOpening } from './use-opening.ts';
import styles from './welcome.module.css';

/** The first thing to be seen: what the app does, and the two ways to begin. */
export function Welcome(): ReactElement {
  const { t } = useTranslation('projects');
  const { openFromFolder, openSample, openFile, isOpening } = useOpening();
  return (
    <PageFrame title={t('welcome.title')}>
      <Stack gap="lg" px="md" pb="lg" maw={720}>
        <Text>{t('welcome.text')}</Text>
        <div className={styles['choices']}>
          <Choice
            icon={FolderOpen}
            title={t('welcome.documents')}
            text={t('welcome.documentsText')}
            isDisabled={isOpening}
            isPrimary
            onClick={openFromFolder}
          />
          <Choice
            icon={Sparkles}
            title={t('welcome.sample')}
            text={t('welcome.sampleText')}
            isDisabled={isOpening}
            onClick={openSample}
          />
        </div>
        <Text size="sm">
          <Anchor component="button" type="button" size="sm" onClick={openFile} disabled={isOpening}>
            {t('welcome.file')}
          </Anchor>
        </Text>
        <Text size="sm" className={styles['hint']}>
          {t('welcome.drop')}
        </Text>
      </Stack>
    </PageFrame>
  );
}

function Choice({
  icon: Icon,
  title,
  text,
  isPrimary = false,
  isDisabled,
  onClick,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly isPrimary?: boolean;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <UnstyledButton
      className={styles['choice']}
      data-primary={isPrimary || undefined}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon size={32} aria-hidden />
      <Text component="span" size="lg" fw={600}>
        {title}
      </Text>
      <Text component="span" size="sm">
        {text}
      </Text>
    </UnstyledButton>
  );
}
