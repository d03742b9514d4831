import { Alert, Table, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPreview } from '../../src-main/domain/backup.ts';
import type { ListedProject, ProjectCounts } from '../../src-main/domain/project-view.ts';
import type { Run } from '../../src-main/domain/run.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { problemTexts } from './problem-texts.ts';
import { RunStatusText } from './run-status.tsx';
import { formatDate } from './times.ts';

/** What a backup holds, beside what the project holds now; or why it cannot be used. */
export function BackupPreviewTable({
  preview,
  now,
}: {
  readonly preview: BackupPreview;
  /** Null where the project cannot be read. */
  readonly now: Extract<ListedProject['state'], { readonly kind: 'ready' }> | null;
}): ReactElement {
  const { t } = useTranslation('backups');
  const { t: tProblems } = useTranslation('problems');
  const language = useLanguage();
  if (preview.kind === 'unusable') {
    return (
      <Alert variant="default" icon={<TriangleAlert aria-hidden />} title={t('preview.unusable')}>
        {/* What to do is to choose another one. */}
        <Text size="sm">{problemTexts(tProblems, preview.problem).message}</Text>
      </Alert>
    );
  }
  const number = new Intl.NumberFormat(language);
  const count = (label: string, name: keyof ProjectCounts): ReactElement => (
    <Row
      label={label}
      backup={number.format(preview.counts[name])}
      now={now && number.format(now.counts[name])}
    />
  );
  return (
    <>
      <Table aria-label={t('preview.label')} verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Td w="26%" />
            <Table.Th scope="col">{t('preview.backup')}</Table.Th>
            <Table.Th scope="col">{t('preview.now')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {count(t('preview.documents'), 'documents')}
          {count(t('preview.terms'), 'terms')}
          {count(t('preview.entries'), 'entries')}
          {count(t('preview.issues'), 'openIssues')}
          <Row
            label={t('preview.lastRun')}
            backup={<LastRun run={preview.lastRun} />}
            now={now && <LastRun run={now.lastRun} />}
          />
        </Table.Tbody>
      </Table>
      {preview.changedAt === null ? null : (
        <Text size="sm" c="dimmed" px="xs" mt="xs">
          {t('preview.changed', { when: formatDate(preview.changedAt, language) })}
        </Text>
      )}
      {now === null ? (
        <Text size="sm" c="dimmed" px="xs" mt="xs">
          {t('preview.notNow')}
        </Text>
      ) : null}
    </>
  );
}

function Row({
  label,
  backup,
  now,
}: {
  readonly label: string;
  readonly backup: ReactNode;
  readonly now: ReactNode;
}): ReactElement {
  const { t } = useTranslation('backups');
  return (
    <Table.Tr>
      <Table.Th scope="row" fw="normal">
        {label}
      </Table.Th>
      <Table.Td>{backup}</Table.Td>
      <Table.Td>{now ?? t('preview.unknown')}</Table.Td>
    </Table.Tr>
  );
}

function LastRun({ run }: { readonly run: Run | null }): ReactElement {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  if (run === null) return <>{t('preview.noRun')}</>;
  return (
    <>
      <RunStatusText status={run.status} />
      <Text size="xs" c="dimmed">
        {formatDate(run.finishedAt ?? run.startedAt, language)}
      </Text>
    </>
  );
}
