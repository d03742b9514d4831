import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentChanges } from '../../../src-main/domain/project-view.ts';
import { useAction, useAnswer } from '../../api/queries.ts';
import { tellIntake } from '../../components/intake-telling.ts';
import { Late } from '../../components/late.tsx';
import { problemTexts } from '../../components/problem-texts.ts';
import { problemOf } from '../../api/bridge.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import classes from './documents-page.module.css';

/** How many files are named of each kind. */
const NAMED = 100;

/** How the files on disk differ from the documents, and whether that is being looked up. */
export interface FileCheck {
  readonly changes: DocumentChanges | undefined;
  readonly isChecking: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/** Compares the files on disk with the documents: when the page opens, and whenever one comes back to the window. */
export function useFileCheck(projectId: string): FileCheck {
  const { data: changes, isFetching, error, refetch } = useAnswer('documents:check', { projectId });
  useEffect(() => {
    const again = (): void => {
      void refetch({ cancelRefetch: false });
    };
    again();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [refetch]);
  return { changes, isChecking: isFetching, error, again: () => void refetch({ cancelRefetch: false }) };
}

/** Says how the last look at the files went, and looks again. */
export function FileCheckState({
  check: { changes, isChecking, error, again },
}: {
  readonly check: FileCheck;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { t: tProblems } = useTranslation('problems');
  const isSame = changes !== undefined && namesOf(changes).length === 0;
  return (
    <Group gap="xs">
      <Text size="xs" component="output">
        {isChecking ? (
          <Late>{t('check.checking')}</Late>
        ) : error !== null ? (
          problemTexts(tProblems, problemOf(error)).message
        ) : isSame ? (
          t('check.same')
        ) : null}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<RefreshCw size={13} aria-hidden />}
        onClick={again}
      >
        {t('check.again')}
      </Button>
    </Group>
  );
}

/** Says how the files on disk differ from the documents, and offers to take that over. Nothing where they do not. */
export function FileChanges({
  projectId,
  changes,
  onRemove,
  onUpdated,
}: {
  readonly projectId: string;
  readonly changes: DocumentChanges | undefined;
  readonly onRemove: (documents: readonly string[]) => void;
  /** The changes are taken over: what this shows goes away, and the keyboard has to go on elsewhere. */
  readonly onUpdated: () => void;
}): ReactElement | null {
  const { t } = useTranslation('documents');
  const language = useLanguage();
  const update = useAction('documents:update');
  if (changes === undefined || namesOf(changes).length === 0) return null;

  const { changed, added, missing } = changes;
  const summary = [
    changed.length > 0 ? t('check.changed', { count: changed.length }) : null,
    added.length > 0 ? t('check.added', { count: added.length }) : null,
    missing.length > 0 ? t('check.missing', { count: missing.length }) : null,
  ].filter((part) => part !== null);
  const files = [
    ...changed.slice(0, NAMED).map((name) => ({ name, what: t('check.changedFile') })),
    ...added.slice(0, NAMED).map((name) => ({ name, what: t('check.addedFile') })),
    ...missing.slice(0, NAMED).map((name) => ({ name, what: t('check.missingFile') })),
  ];
  return (
    <Alert color="indigo" variant="light" mx="md" mb="sm" p="xs">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Text size="sm">{t('check.differ', { how: new Intl.ListFormat(language).format(summary) })}</Text>
          <details>
            <Text component="summary" size="xs" className={classes['summary']}>
              {t('check.which')}
            </Text>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard */}
            <ul className={classes['files']} tabIndex={0} aria-label={t('check.files')}>
              {files.map(({ name, what }) => (
                <li key={`${what} ${name}`}>
                  <Text size="xs">
                    {name} ({what})
                  </Text>
                </li>
              ))}
            </ul>
          </details>
        </Stack>
        <Group gap="xs">
          {missing.length > 0 ? (
            <Button size="compact-sm" variant="default" onClick={() => onRemove(missing)}>
              {t('check.removeMissing')}
            </Button>
          ) : null}
          {changed.length + added.length > 0 ? (
            <Button
              size="compact-sm"
              loading={update.isPending}
              onClick={() =>
                update.mutate(
                  { projectId },
                  {
                    onSuccess: (report) => {
                      onUpdated();
                      tellIntake(report);
                    },
                  },
                )
              }
            >
              {t('check.update')}
            </Button>
          ) : null}
        </Group>
      </Group>
    </Alert>
  );
}

function namesOf({ changed, added, missing }: DocumentChanges): readonly string[] {
  return [...changed, ...added, ...missing];
}
