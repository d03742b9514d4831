import { Button, Stack, Text, Title } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { passageText } from '../../components/passage-text.ts';
import { Passage } from '../../components/passage.tsx';
import classes from './entry-alternatives.module.css';
import { useTakenDefinition } from './use-taken-definition.ts';

/** What other documents say that the term is, each to be taken as the definition. Nothing where all agree. */
export function EntryAlternatives({ entry }: { readonly entry: EntryDetails }): ReactElement | null {
  const { t } = useTranslation('glossary');
  const { take, isTaking } = useTakenDefinition(entry);
  const { alternatives, definition } = entry;
  if (alternatives.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="entry-alternatives">
      <div>
        <Title order={3} size="h5" id="entry-alternatives">
          {t('alternatives.title')}{' '}
          <Text span size="sm" c="dimmed">
            {alternatives.length}
          </Text>
        </Title>
        <Text size="sm" c="dimmed">
          {t('alternatives.hint')}
        </Text>
      </div>
      {/* What is taken has no button any more. */}
      <KeptFocus>
        <ul className={classes['alternatives']}>
          {alternatives.map(({ text, citation }) => (
            <li key={`${citation.document}/${citation.start}-${citation.end}`}>
              {/* Trimmed to what defines, or the sentence itself. */}
              {text === passageText(citation.quote, citation.document) ? null : (
                <p className={classes['text']}>{text}</p>
              )}
              <Passage citation={citation} />
              {text === definition ? (
                <Text size="sm" className={classes['inUse']}>
                  <Check size={14} aria-hidden /> {t('alternatives.inUse')}
                </Text>
              ) : (
                <Button
                  size="compact-sm"
                  variant="light"
                  mt={4}
                  aria-label={t('alternatives.useLabel', { text })}
                  disabled={isTaking}
                  onClick={() => take(text)}
                >
                  {t('alternatives.use')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </KeptFocus>
    </Stack>
  );
}
