import { ActionIcon, Tooltip } from '@mantine/core';
import { Info } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentLanguage } from '../../../src-main/domain/document.ts';
import classes from './documents-page.module.css';

/** The language of a document, with what it means where it is not supported well. Nothing before a run has looked. */
export function LanguageCell({
  language,
  isSelected,
}: {
  readonly language: DocumentLanguage | null;
  /** Whether the controls of its row are reached by keyboard. */
  readonly isSelected: boolean;
}): ReactElement | null {
  const { t } = useTranslation('documents');
  switch (language) {
    case null:
      return null;
    case 'en':
    case 'ja':
      return <span>{t(`language.${language}`)}</span>;
    case 'mixed':
      return <span title={t('language.mixedHint')}>{t('language.mixed')}</span>;
    case 'other':
      return (
        <span className={classes['language']}>
          {t('language.other')}
          <Tooltip
            label={t('language.otherHint')}
            multiline
            maw={280}
            events={{ hover: true, focus: true, touch: true }}
          >
            <ActionIcon
              variant="subtle"
              color="orange"
              size="sm"
              tabIndex={isSelected ? 0 : -1}
              aria-label={t('language.otherHint')}
            >
              <Info size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      );
  }
}
