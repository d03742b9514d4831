import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { BadgeCheck, Check, Pencil, RefreshCw, Undo2 } from 'lucide-react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { Aliases } from '../../components/marked-form.tsx';
import { TermReading } from '../../components/term-reading.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import { useWritingHint } from '../../components/use-writer.ts';
import { termPlace } from '../../places.ts';
import { textOrigin } from './confidence.ts';
import { isProtected } from './entry-protection.ts';
import classes from './entry-view.module.css';
import { useApproval } from './use-approval.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import { WriterText } from './writer-text.tsx';

/** The term of an entry with what is known about it, and what can be done with the entry. */
export function EntryHeading({
  entry,
  isEditing,
  onEdit,
  ref,
}: {
  readonly entry: EntryDetails;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly ref: Ref<HTMLHeadingElement>;
}): ReactElement {
  const { t } = useTranslation(['glossary', 'common']);
  const setApproval = useApproval(entry);
  const { startRun, isStarting } = useRunStart();
  const writingHint = useWritingHint(
    t(isProtected(entry) ? 'glossary:writeAnewProtectedHint' : 'glossary:writeAnewHint'),
  );
  const { termKey, term, reading, aliases, status, definition, description } = entry;
  const isApproved = status === 'approved';
  const canApprove = isApproved || definition !== null || description !== null;
  useEntryKeys({
    A: () => {
      if (canApprove) setApproval(!isApproved);
    },
  });

  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={classes['names']}>
          <Title order={2} ref={ref} tabIndex={-1} className={classes['term']}>
            {term}
          </Title>
          <TermReading termKey={termKey} term={term} reading={reading} />
        </div>
        <Group gap="xs">
          {entry.stale !== null ? null : (
            <Button
              variant="default"
              size="xs"
              leftSection={<RefreshCw size={14} aria-hidden />}
              title={writingHint}
              disabled={isStarting}
              onClick={() => startRun('generate', { termKeys: [termKey] })}
            >
              {t('glossary:writeAnew')}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<Pencil size={14} aria-hidden />}
            title={t('glossary:editHint')}
            aria-keyshortcuts="E"
            aria-expanded={isEditing}
            onClick={onEdit}
          >
            {t('common:edit')}
          </Button>
          {isApproved ? (
            <Button
              variant="default"
              size="xs"
              leftSection={<Undo2 size={14} aria-hidden />}
              aria-keyshortcuts="A"
              onClick={() => setApproval(false)}
            >
              {t('glossary:withdraw')}
            </Button>
          ) : (
            <Button
              size="xs"
              leftSection={<Check size={14} aria-hidden />}
              title={t('glossary:approveHint')}
              aria-keyshortcuts="A"
              disabled={!canApprove}
              onClick={() => setApproval(true)}
            >
              {t('glossary:approve')}
            </Button>
          )}
        </Group>
      </Group>
      {aliases.length === 0 ? null : (
        <Text size="sm">
          <Text span c="dimmed" inherit>
            {t('glossary:aliases')}
          </Text>{' '}
          <Aliases aliases={aliases} marked={entry.markedForms} />
        </Text>
      )}
      <Group gap="sm">
        <Badge
          variant="default"
          tt="none"
          leftSection={
            isApproved ? <BadgeCheck size={14} className={classes['approved']} aria-hidden /> : null
          }
        >
          {t(`glossary:status.${status}`)}
        </Badge>
        <TextOriginLine entry={entry} />
        {entry.edited || entry.writer === null ? null : (
          <Text size="sm">
            <WriterText writer={entry.writer} />
          </Text>
        )}
        <Link href={termPlace(termKey)} className={classes['link']}>
          {t('glossary:showTerm')}
        </Link>
      </Group>
    </Stack>
  );
}

/** Who wrote the definition, or how sure it is to be one. */
function TextOriginLine({ entry }: { readonly entry: EntryDetails }): ReactElement | null {
  const { t } = useTranslation('glossary');
  const origin = textOrigin(entry);
  if (origin.kind === 'none') return null;
  if (origin.kind === 'own') return <Text size="sm">{t('own')}</Text>;
  return (
    <Text size="sm" title={t('confidence.meaning')}>
      {t('confidence.value', { level: t(`confidence.${origin.level}`), share: origin.confidence })}
    </Text>
  );
}
