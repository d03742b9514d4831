import { ActionIcon, Button, Menu, Text, Title } from '@mantine/core';
import { Crown, EllipsisVertical, Split } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../../src-main/domain/project-view.ts';
import type { Synonym } from '../../../../src-main/domain/synonyms.ts';
import { MarkedForm } from '../../../components/marked-form.tsx';
import { AddSynonym } from './add-synonym.tsx';
import { FormUsageChoice } from './form-usage-choice.tsx';
import classes from './synonyms.module.css';
import { useSynonymDecisions } from './use-synonym-decisions.ts';
import type { SynonymDecisions } from './use-synonym-decisions.ts';

/** The terms that mean the same as a term, and what can be decided about them. Nothing for a term that is a synonym itself. */
export function TermSynonyms({ details }: { readonly details: TermDetails }): ReactElement | null {
  const { t } = useTranslation('synonyms');
  const decisions = useSynonymDecisions();
  if (details.synonymOf !== null) return null;
  const { synonyms } = details;
  return (
    <section aria-labelledby="term-synonyms">
      <Title order={3} size="h5" id="term-synonyms">
        {t('title')}
      </Title>
      {synonyms.length === 0 ? null : (
        <>
          <Text size="xs" c="dimmed">
            {t('hint')}
          </Text>
          <ul className={classes['synonyms']}>
            {synonyms.map((synonym) => (
              <SynonymRow key={synonym.key} synonym={synonym} main={details} decisions={decisions} />
            ))}
          </ul>
        </>
      )}
      <AddSynonym main={details} onAdd={(synonym) => decisions.merge(details.key, [synonym.key])} />
    </section>
  );
}

/** A synonym with its other forms, its note, and its own definition where that is kept. */
function SynonymRow({
  synonym,
  main,
  decisions: { split, chooseMain, takeOver, isPending },
}: {
  readonly synonym: Synonym;
  readonly main: TermDetails;
  readonly decisions: SynonymDecisions;
}): ReactElement {
  const { t } = useTranslation(['synonyms', 'glossary']);
  const { term, variants, frequency, notes, ownDefinition } = synonym;
  return (
    <li className={classes['synonym']}>
      <span className={classes['written']}>
        <MarkedForm form={term} marked={main.markedForms} />
        {variants.length === 0 ? null : (
          <span className={classes['variants']}>{variants.join(t('glossary:separator'))}</span>
        )}
      </span>
      <span className={classes['count']}>{t('synonyms:count', { count: frequency })}</span>
      <FormUsageChoice termKey={main.key} form={term} marked={main.markedForms} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('synonyms:actions', { term })}
            disabled={isPending}
          >
            <EllipsisVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Crown size={15} aria-hidden />} onClick={() => chooseMain(synonym, main)}>
            {t('synonyms:chooseMain')}
          </Menu.Item>
          <Menu.Item leftSection={<Split size={15} aria-hidden />} onClick={() => split(synonym, main)}>
            {t('synonyms:split')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {notes === '' ? null : (
        <Text size="xs" className={classes['more']}>
          {t('synonyms:note', { note: notes })}
        </Text>
      )}
      {ownDefinition === null ? null : (
        <div className={classes['more']}>
          <Text size="xs" c="dimmed">
            {t('synonyms:ownDefinition')}
          </Text>
          <Text size="sm" lineClamp={3}>
            {ownDefinition}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            disabled={isPending}
            aria-label={t('synonyms:takeOverLabel', { term })}
            onClick={() => takeOver(synonym, main)}
          >
            {t('synonyms:takeOver')}
          </Button>
        </div>
      )}
    </li>
  );
}
