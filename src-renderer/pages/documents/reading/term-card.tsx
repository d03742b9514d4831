import { ActionIcon, Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { BookOpenText, ChevronLeft, ChevronRight, ListChecks, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundOccurrence } from '../../../../src-main/domain/reading-view.ts';
import type { TermStatus } from '../../../../src-main/domain/term.ts';
import { useAnswer } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';
import { useDecide } from '../../terms/use-decide.ts';
import { meaningOf, useTermFacts } from './use-term-facts.ts';
import classes from './term-card.module.css';

/** What a reader is at: an occurrence, and the terms that stand there. */
export type CurrentOccurrence = Pick<FoundOccurrence, 'start' | 'end' | 'terms'>;

const CHOICES: readonly { readonly status: TermStatus; readonly key: string; readonly color: string }[] = [
  { status: 'accepted', key: 'A', color: 'teal.9' },
  { status: 'rejected', key: 'R', color: 'red.9' },
];

/** Everything that a reader wants of a term, and what can be done about it without leaving the text. */
export function TermCard({
  document,
  at,
  termKey,
  onTerm,
  onMove,
  onOpen,
  onClose,
}: {
  readonly document: string;
  readonly at: CurrentOccurrence;
  /** The one that is shown. */
  readonly termKey: string;
  readonly onTerm: (termKey: string) => void;
  readonly onMove: (direction: 'next' | 'previous') => void;
  /** Leads to the entry of the term, or to the term where it has none. */
  readonly onOpen: (page: 'entry' | 'term') => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['documents', 'common', 'terms']);
  const { id: projectId } = useProject();
  const { details, entry } = useTermFacts(projectId, termKey);
  const decide = useDecide(projectId);
  const { data: here } = useAnswer('documents:occurrence', {
    projectId,
    of: { termKey },
    document,
    offset: at.start,
    direction: 'next',
  });
  // The keyboard comes along: keys are those of the card as long as it is open.
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus({ preventScroll: true }), []);

  const status = details?.status;
  const choose = (chosen: TermStatus): void =>
    decide({ kind: 'some', keys: new Set([termKey]) }, { status: status === chosen ? 'candidate' : chosen });
  const openIt = (): void => onOpen(details?.hasEntry === true ? 'entry' : 'term');
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnCard = event.target === event.currentTarget;
    switch (event.key) {
      case 'a':
      case 'A':
        choose('accepted');
        break;
      case 'r':
      case 'R':
        choose('rejected');
        break;
      case 'n':
      case 'N':
      case 'ArrowDown':
        onMove('next');
        break;
      case 'p':
      case 'P':
      case 'ArrowUp':
        onMove('previous');
        break;
      case 'Escape':
        onClose();
        break;
      case 'Enter':
        if (!isOnCard) return;
        openIt();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const meaning = meaningOf(entry);
  const place = here?.document === document && here.start === at.start ? here.place : null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it lies beside the text, which goes on being read
    <div
      ref={card}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the text beside it goes on being read
      role="dialog"
      aria-label={t('reader.card', { term: details?.term ?? '' })}
      tabIndex={-1}
      className={classes['content']}
      onKeyDown={handleKey}
    >
      {at.terms.length > 1 ? (
        <SegmentedControl
          size="xs"
          mb="xs"
          aria-label={t('reader.termsHere')}
          data={at.terms.map(({ key, term }) => ({ value: key, label: term }))}
          value={termKey}
          onChange={onTerm}
        />
      ) : null}
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text fw={600} className={classes['term']}>
          {details?.term}
          {details === undefined || details.reading === null ? null : (
            <span className={classes['reading']}>{details.reading}</span>
          )}
        </Text>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('common:close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {details === undefined ? null : (
        <Group gap={6} mb={6}>
          <Badge variant="default" size="sm" tt="none">
            {t(`terms:status.${details.status}`)}
          </Badge>
          <Badge variant="default" size="sm" tt="none">
            {t(`common:category.${details.category}`)}
          </Badge>
        </Group>
      )}
      <Text size="sm" lineClamp={5}>
        {meaning === '' && entry !== undefined ? t('reader.noMeaning') : meaning}
      </Text>
      <Stack gap={8} mt="xs">
        <Group gap={6}>
          {CHOICES.map((choice) => (
            <Button
              key={choice.status}
              size="compact-sm"
              variant={status === choice.status ? 'filled' : 'default'}
              color={choice.color}
              aria-pressed={status === choice.status}
              aria-keyshortcuts={choice.key}
              rightSection={<kbd className={classes['key']}>{choice.key}</kbd>}
              onClick={() => choose(choice.status)}
            >
              {t(`terms:decide.${choice.status}`)}
            </Button>
          ))}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={
              details?.hasEntry === true ? (
                <BookOpenText size={14} aria-hidden />
              ) : (
                <ListChecks size={14} aria-hidden />
              )
            }
            rightSection={<kbd className={classes['key']}>Enter</kbd>}
            onClick={openIt}
          >
            {t(details?.hasEntry === true ? 'reader.openEntry' : 'reader.openTerm')}
          </Button>
        </Group>
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            size="sm"
            variant="default"
            aria-label={t('reader.previous')}
            title={`${t('reader.previous')} (P)`}
            onClick={() => onMove('previous')}
          >
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="default"
            aria-label={t('reader.next')}
            title={`${t('reader.next')} (N)`}
            onClick={() => onMove('next')}
          >
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
          <Text size="xs" c="dimmed" aria-live="polite">
            {[
              place === null ? null : t('reader.place', place),
              details === undefined
                ? null
                : t('reader.everywhere', {
                    count: details.documents,
                    occurrences: t('terms:occurrences', { count: details.frequency }),
                  }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </Group>
      </Stack>
    </div>
  );
}
