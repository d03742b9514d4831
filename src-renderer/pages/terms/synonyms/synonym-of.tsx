import { Anchor, Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../../src-main/domain/project-view.ts';
import { Link } from '../../../components/link.tsx';
import { termPlace } from '../../../places.ts';
import classes from './synonyms.module.css';
import { useSynonymDecisions } from './use-synonym-decisions.ts';

/** Says of which term this one is a synonym, and what can be done about that. Nothing where it is none. */
export function SynonymOf({ details }: { readonly details: TermDetails }): ReactElement | null {
  const { t } = useTranslation('synonyms');
  const { split, chooseMain, isPending } = useSynonymDecisions();
  const { synonymOf: main } = details;
  if (main === null) return null;
  return (
    <div className={classes['of']}>
      <Text size="sm" className={classes['written']}>
        {t('of')}{' '}
        <Anchor component={Link} href={termPlace(main.key)} inherit underline="always">
          {main.term}
        </Anchor>
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        disabled={isPending}
        onClick={() => chooseMain(details, main)}
      >
        {t('chooseMain')}
      </Button>
      <Button size="compact-xs" variant="default" disabled={isPending} onClick={() => split(details, main)}>
        {t('split')}
      </Button>
    </div>
  );
}
