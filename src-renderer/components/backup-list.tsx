import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../src-main/domain/backup.ts';
import { useLanguage } from '../i18n/use-language.ts';
import classes from './backup-list.module.css';
import { formatSize } from './sizes.ts';
import { formatDate } from './times.ts';

/** The backups of a project to choose one of: when each was made, why, and how large it is. */
export function BackupList({
  backups,
  chosen,
  isUpToDate,
  onChoose,
}: {
  readonly backups: readonly Backup[];
  /** Name of the one that is chosen. */
  readonly chosen: string | null;
  /** Whether there is no newer list on its way. */
  readonly isUpToDate: boolean;
  readonly onChoose: (name: string) => void;
}): ReactElement {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  // Arrow keys go through the list at once, also where the dialog was there before the list.
  useEffect(() => list.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label={t('list')}
      aria-busy={!isUpToDate}
      className={classes['list']}
    >
      {backups.map(({ name, kind, at, size }) => (
        <label key={name} className={classes['backup']}>
          <input
            type="radio"
            name="backup"
            className={classes['choice']}
            checked={name === chosen}
            data-autofocus={name === chosen ? true : undefined}
            onChange={() => onChoose(name)}
          />
          <Text component="span" size="sm" fw={500} className={classes['line']}>
            {formatDate(at, language)}
          </Text>
          <Text component="span" size="xs" c="dimmed" className={classes['line']}>
            {t('about', { kind: t(`kind.${kind}`), size: formatSize(size, language) })}
          </Text>
        </label>
      ))}
    </div>
  );
}
