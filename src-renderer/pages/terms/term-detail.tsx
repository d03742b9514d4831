import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { BookOpenText } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { Link } from '../../components/link.tsx';
import { TermReading } from '../../components/term-reading.tsx';
import { documentPlace, entryPlace } from '../../places.ts';
import { VERDICTS } from './decisions.ts';
import type { Decision, Verdict } from './decisions.ts';
import { CategoryEvidence, CategorySelect } from './term-category.tsx';
import { TermContexts } from './term-contexts.tsx';
import { useOccurrenceCounts } from './synonyms/use-occurrence-counts.ts';
import { SynonymOf } from './synonyms/synonym-of.tsx';
import { TermSynonyms } from './synonyms/term-synonyms.tsx';
import classes from './term-detail.module.css';
import { LeftOut } from './left-out.tsx';
import { TermForms } from './term-forms.tsx';
import { TermNote } from './term-note.tsx';
import { VERDICT_KEYS } from './term-keys.ts';
import { TermReason } from './term-reason.tsx';

/** The verdicts in the order of their buttons, each with its colour once it is made. */
const CHOICES = [
  { verdict: 'accept', color: 'teal.9' },
  { verdict: 'reject', color: 'red.9' },
  { verdict: 'undecide', color: 'gray.7' },
] as const satisfies readonly { readonly verdict: Verdict; readonly color: string }[];

/** Everything about one term, and what can be decided about it. */
export function TermDetail({
  details,
  onVerdict,
  onDecide,
  isNoteWanted,
  onNoteReached,
  onLeaveNote,
}: {
  readonly details: TermDetails;
  /** The next term follows. */
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onDecide: (decision: Decision) => void;
  readonly isNoteWanted: boolean;
  readonly onNoteReached: () => void;
  readonly onLeaveNote: () => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { key, term, reading, status, category, required, first } = details;
  const counts = useOccurrenceCounts(details);
  return (
    <Stack gap="md" p="md">
      <div>
        <Group gap="sm" align="baseline">
          <Title order={2} size="h3" className={classes['term']}>
            {term}
          </Title>
          <TermReading key={`reading of ${key}`} termKey={key} term={term} reading={reading} />
        </Group>
        <Text size="sm" className={classes['facts']}>
          {/* Extraction counts what it finds; a term of a person's own may be none that it would find. */}
          {[
            counts === null || (details.origin === 'user' && details.frequency === 0)
              ? null
              : t('occurs', {
                  occurrences: t('occurrences', { count: counts.occurrences }),
                  documents: t('common:count.documents', { count: counts.documents }),
                }),
            details.origin === 'user' ? t('byHand') : null,
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </Text>
      </div>

      <LeftOut details={details} />

      <Group gap="xs">
        <Button.Group aria-label={t('decide.label')}>
          {CHOICES.map(({ verdict, color }) => (
            <Button
              key={verdict}
              size="compact-sm"
              variant={status === VERDICTS[verdict].status ? 'filled' : 'default'}
              color={color}
              className={classes['choice']}
              aria-pressed={status === VERDICTS[verdict].status}
              aria-keyshortcuts={VERDICT_KEYS[verdict]}
              title={VERDICT_KEYS[verdict]}
              onClick={() => onVerdict(verdict)}
            >
              {t(`decide.${VERDICTS[verdict].status}`)}
            </Button>
          ))}
        </Button.Group>
        {details.hasEntry ? (
          <Button
            component={Link}
            href={entryPlace(key)}
            size="compact-sm"
            variant="subtle"
            leftSection={<BookOpenText size={16} aria-hidden />}
          >
            {t('entry')}
          </Button>
        ) : null}
      </Group>

      <Stack gap={6}>
        <Group gap="lg" align="flex-end">
          <CategorySelect category={category} onChange={(chosen) => onDecide({ category: chosen })} />
          <Checkbox
            label={t('required')}
            size="sm"
            mb={6}
            checked={required}
            aria-keyshortcuts={VERDICT_KEYS.require}
            title={VERDICT_KEYS.require}
            onChange={(event) =>
              onDecide(event.currentTarget.checked ? VERDICTS.require : { required: false })
            }
          />
        </Group>
        <CategoryEvidence details={details} />
      </Stack>

      <TermNote
        key={`note of ${key}`}
        termKey={key}
        notes={details.notes}
        keyboard={{ isWanted: isNoteWanted, onReached: onNoteReached, onLeave: onLeaveNote }}
      />

      {/* A decision about a form takes its own button away. */}
      <KeptFocus className={classes['places']}>
        <SynonymOf details={details} />
        <TermForms details={details} />
        <TermSynonyms key={`synonyms of ${key}`} details={details} />
        {first === null ? null : (
          <Text size="sm" className={classes['term']}>
            <Text span fw={600} inherit>
              {t('first')}
            </Text>{' '}
            <Anchor
              component={Link}
              inherit
              href={documentPlace({ document: first.document, highlight: null })}
            >
              {t('line', { document: first.document, line: first.line })}
            </Anchor>
          </Text>
        )}
      </KeptFocus>

      <TermReason key={`reason of ${key}`} details={details} />

      <TermContexts key={`contexts of ${key}`} termKey={key} />
    </Stack>
  );
}
