import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import type { Language } from '../../../src-preload/contract.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { drawnParts, reasonOf } from './score-parts.ts';
import type { DrawnPart } from './score-parts.ts';
import classes from './term-reason.module.css';

/** How many parts of a score are shown at first. */
const FIRST = 4;

// Making one takes longer than drawing a part.
const AMOUNTS = { en: amountsIn('en'), ja: amountsIn('ja') } as const;

function amountsIn(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
}

/** Why a term is in the list: the parts of its score in words, or that it has none and why. One term for each mounting. */
export function TermReason({ details }: { readonly details: TermDetails }): ReactElement {
  const { t } = useTranslation('terms');
  const [showsAll, setShowsAll] = useState(false);
  const parts = drawnParts(details.explanation);
  return (
    <section aria-labelledby="term-reason">
      <Title order={3} size="h5" id="term-reason">
        {t('why.title')}
      </Title>
      {details.judgement === null ? null : <ModelJudgement judgement={details.judgement} />}
      <Text size="sm" mt={2}>
        {t(`why.${reasonOf(details)}`)}
      </Text>
      {parts.length === 0 ? null : (
        <ul className={classes['parts']}>
          {(showsAll ? parts : parts.slice(0, FIRST)).map((part) => (
            <Part key={part.feature} part={part} />
          ))}
        </ul>
      )}
      {parts.length <= FIRST ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t('why.fewer') : t('why.all', { count: parts.length })}
        </Button>
      )}
    </section>
  );
}

/** What a model says of a term. Its reason is shown as the text that it is, whatever it looks like. */
function ModelJudgement({
  judgement: { verdict, category, reason, model },
}: {
  readonly judgement: NonNullable<TermDetails['judgement']>;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <div className={classes['judgement']}>
      <Text size="sm" fw={500}>
        {t('terms:why.judgement.title')}
      </Text>
      <Text size="sm">
        {t('terms:why.judgement.line', {
          verdict: t(`terms:why.judgement.${verdict}`),
          category: t(`common:category.${category}`),
        })}
      </Text>
      {reason === '' ? null : (
        <Text size="sm" component="q">
          {reason}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('terms:why.judgement.by', { model })}
      </Text>
    </div>
  );
}

function Part({
  part: { feature, contribution, speaks, share },
}: {
  readonly part: DrawnPart;
}): ReactElement {
  const { t } = useTranslation('terms');
  const language = useLanguage();
  return (
    <li className={classes['part']} data-speaks={speaks}>
      <span className={classes['name']}>{t(`why.feature.${feature}.name`)}</span>
      <span className={classes['track']} aria-hidden>
        <span style={{ width: `${Math.max(2, Math.round(share * 100))}%` }} />
      </span>
      <span className={classes['amount']} title={t(`why.${speaks}`)}>
        <VisuallyHidden>{t(`why.${speaks}`)} </VisuallyHidden>
        {AMOUNTS[language].format(contribution)}
      </span>
      <span className={classes['meaning']}>{t(`why.feature.${feature}.meaning`)}</span>
    </li>
  );
}
