import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { CircleCheck, ListFilter } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ISSUE_STATES } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import classes from './issue-list.module.css';
import { countIssues, listedRows, TYPES_IN_ORDER } from './issue-rows.ts';
import type { IssueFilter } from './issue-rows.ts';
import { VirtualIssues } from './virtual-issues.tsx';

const OPEN_ISSUES: IssueFilter = { state: 'open', type: null };

/** What was shown last, by project: whoever comes back from an entry finds the list as it was. */
const lastFilters = new Map<string, IssueFilter>();

/** The issues of the glossary by type, with filters by state and type. */
export function IssueList({ issues }: { readonly issues: readonly IssueRow[] }): ReactElement {
  const { t } = useTranslation('issues');
  const { id: projectId } = useProject();
  const [filter, setFilter] = useState(lastFilters.get(projectId) ?? OPEN_ISSUES);
  const change = (next: IssueFilter): void => {
    lastFilters.set(projectId, next);
    setFilter(next);
  };
  const rows = useMemo(() => listedRows(issues, filter), [issues, filter]);
  const { state, type } = filter;

  // After the decision about the last issue the keyboard stays here.
  const content = useRef<HTMLDivElement>(null);
  const isEmpty = rows.length === 0;
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) content.current?.focus();
  }, [isEmpty]);

  return (
    <div className={classes['page']}>
      <Group gap="xs" px="md" pb="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('filter.state')}
          value={state}
          onChange={(value) =>
            change({ ...filter, state: ISSUE_STATES.find((known) => known === value) ?? state })
          }
          data={(['open', 'dismissed', 'resolved'] as const).map((each) => ({
            value: each,
            label: t('filter.withCount', {
              name: t(`state.${each}`),
              count: countIssues(issues, { state: each, type }),
            }),
          }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t('filter.type')}
          value={type ?? ''}
          onChange={(event) =>
            change({
              ...filter,
              type: TYPES_IN_ORDER.find((known) => known === event.currentTarget.value) ?? null,
            })
          }
          data={[
            {
              value: '',
              label: t('filter.withCount', {
                name: t('filter.allTypes'),
                count: countIssues(issues, { state, type: null }),
              }),
            },
            ...TYPES_IN_ORDER.map((each) => ({
              value: each,
              label: t('filter.withCount', {
                name: t(`type.${each}`),
                count: countIssues(issues, { state, type: each }),
              }),
            })),
          ]}
        />
      </Group>
      <div className={classes['content']} ref={content} tabIndex={-1}>
        {!isEmpty ? (
          <VirtualIssues
            key={`${projectId}/${state}/${type ?? ''}`}
            rows={rows}
            name={`${projectId}/${state}/${type ?? ''}`}
          />
        ) : state === 'open' && type === null ? (
          <EmptyState icon={CircleCheck} title={t('empty.noneOpen.title')} text={t('empty.noneOpen.text')} />
        ) : (
          <EmptyState
            icon={ListFilter}
            title={t('empty.noneInView.title')}
            text={t('empty.noneInView.text')}
            actions={
              <Button variant="default" size="xs" onClick={() => change(OPEN_ISSUES)}>
                {t('empty.noneInView.action')}
              </Button>
            }
          />
        )}
      </div>
    </div>
  );
}
