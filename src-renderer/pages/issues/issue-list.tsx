import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { CircleCheck, ListFilter } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ISSUE_SEVERITIES, ISSUE_STATES } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useMarks } from '../../components/use-marks.ts';
import { DismissalDialog } from './dismissal-dialog.tsx';
import classes from './issue-list.module.css';
import { countIssues, listedRows, TYPES_IN_ORDER } from './issue-rows.ts';
import type { IssueFilter } from './issue-rows.ts';
import { MarkedIssues } from './marked-issues.tsx';
import { useIssueDecisions } from './use-issue-decisions.ts';
import { useRemedies } from './use-remedies.ts';
import { VirtualIssues } from './virtual-issues.tsx';

const OPEN_ISSUES: IssueFilter = { state: 'open', type: null, severity: null };

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
  const { state, type, severity } = filter;
  const name = `${projectId}/${state}/${type ?? ''}/${severity ?? ''}`;

  const content = useRef<HTMLDivElement>(null);
  const { keys: markedKeys, toggle, replace } = useMarks();
  // What is not shown any more is not decided about.
  const marked = useMemo(
    () => rows.flatMap((row) => (row.kind === 'issue' && markedKeys.has(row.key) ? [row.issue] : [])),
    [rows, markedKeys],
  );
  const { dismiss, reopen } = useIssueDecisions();
  const applyRemedy = useRemedies();
  const [asked, setAsked] = useState<readonly IssueRow[] | null>(null);
  const clear = (): void => {
    replace([]);
    content.current?.focus();
  };

  // After the decision about the last issue the keyboard stays here.
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
              count: countIssues(issues, { ...filter, state: each }),
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
                count: countIssues(issues, { ...filter, type: null }),
              }),
            },
            ...TYPES_IN_ORDER.map((each) => ({
              value: each,
              label: t('filter.withCount', {
                name: t(`type.${each}`),
                count: countIssues(issues, { ...filter, type: each }),
              }),
            })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t('filter.severity')}
          value={severity ?? ''}
          onChange={(event) =>
            change({
              ...filter,
              severity: ISSUE_SEVERITIES.find((known) => known === event.currentTarget.value) ?? null,
            })
          }
          data={[
            {
              value: '',
              label: t('filter.withCount', {
                name: t('filter.allSeverities'),
                count: countIssues(issues, { ...filter, severity: null }),
              }),
            },
            ...ISSUE_SEVERITIES.map((each) => ({
              value: each,
              label: t('filter.withCount', {
                name: t(`severity.${each}`),
                count: countIssues(issues, { ...filter, severity: each }),
              }),
            })),
          ]}
        />
        {isEmpty || state === 'resolved' ? null : (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => replace(rows.flatMap((row) => (row.kind === 'issue' ? [row.key] : [])))}
          >
            {t('marked.all')}
          </Button>
        )}
      </Group>
      {marked.length === 0 ? null : (
        <MarkedIssues
          marked={marked}
          isDismissed={state === 'dismissed'}
          onDismiss={() => setAsked(marked)}
          onReopen={() => {
            reopen(marked);
            clear();
          }}
          onRemedy={(remedy) => {
            applyRemedy(remedy, marked);
            clear();
          }}
          onClear={clear}
        />
      )}
      <DismissalDialog
        issues={asked}
        onDismiss={(chosen, reason) => {
          dismiss(chosen, reason);
          setAsked(null);
          replace([]);
        }}
        onClose={() => setAsked(null)}
      />
      <div className={classes['content']} ref={content} tabIndex={-1}>
        {!isEmpty ? (
          <VirtualIssues
            key={name}
            rows={rows}
            name={name}
            markedKeys={markedKeys}
            onToggle={toggle}
            onDismissWithReason={(issue) => setAsked([issue])}
          />
        ) : state === 'open' && type === null && severity === null ? (
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
