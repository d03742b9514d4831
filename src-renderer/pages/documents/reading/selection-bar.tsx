import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { Combine, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TERM_CATEGORIES } from '../../../../src-main/domain/term.ts';
import { useAction, useAnswer } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';
import { Link } from '../../../components/link.tsx';
import { ALL_TERMS } from '../../../components/term-choice.tsx';
import { termPlace } from '../../../places.ts';
import { useSynonymDecisions } from '../../terms/synonyms/use-synonym-decisions.ts';
import { useDecide } from '../../terms/use-decide.ts';
import { FormChoice } from './form-choice.tsx';
import type { ShownDocument } from './use-document-rows.ts';
import type { SelectedText } from './use-selected-text.ts';

/** The longest text that can be a term, in UTF-16 code units. */
export const LONGEST_TERM = 200;
/** So many of the terms that are like the selected text are named. */
const MOST_NAMED = 5;

/** What can be done with text that somebody selected: it is made a term or another form of one, or looked up among those there are. */
export function SelectionBar({
  shown,
  selected,
  onDone,
}: {
  readonly shown: ShownDocument;
  readonly selected: SelectedText;
  /** Nothing more is to be done with the text. */
  readonly onDone: () => void;
}): ReactElement {
  const { text } = selected;
  const { t } = useTranslation(['documents', 'common']);
  const { id: projectId } = useProject();
  const [asked, setAsked] = useState<'nothing' | 'terms-like' | 'form-of'>('nothing');
  const add = useAction('terms:add');
  const decide = useDecide(projectId);
  const { addForm } = useSynonymDecisions();

  if (add.data !== undefined) {
    const termKey = add.data;
    return (
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" lineClamp={1}>
          {t('reader.select.added', { term: text })}
        </Text>
        <NativeSelect
          size="xs"
          aria-label={t('reader.select.category')}
          defaultValue="technical-term"
          data={TERM_CATEGORIES.map((value) => ({ value, label: t(`common:category.${value}`) }))}
          onChange={(event) => {
            const chosen = TERM_CATEGORIES.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined)
              decide({ kind: 'some', keys: new Set([termKey]) }, { category: chosen });
          }}
        />
        <Button component={Link} href={termPlace(termKey)} size="compact-sm" variant="subtle">
          {t('reader.select.show')}
        </Button>
      </Group>
    );
  }
  if (asked === 'terms-like') return <TermsLike text={text} />;
  if (asked === 'form-of')
    return (
      <FormChoice
        shown={shown}
        selected={selected}
        onChoose={(main) => {
          addForm(main, text);
          onDone();
        }}
      />
    );
  return (
    <Group gap={6}>
      <Button
        size="compact-sm"
        leftSection={<Plus size={14} aria-hidden />}
        loading={add.isPending}
        onClick={() => add.mutate({ projectId, term: text, category: 'technical-term' })}
      >
        {t('reader.select.add')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Combine size={14} aria-hidden />}
        onClick={() => setAsked('form-of')}
      >
        {t('reader.select.addForm')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Search size={14} aria-hidden />}
        onClick={() => setAsked('terms-like')}
      >
        {t('reader.select.lookUp')}
      </Button>
    </Group>
  );
}

/** The terms that are like a text, each leading to its place among the terms. */
function TermsLike({ text }: { readonly text: string }): ReactElement | null {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const { data } = useAnswer('terms:page', {
    projectId,
    ...ALL_TERMS,
    search: text,
    limit: MOST_NAMED,
  });
  if (data === undefined) return null;
  if (data.total === 0) return <Text size="sm">{t('reader.select.none')}</Text>;
  return (
    <Group gap={4}>
      {data.rows.map(({ key, term }) => (
        <Button key={key} component={Link} href={termPlace(key)} size="compact-sm" variant="default">
          {term}
        </Button>
      ))}
    </Group>
  );
}
