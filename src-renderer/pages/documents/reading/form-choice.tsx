import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTerm } from '../../../../src-main/domain/synonyms.ts';
import { useAnswer } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';
import { ALL_TERMS, TermChoice } from '../../../components/term-choice.tsx';
import { isSameName, likelyTerms } from './likely-terms.ts';
import type { ShownDocument } from './use-document-rows.ts';
import type { SelectedText } from './use-selected-text.ts';

/** How much of the document on either side of the selected text is looked at for terms, in UTF-16 code units. */
const NEARBY = 2_000;
/** How many terms with a name like the text are asked for. */
const MOST_SIMILAR = 6;

/** Asks which term a selected text is another form of; those that it is likely to be are offered at once. */
export function FormChoice({
  shown: { document, standings },
  selected: { text, at },
  onChoose,
}: {
  readonly shown: ShownDocument;
  readonly selected: SelectedText;
  readonly onChoose: (main: NamedTerm) => void;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const { data: nearby } = useAnswer('documents:highlights', {
    projectId,
    document,
    standings: [...standings],
    start: Math.max(0, at.start - NEARBY),
    end: at.end + NEARBY,
  });
  const { data: similar } = useAnswer('terms:page', {
    projectId,
    ...ALL_TERMS,
    search: text,
    limit: MOST_SIMILAR,
  });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <Text size="sm" mb={4} lineClamp={2}>
        {t('reader.select.formOf', { form: text })}
      </Text>
      <TermChoice
        ref={field}
        label={t('reader.select.formOf', { form: text })}
        placeholder={t('reader.select.searchTerm')}
        likely={likelyTerms(text, at, nearby ?? { terms: [], hits: [] }, similar?.rows ?? [])}
        isLeftOut={({ term }) => isSameName(term, text)}
        onChoose={onChoose}
      />
    </>
  );
}
