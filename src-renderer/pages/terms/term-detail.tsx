import { Anchor, Button, Checkbox, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { BookOpenText } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermStatus } from '../../../src-main/domain/term.ts';
import { documentPlace, entryPlace } from '../../places.ts';
import type { Decision } from './decisions.ts';
import { TermContexts } from './term-contexts.tsx';
import classes from './term-detail.module.css';
import { TermNote } from './term-note.tsx';

/** The decisions in the order of their buttons, with the key of each and its colour once it is made. */
const CHOICES: readonly { readonly status: TermStatus; readonly key: string; readonly color: string }[] = [
  { status: 'accepted', key: 'A', color: 'teal.9' },
  { status: 'rejected', key: 'R', color: 'red.9' },
  { status: 'candidate', key: 'U', color: 'gray.7' },
];

/** Everything about one term, and what can be decided about it. */
export function TermDetail({
  details,
  onStatus,
  onDecide,
}: {
  readonly details: TermDetails;
  /** Accepted, rejected or set back: the next term follows. */
  readonly onStatus: (status: TermStatus) => void;
  readonly onDecide: (decision: Decision) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { key, term, reading, status, category, required, variants, first } = details;
  return (
    <Stack gap="md" p="md">
      <div>
        <Group gap="sm" align="baseline">
          <Title order={2} size="h3" className={classes['term']}>
            {term}
          </Title>
          {reading === null ? null : (
            <Text size="sm" className={classes['facts']}>
              {reading}
            </Text>
          )}
        </Group>
        <Text size="sm" className={classes['facts']}>
          {/* Extraction counts what it finds; a term of a person's own may be none that it would find. */}
          {[
            details.origin === 'user' && details.frequency === 0
              ? null
              : t('occurs', {
                  occurrences: t('occurrences', { count: details.frequency }),
                  documents: t('common:count.documents', { count: details.documents }),
                }),
            details.origin === 'user' ? t('byHand') : null,
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </Text>
      </div>

      <Group gap="xs">
        <Button.Group aria-label={t('decide.label')}>
          {CHOICES.map((choice) => (
            <Button
              key={choice.status}
              size="compact-sm"
              variant={status === choice.status ? 'filled' : 'default'}
              color={choice.color}
              className={classes['choice']}
              aria-pressed={status === choice.status}
              aria-keyshortcuts={choice.key}
              title={choice.key}
              onClick={() => onStatus(choice.status)}
            >
              {t(`decide.${choice.status}`)}
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

      <Group gap="lg" align="flex-end">
        <NativeSelect
          label={t('category')}
          size="xs"
          value={category}
          data={TERM_CATEGORIES.map((value) => ({ value, label: t(`common:category.${value}`) }))}
          onChange={(event) => {
            const chosen = TERM_CATEGORIES.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onDecide({ category: chosen });
          }}
        />
        <Checkbox
          label={t('required')}
          size="sm"
          mb={6}
          checked={required}
          onChange={(event) => onDecide({ required: event.currentTarget.checked })}
        />
      </Group>

      <TermNote key={`note of ${key}`} termKey={key} notes={details.notes} />

      {variants.length === 0 && first === null ? null : (
        <Stack gap={4}>
          {variants.length === 0 ? null : (
            <Text size="sm" className={classes['term']}>
              <Text span fw={600} inherit>
                {t('variants')}
              </Text>{' '}
              {variants.join(' · ')}
            </Text>
          )}
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
        </Stack>
      )}

      <TermContexts key={`contexts of ${key}`} termKey={key} />
    </Stack>
  );
}
