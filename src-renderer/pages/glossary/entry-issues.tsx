import { Alert, Button, Group, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { IssueReason } from '../issues/issue-reason.tsx';
import { useIssueDecisions } from '../issues/use-issue-decisions.ts';
import classes from './entry-issues.module.css';

/** The open issues of an entry, each with its reason. Nothing where there are none. */
export function EntryIssues({
  issues,
  onGone,
}: {
  readonly issues: readonly IssueRow[];
  /** An issue went away, and the keyboard with it. */
  readonly onGone: () => void;
}): ReactElement | null {
  const { t } = useTranslation(['glossary', 'issues']);
  const { dismiss } = useIssueDecisions();
  const open = issues.filter(({ state }) => state === 'open');
  const count = open.length;
  const countBefore = useRef(count);
  useEffect(() => {
    if (count < countBefore.current && document.activeElement === document.body) onGone();
    countBefore.current = count;
  }, [count, onGone]);
  if (count === 0) return null;
  return (
    <Alert
      variant="default"
      icon={<TriangleAlert size={18} className={classes['icon']} aria-hidden />}
      role="note"
      aria-label={t('glossary:openIssues')}
      classNames={{ body: classes['body'] }}
      p="xs"
    >
      {open.map((issue) => (
        <Group key={`${issue.type}/${issue.cause}`} justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">
            <IssueReason issue={issue} />
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes['action']}
            aria-label={`${t('issues:dismiss')}: ${t(`issues:type.${issue.type}`)}`}
            onClick={() => dismiss([issue])}
          >
            {t('issues:dismiss')}
          </Button>
        </Group>
      ))}
    </Alert>
  );
}
