import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryLinks, TermName } from '../../../src-main/domain/project-view.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { Link } from '../../components/link.tsx';
import { entryPlace } from '../../places.ts';
import viewClasses from './entry-view.module.css';
import classes from './related-terms.module.css';

/** So many terms are named before one asks for all. */
const SHOWN_FIRST = 12;

/** The terms that an entry hangs together with: those that its definition uses, and those whose definition uses it. */
export function RelatedTerms({ links }: { readonly links: EntryLinks | undefined }): ReactElement | null {
  const { t } = useTranslation('glossary');
  if (links === undefined) return null;
  const uses = [...new Map(links.uses.map(({ key, term }) => [key, { key, term }])).values()];
  if (uses.length === 0 && links.usedInTotal === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="entry-related">
      <Title order={3} size="h5" id="entry-related">
        {t('related.title')}
      </Title>
      <NamedTerms label={t('related.uses')} terms={uses} total={uses.length} />
      <NamedTerms label={t('related.usedIn')} terms={links.usedIn} total={links.usedInTotal} />
    </Stack>
  );
}

function NamedTerms({
  label,
  terms,
  total,
}: {
  readonly label: string;
  readonly terms: readonly TermName[];
  readonly total: number;
}): ReactElement | null {
  const { t } = useTranslation('glossary');
  const [isWhole, setIsWhole] = useState(false);
  if (terms.length === 0) return null;
  const shown = isWhole ? terms : terms.slice(0, SHOWN_FIRST);
  return (
    <KeptFocus>
      <Text size="sm" c="dimmed">
        {t('related.withCount', { label, count: total })}
      </Text>
      <ul className={classes['terms']} aria-label={label}>
        {shown.map(({ key, term }) => (
          <li key={key}>
            <Link href={entryPlace(key)} className={viewClasses['link']}>
              {term}
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < terms.length ? (
        <Button size="compact-xs" variant="default" mt={4} onClick={() => setIsWhole(true)}>
          {t('related.showAll', { count: terms.length })}
        </Button>
      ) : null}
    </KeptFocus>
  );
}
