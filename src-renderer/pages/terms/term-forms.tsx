import { Anchor, Badge, Button, Text, Title } from '@mantine/core';
import { Split } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { Link } from '../../components/link.tsx';
import { termPlace } from '../../places.ts';
import { MarkedForm } from '../../components/marked-form.tsx';
import { FormUsageChoice } from './synonyms/form-usage-choice.tsx';
import classes from './term-forms.module.css';
import { useFormDecisions } from './use-form-decisions.ts';

/** How many forms are shown at first. */
const FIRST = 6;

/**
 * How a term is written in the documents, and how often each way; a variant can be made a term of its own, and such
 * a term a variant again. Nothing where it is written in one way only.
 */
export function TermForms({ details }: { readonly details: TermDetails }): ReactElement {
  const { t } = useTranslation('terms');
  const { separate, join, isPending } = useFormDecisions(details);
  const [shownOf, setShownOf] = useState<string | null>(null);
  const { key, term, forms, separatedFrom } = details;
  const main = forms.filter(({ form }) => form === term);
  const ordered = [...main, ...forms.filter(({ form }) => form !== term)];
  const shown = shownOf === key ? ordered : ordered.slice(0, FIRST);
  return (
    <>
      {forms.length < 2 && details.synonyms.length === 0 ? null : (
        <section aria-labelledby="term-forms">
          <Title order={3} size="h5" id="term-forms">
            {t('forms.title')}
          </Title>
          <ul className={classes['forms']}>
            {shown.map(({ form, count }) => (
              <li key={form} className={classes['form']}>
                <span className={classes['written']}>
                  <MarkedForm form={form} marked={details.markedForms} />
                </span>
                <span className={classes['count']}>{t('forms.count', { count })}</span>
                <FormUsageChoice termKey={key} form={form} marked={details.markedForms} />
                {form === term ? (
                  <Badge variant="default" size="sm" tt="none" className={classes['main']}>
                    {t('forms.main')}
                  </Badge>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    className={classes['action']}
                    leftSection={<Split size={13} aria-hidden />}
                    aria-label={t('forms.separateLabel', { form })}
                    disabled={isPending}
                    onClick={() => separate(form)}
                  >
                    {t('forms.separate')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {shown.length === ordered.length ? null : (
            <Button size="compact-sm" variant="subtle" onClick={() => setShownOf(key)}>
              {t('forms.all', { count: ordered.length })}
            </Button>
          )}
        </section>
      )}
      {separatedFrom === null ? null : (
        <Origin originKey={separatedFrom} isPending={isPending} onJoin={() => join(separatedFrom)} />
      )}
    </>
  );
}

/** Says of which term this one was a variant, and makes it one again. */
function Origin({
  originKey,
  isPending,
  onJoin,
}: {
  readonly originKey: string;
  readonly isPending: boolean;
  readonly onJoin: () => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const { id: projectId } = useProject();
  const { data } = useAnswer('terms:get', { projectId, termKey: originKey });
  return (
    <div className={classes['origin']}>
      <Text size="sm" className={classes['written']}>
        {data?.key === originKey ? (
          <>
            {t('forms.separatedFrom')}{' '}
            <Anchor component={Link} href={termPlace(originKey)} inherit underline="always">
              {data.term}
            </Anchor>
          </>
        ) : (
          t('forms.separatedFromGone')
        )}
      </Text>
      <Button size="compact-xs" variant="default" disabled={isPending} onClick={onJoin}>
        {t('forms.join')}
      </Button>
    </div>
  );
}
