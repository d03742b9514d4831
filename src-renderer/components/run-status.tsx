import { Text } from '@mantine/core';
import { Ban, CircleAlert, CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunStatus } from '../../src-main/domain/run.ts';
import styles from './run-status.module.css';

const ICONS: Readonly<Record<RunStatus, LucideIcon>> = {
  pending: LoaderCircle,
  running: LoaderCircle,
  cancelling: LoaderCircle,
  completed: CircleCheck,
  failed: CircleX,
  cancelled: Ban,
  interrupted: CircleAlert,
};

/** The state of a run in words, with a sign that tells it at a glance. */
export function RunStatusText({
  status,
  when,
}: {
  readonly status: RunStatus;
  /** When it came to it, in words. */
  readonly when?: string;
}): ReactElement {
  const { t } = useTranslation(['runs', 'projects']);
  const Icon = ICONS[status];
  const name = t(`runs:status.${status}`);
  return (
    <Text component="span" size="sm" className={styles['status']}>
      <Icon size={15} aria-hidden className={styles['icon']} data-status={status} />
      <span className={styles['text']}>
        {when === undefined ? name : t('projects:lastRun', { status: name, when })}
      </span>
    </Text>
  );
}
