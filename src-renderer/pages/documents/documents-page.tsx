import { Button, Text } from '@mantine/core';
import { FilePlus, Files, FolderPlus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { DocumentRow } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ListGrid } from '../../components/paged-list-grid.tsx';
import type { ListHandle } from '../../components/paged-list-grid.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { useAddDocuments } from '../../components/use-add-documents.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { documentPlace } from '../../places.ts';
import { documentColumns } from './document-columns.tsx';
import { inOrder, orderedBy, rowAfter } from './documents-order.ts';
import type { DocumentsOrder } from './documents-order.ts';
import classes from './documents-page.module.css';
import { FileCheckState, FileChanges, useFileCheck } from './file-check.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const ROW_HEIGHT = 34;

/** Where the list of a project was left: which document, in which order. Whoever comes back goes on there. */
interface Left {
  readonly selected: string | null;
  readonly order: DocumentsOrder;
  readonly scrollTop: number;
}
const left = new Map<string, Left>();
const AT_FIRST: Left = { selected: null, order: { by: 'name', descending: false }, scrollTop: 0 };

/** Documents that are to be removed, and the one that is selected then. */
interface Leaving {
  readonly documents: readonly string[];
  readonly next: string | null;
}
const NOTHING_LEAVES: Leaving = { documents: [], next: null };

/** The documents of the project. */
export function DocumentsPage(): ReactElement {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const { data: documents, error, refetch } = useAnswer('documents:list', { projectId });
  const { choose, isPending } = useAddDocuments(projectId);

  // The buttons keep the keyboard while the system asks and the files are read.
  const add = (kind: 'files' | 'folder'): void => {
    if (!isPending) choose(kind);
  };
  const unlessPending = isPending ? { 'aria-disabled': true, 'data-disabled': true } : {};

  // An empty project has one thing to do, which is in the middle of the page then.
  const isEmpty = documents?.length === 0;
  const addButtons = (
    <>
      <Button
        size={isEmpty ? 'sm' : 'xs'}
        variant={isEmpty ? 'filled' : 'default'}
        leftSection={<FilePlus size={16} aria-hidden />}
        {...unlessPending}
        onClick={() => add('files')}
      >
        {t('addFiles')}
      </Button>
      <Button
        size={isEmpty ? 'sm' : 'xs'}
        variant="default"
        leftSection={<FolderPlus size={16} aria-hidden />}
        {...unlessPending}
        onClick={() => add('folder')}
      >
        {t('addFolder')}
      </Button>
    </>
  );

  let content: ReactElement;
  if (error !== null) content = <ProblemNotice error={error} onRetry={() => void refetch()} />;
  else if (documents === undefined) content = <SlowLoading />;
  else if (isEmpty) {
    content = (
      <EmptyState icon={Files} title={t('empty.title')} text={t('empty.text')} actions={addButtons} />
    );
  } else content = <Documents projectId={projectId} documents={documents} />;

  return (
    <PageFrame title={t('title')} actions={isEmpty ? null : addButtons}>
      {content}
    </PageFrame>
  );
}

function Documents({
  projectId,
  documents,
}: {
  readonly projectId: string;
  readonly documents: readonly DocumentRow[];
}): ReactElement {
  const { t } = useTranslation(['documents', 'common']);
  const language = useLanguage();
  const [state, setState] = useState(left.get(projectId) ?? AT_FIRST);
  const keep = useCallback(
    (change: Partial<Left>): void => {
      const next = { ...(left.get(projectId) ?? AT_FIRST), ...change };
      left.set(projectId, next);
      setState(next);
    },
    [projectId],
  );
  const { data: entries } = useAnswer('entries:counts', { projectId });
  const check = useFileCheck(projectId);

  const list = useRef<ListHandle<DocumentRow>>(null);
  const [leaving, setLeaving] = useState(NOTHING_LEAVES);
  // The buttons of an empty project are gone with it.
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus();
  }, []);
  const rows = useMemo(() => inOrder(documents, state.order, language), [documents, state.order, language]);
  const askToRemove = useCallback(
    (paths: readonly string[]): void => setLeaving({ documents: paths, next: rowAfter(rows, paths) }),
    [rows],
  );
  const [now] = useState(() => Date.now());
  const columns = useMemo(
    () => documentColumns({ t, language, now, onRemove: ({ path }) => askToRemove([path]) }),
    [t, language, now, askToRemove],
  );

  return (
    <div className={classes['page']}>
      <FileChanges
        projectId={projectId}
        changes={check.changes}
        onRemove={askToRemove}
        onUpdated={() => list.current?.focus()}
      />
      {entries?.all === 0 ? (
        <Text size="sm" px="md" pb="sm">
          {t('next')}
        </Text>
      ) : null}
      <div className={classes['list']}>
        <ListGrid
          ref={list}
          label={t('list')}
          columns={columns}
          total={rows.length}
          rowAt={useCallback((index: number) => rows[index], [rows])}
          keyOf={keyOf}
          identity={`${state.order.by} ${state.order.descending}`}
          rowHeight={ROW_HEIGHT}
          selectedKey={state.selected}
          onSelect={useCallback(({ path }: DocumentRow) => keep({ selected: path }), [keep])}
          onActivate={useCallback(
            ({ path }: DocumentRow) => navigate(documentPlace({ document: path, highlight: null })),
            [],
          )}
          onKeyDown={(event, row) => {
            if ((event.key === 'Delete' || event.key === 'Backspace') && row !== undefined)
              askToRemove([row.path]);
          }}
          sorting={{ ...state.order, onChange: (by) => keep({ order: orderedBy(state.order, by) }) }}
          initialScrollTop={state.scrollTop}
          onLeave={(scrollTop) => left.set(projectId, { ...(left.get(projectId) ?? AT_FIRST), scrollTop })}
        />
      </div>
      <div className={classes['footer']}>
        <Text size="xs">
          {t('common:count.documents', { count: documents.length })} · {t('drop')}
        </Text>
        <FileCheckState check={check} />
      </div>
      <RemoveDialog
        projectId={projectId}
        documents={leaving.documents}
        onClose={(isRemoved) => {
          if (isRemoved && leaving.documents.includes(state.selected ?? '')) keep({ selected: leaving.next });
          setLeaving(NOTHING_LEAVES);
        }}
        onClosed={() => list.current?.focus()}
      />
    </div>
  );
}

function keyOf({ path }: DocumentRow): string {
  return path;
}
