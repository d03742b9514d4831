import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { remediesFor } from './remedies.ts';
import type { Remedy } from './remedies.ts';

/** What can be done about several issues at once; editing is for one. */
const REMEDIES_FOR_SEVERAL = [
  'take-proposal',
  'merge',
  'write-anew',
  'exclude',
] as const satisfies readonly Remedy[];

/** Those that are offered only where one of the issues has them. */
const PARTICULAR: ReadonlySet<Remedy> = new Set(['take-proposal', 'merge']);

/** What can be done with the marked issues together. */
export function MarkedIssues({
  marked,
  isDismissed,
  onDismiss,
  onReopen,
  onRemedy,
  onClear,
}: {
  readonly marked: readonly IssueRow[];
  /** Whether the list is of issues that were dismissed. */
  readonly isDismissed: boolean;
  readonly onDismiss: () => void;
  readonly onReopen: () => void;
  readonly onRemedy: (remedy: Remedy) => void;
  readonly onClear: () => void;
}): ReactElement {
  const { t } = useTranslation('issues');
  return (
    <Group gap="xs" px="md" pb="xs" role="toolbar" aria-label={t('marked.label')}>
      <Text size="sm" fw={500} component="output">
        {t('marked.count', { count: marked.length })}
      </Text>
      {isDismissed ? (
        <Button size="compact-sm" variant="default" onClick={onReopen}>
          {t('reopen')}
        </Button>
      ) : (
        <>
          <Button size="compact-sm" variant="default" onClick={onDismiss}>
            {t('dismissWithReason')}
          </Button>
          {REMEDIES_FOR_SEVERAL.filter(
            (remedy) =>
              !PARTICULAR.has(remedy) || marked.some((issue) => remediesFor(issue).includes(remedy)),
          ).map((remedy) => (
            <Button
              key={remedy}
              size="compact-sm"
              variant="default"
              title={t(`remedy.hint.${remedy}`)}
              onClick={() => onRemedy(remedy)}
            >
              {t(`remedy.${remedy}`)}
            </Button>
          ))}
        </>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('marked.none')}
      </Button>
    </Group>
  );
}
