import { Box } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTerm } from '../../../../src-main/domain/synonyms.ts';
import { TermChoice } from '../../../components/term-choice.tsx';

/** A field that finds a term that means the same as another one. */
export function AddSynonym({
  main,
  onAdd,
}: {
  readonly main: NamedTerm;
  readonly onAdd: (term: NamedTerm) => void;
}): ReactElement {
  const { t } = useTranslation('synonyms');
  return (
    <Box mt={6} maw={360}>
      <TermChoice
        label={t('add')}
        placeholder={t('addPlaceholder')}
        likely={[]}
        isLeftOut={({ key }) => key === main.key}
        onChoose={onAdd}
      />
    </Box>
  );
}
