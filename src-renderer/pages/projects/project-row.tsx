import { ActionIcon, Badge, Button, Menu, Text } from '@mantine/core';
import { Copy, EllipsisVertical, History, ListX, Pencil, Save, Trash2, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProject } from '../../../src-main/domain/project-view.ts';
import { isDamage } from '../../components/backups-opening.ts';
import { problemTexts } from '../../components/problem-texts.ts';
import { RunStatusText } from '../../components/run-status.tsx';
import { formatDate, formatMoment } from '../../components/times.ts';
import { useNow } from '../../components/use-now.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './project-list.module.css';

/** What can be done with a project of the list. */
export type ProjectAction =
  'open' | 'close' | 'rename' | 'clone' | 'save-copy' | 'backups' | 'delete' | 'forget';

/** A project of the list. The whole row opens it; the menu at its end has everything else. */
export function ProjectRow({
  project,
  isOpen,
  index,
  count,
  offset,
  onAct,
}: {
  readonly project: ListedProject;
  /** Whether this window shows it. */
  readonly isOpen: boolean;
  readonly index: number;
  readonly count: number;
  /** Where the row begins in the list, in pixels. */
  readonly offset: number;
  readonly onAct: (action: ProjectAction) => void;
}): ReactElement {
  const { t } = useTranslation(['projects', 'backups']);
  const language = useLanguage();
  const now = useNow();
  const { name, file, openedAt, state } = project;
  return (
    <li
      className={styles['row']}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div className={styles['what']}>
        <div className={styles['title']}>
          <button
            type="button"
            className={styles['open']}
            title={name}
            aria-label={t('openProject', { name })}
            onClick={() => onAct('open')}
          >
            {name}
          </button>
          {isOpen ? (
            <Badge variant="outline" color="gray" size="sm" tt="none" className={styles['badge']}>
              {t('current')}
            </Badge>
          ) : null}
        </div>
        {state.kind === 'ready' ? <Counts counts={state.counts} /> : <Unavailable problem={state.problem} />}
        <Text size="xs" className={styles['quiet']} title={file}>
          {file}
        </Text>
      </div>
      <div className={styles['when']}>
        {state.kind === 'unavailable' && isDamage(state.problem) ? (
          <Button size="xs" className={styles['menu']} onClick={() => onAct('backups')}>
            {t('backups:offer')}
          </Button>
        ) : (
          <>
            {state.kind === 'ready' ? <LastRun run={state.lastRun} /> : null}
            <Text size="xs" className={styles['quiet']} title={formatDate(openedAt, language)}>
              {t('projects:opened', { when: formatMoment(openedAt, language, now) })}
            </Text>
          </>
        )}
      </div>
      <RowMenu name={name} isOpen={isOpen} isReady={state.kind === 'ready'} onAct={onAct} />
    </li>
  );
}

function LastRun({ run }: { readonly run: ReadyState['lastRun'] }): ReactElement {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const now = useNow();
  if (run === null) {
    return (
      <Text size="sm" className={styles['quiet']}>
        {t('neverRun')}
      </Text>
    );
  }
  return (
    <RunStatusText status={run.status} when={formatMoment(run.finishedAt ?? run.startedAt, language, now)} />
  );
}

type ReadyState = Extract<ListedProject['state'], { readonly kind: 'ready' }>;

function Counts({ counts }: { readonly counts: ReadyState['counts'] }): ReactElement {
  const { t } = useTranslation('common');
  const text = [
    t('count.documents', { count: counts.documents }),
    t('count.terms', { count: counts.terms }),
    t('count.entries', { count: counts.entries }),
    ...(counts.openIssues === 0 ? [] : [t('count.issues', { count: counts.openIssues })]),
  ].join(' · ');
  return (
    <Text size="sm" className={styles['line']} title={text}>
      {text}
    </Text>
  );
}

type UnavailableState = Extract<ListedProject['state'], { readonly kind: 'unavailable' }>;

function Unavailable({ problem }: { readonly problem: UnavailableState['problem'] }): ReactElement {
  const { t } = useTranslation('projects');
  const { t: tProblems } = useTranslation('problems');
  const { message, remedy } = problemTexts(tProblems, problem);
  const text = `${message} ${remedy}`;
  return (
    <Text size="sm" className={styles['line']} title={text}>
      <strong>{t('unavailable')}: </strong>
      {text}
    </Text>
  );
}

function RowMenu({
  name,
  isOpen,
  isReady,
  onAct,
}: {
  readonly name: string;
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly onAct: (action: ProjectAction) => void;
}): ReactElement {
  const { t } = useTranslation(['projects', 'backups']);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles['menu']}
          aria-label={t('actions', { name })}
        >
          <EllipsisVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isOpen ? (
          <Menu.Item leftSection={<X size={16} aria-hidden />} onClick={() => onAct('close')}>
            {t('close')}
          </Menu.Item>
        ) : null}
        {isReady ? (
          <>
            <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => onAct('rename')}>
              {t('rename')}
            </Menu.Item>
            <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => onAct('clone')}>
              {t('clone')}
            </Menu.Item>
            <Menu.Item leftSection={<Save size={16} aria-hidden />} onClick={() => onAct('save-copy')}>
              {t('backups:saveCopy')}
            </Menu.Item>
          </>
        ) : null}
        <Menu.Item leftSection={<History size={16} aria-hidden />} onClick={() => onAct('backups')}>
          {t('backups:open')}
        </Menu.Item>
        {isOpen ? null : (
          <Menu.Item leftSection={<ListX size={16} aria-hidden />} onClick={() => onAct('forget')}>
            {t('forget')}
          </Menu.Item>
        )}
        {isReady ? (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => onAct('delete')}>
              {t('delete')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
