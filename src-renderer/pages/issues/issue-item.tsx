import { ActionIcon, Badge, Button, Checkbox, Group, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITY_OF } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { Passage } from '../../components/passage.tsx';
import { entryPlace } from '../../places.ts';
import classes from './issue-list.module.css';
import { IssueReason } from './issue-reason.tsx';
import { remediesFor } from './remedies.ts';
import type { Remedy } from './remedies.ts';

/** What can be done with an issue of the list. */
export interface IssueActions {
  readonly dismiss: () => void;
  readonly dismissWithReason: () => void;
  readonly reopen: () => void;
  readonly remedy: (remedy: Remedy) => void;
  readonly toggle: () => void;
}

/** So many remedies are buttons of their own; the others are in a menu. */
const MOST_BUTTONS = 2;

/** An issue with its reason and passages, and what can be done about it. */
export function IssueItem({
  issue,
  isMarked,
  actions,
}: {
  readonly issue: IssueRow;
  readonly isMarked: boolean;
  readonly actions: IssueActions;
}): ReactElement {
  const { t } = useTranslation('issues');
  const { term, termKey, type, state, passages, dismissal } = issue;
  const severity = SEVERITY_OF[type];
  return (
    <div className={classes['issue']}>
      {state === 'resolved' ? (
        <span />
      ) : (
        <Checkbox
          size="xs"
          className={classes['mark']}
          aria-label={t('mark', { term, type: t(`type.${type}`) })}
          checked={isMarked}
          onChange={actions.toggle}
        />
      )}
      <Link href={entryPlace(termKey)} className={classes['term']} title={term} data-control="term">
        {term}
      </Link>
      <span className={classes['reason']}>
        <Badge
          size="xs"
          variant="default"
          tt="none"
          className={classes['severity']}
          data-severity={severity}
          title={t('severity.label')}
        >
          {t(`severity.${severity}`)}
        </Badge>{' '}
        <span>
          <IssueReason issue={issue} />
        </span>
        {dismissal === '' ? null : (
          <span className={classes['dismissal']}>{t('dismissal.because', { reason: dismissal })}</span>
        )}
      </span>
      {state === 'resolved' ? <span /> : <Actions issue={issue} actions={actions} />}
      {passages.length === 0 ? null : (
        <ul className={classes['passages']} aria-label={t('passages')}>
          {passages.map((citation) => (
            <li key={`${citation.document}/${citation.start}-${citation.end}`}>
              <Passage citation={citation} length="brief" words={[term]} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Actions({
  issue,
  actions,
}: {
  readonly issue: IssueRow;
  readonly actions: IssueActions;
}): ReactElement {
  const { t } = useTranslation('issues');
  const { term, state } = issue;
  if (state === 'dismissed') {
    return (
      <Button
        size="compact-xs"
        variant="default"
        data-control="decision"
        aria-label={t('reopenLabel', { term })}
        onClick={actions.reopen}
      >
        {t('reopen')}
      </Button>
    );
  }
  const remedies = remediesFor(issue);
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {remedies.slice(0, MOST_BUTTONS).map((remedy) => (
        <Button
          key={remedy}
          size="compact-xs"
          variant="subtle"
          aria-label={t('remedy.labelled', { remedy: t(`remedy.${remedy}`), term })}
          title={t(`remedy.hint.${remedy}`)}
          onClick={() => actions.remedy(remedy)}
        >
          {t(`remedy.${remedy}`)}
        </Button>
      ))}
      <Button
        size="compact-xs"
        variant="default"
        data-control="decision"
        aria-label={t('dismissLabel', { term })}
        title={t('dismissHint')}
        aria-keyshortcuts="D"
        onClick={actions.dismiss}
      >
        {t('dismiss')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('moreLabel', { term })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={actions.dismissWithReason}>{t('dismissWithReason')}</Menu.Item>
          {remedies.slice(MOST_BUTTONS).map((remedy) => (
            <Menu.Item key={remedy} title={t(`remedy.hint.${remedy}`)} onClick={() => actions.remedy(remedy)}>
              {t(`remedy.${remedy}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
