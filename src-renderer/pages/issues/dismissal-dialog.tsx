import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';

/** The longest reason that the project takes, in UTF-16 code units. */
const LONGEST = 2_000;

/** Asks why issues are dismissed, which may be left open. */
export function DismissalDialog({
  issues,
  onDismiss,
  onClose,
}: {
  /** Null while nothing is asked. */
  readonly issues: readonly IssueRow[] | null;
  readonly onDismiss: (issues: readonly IssueRow[], reason: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['issues', 'common']);
  return (
    <Modal
      opened={issues !== null}
      onClose={onClose}
      title={t(`issues:dismissal.title.${issues?.length === 1 ? 'one' : 'several'}`, {
        count: issues?.length ?? 0,
        term: issues?.[0]?.term ?? '',
      })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      {issues === null ? null : (
        <DismissalForm onDismiss={(reason) => onDismiss(issues, reason)} onClose={onClose} />
      )}
    </Modal>
  );
}

function DismissalForm({
  onDismiss,
  onClose,
}: {
  readonly onDismiss: (reason: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['issues', 'common']);
  const [reason, setReason] = useState('');
  const submit = (): void => onDismiss(reason.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        label={t('issues:dismissal.reason')}
        description={t('issues:dismissal.hint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit">{t('issues:dismiss')}</Button>
      </Group>
    </form>
  );
}
