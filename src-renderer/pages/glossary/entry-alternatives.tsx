import { Button, Stack, Text, Title } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../src-main/domain/entry.ts';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { passageText } from '../../components/passage-text.ts';
import { Passage } from '../../components/passage.tsx';
import classes from './entry-alternatives.module.css';
import { useTakenDefinition } from './use-taken-definition.ts';

/**
 * What could stand in place of the definition, each to be taken: what the built-in provider takes from the documents
 * where a model wrote it, and what other documents say that the term is. Nothing where there is neither.
 */
export function EntryAlternatives({ entry }: { readonly entry: EntryDetails }): ReactElement {
  const { extractive, alternatives } = entry;
  return (
    <>
      {extractive === null ? null : (
        <OtherDefinitions entry={entry} section="extractive" definitions={[extractive]} />
      )}
      {alternatives.length === 0 ? null : (
        <OtherDefinitions entry={entry} section="alternatives" definitions={alternatives} />
      )}
    </>
  );
}

function OtherDefinitions({
  entry,
  section,
  definitions,
}: {
  readonly entry: EntryDetails;
  readonly section: 'extractive' | 'alternatives';
  readonly definitions: readonly Description[];
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { take, isTaking } = useTakenDefinition(entry);
  return (
    <Stack gap="xs" component="section" aria-labelledby={`entry-${section}`}>
      <div>
        <Title order={3} size="h5" id={`entry-${section}`}>
          {t(`${section}.title`)}
          {section === 'extractive' ? null : (
            <Text span size="sm" c="dimmed">
              {' '}
              {definitions.length}
            </Text>
          )}
        </Title>
        <Text size="sm" c="dimmed">
          {t(`${section}.hint`)}
        </Text>
      </div>
      {/* What is taken has no button any more. */}
      <KeptFocus>
        <ul className={classes['alternatives']}>
          {definitions.map(({ text, citation }) => (
            <li key={`${citation.document}/${citation.start}-${citation.end}`}>
              {/* Trimmed to what defines, or the sentence itself. */}
              {text === passageText(citation.quote, citation.document) ? null : (
                <p className={classes['text']}>{text}</p>
              )}
              <Passage citation={citation} />
              {text === entry.definition ? (
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
