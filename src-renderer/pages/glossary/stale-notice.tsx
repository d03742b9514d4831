import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { ClockAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import { useWritingHint } from '../../components/use-writer.ts';
import { documentPlace } from '../../places.ts';
import classes from './entry-issues.module.css';
import { isProtected } from './entry-protection.ts';
import linkClasses from './entry-view.module.css';
import { useApproval } from './use-approval.ts';

/** Why the text of an entry may no longer be true, and what can be done about it. Nothing where nothing says so. */
export function StaleNotice({
  entry,
  onGone,
}: {
  readonly entry: EntryDetails;
  /** The notice went away, and the keyboard with it. */
  readonly onGone: () => void;
}): ReactElement | null {
  const { t } = useTranslation('glossary');
  const { startRun, isStarting } = useRunStart();
  const writingHint = useWritingHint(t(isProtected(entry) ? 'writeAnewProtectedHint' : 'writeAnewHint'));
  const setApproval = useApproval(entry);
  const { stale, termKey } = entry;
  const wasStale = useRef(stale !== null);
  useEffect(() => {
    if (wasStale.current && stale === null && document.activeElement === document.body) onGone();
    wasStale.current = stale !== null;
  }, [stale, onGone]);
  if (stale === null) return null;
  const { code, document: name } = stale;
  const isOwn = isProtected(entry);
  return (
    <Alert
      variant="default"
      icon={<ClockAlert size={18} className={classes['icon']} aria-hidden />}
      role="note"
      aria-label={t('stale.title')}
      classNames={{ body: classes['body'] }}
      p="xs"
    >
      <Group justify="space-between" gap="xs" align="flex-start">
        <Stack gap={2} className={classes['text']}>
          <Text size="sm">
            {t(`stale.${code}`, { document: name })}
            {code === 'document-removed' ? null : (
              <>
                {' '}
                <Link
                  href={documentPlace({ document: name, highlight: null })}
                  className={linkClasses['link']}
                >
                  {t('stale.open')}
                </Link>
              </>
            )}
          </Text>
          {isOwn ? (
            <Text size="sm" c="dimmed">
              {t('stale.protectedText')}
            </Text>
          ) : null}
        </Stack>
        <Group gap="xs" wrap="nowrap">
          {isOwn ? (
            <Button
              size="compact-sm"
              variant="light"
              className={classes['action']}
              title={t('stale.stillTrueHint')}
              onClick={() => setApproval(true)}
            >
              {t('stale.stillTrue')}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="light"
            className={classes['action']}
            title={writingHint}
            disabled={isStarting}
            onClick={() => startRun('generate', { termKeys: [termKey] })}
          >
            {t('writeAnew')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
