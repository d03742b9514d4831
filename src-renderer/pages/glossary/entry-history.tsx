import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryVersion } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { Link } from '../../components/link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { formatDate } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { runPlace } from '../../places.ts';
import { Difference } from './difference.tsx';
import classes from './entry-history.module.css';
import linkClasses from './entry-view.module.css';
import { useRestoredText } from './use-restored-text.ts';
import { WriterText } from './writer-text.tsx';

/** So many texts are read at once. */
const PAGE_SIZE = 10;

/** Every text that an entry had, newest first, each beside the one before; read when a person opens it. */
export function EntryHistory({
  termKey,
  term,
}: {
  readonly termKey: string;
  readonly term: string;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section>
      <h3 className={classes['head']}>
        <UnstyledButton
          className={classes['toggle']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Chevron size={16} aria-hidden /> {t('history.title')}
        </UnstyledButton>
      </h3>
      {isOpen ? (
        <div id={id}>
          <Versions termKey={termKey} term={term} />
        </div>
      ) : null}
    </section>
  );
}

function Versions({ termKey, term }: { readonly termKey: string; readonly term: string }): ReactElement {
  const { t } = useTranslation('glossary');
  const [pages, setPages] = useState(1);
  const { id: projectId } = useProject();
  const { data } = useAnswer('entries:history', { projectId, termKey, offset: 0, limit: PAGE_SIZE });
  const total = data?.total ?? 0;
  if (data?.total === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('history.none')}
      </Text>
    );
  }
  return (
    <KeptFocus>
      <ol className={classes['versions']} aria-label={t('history.title')}>
        {Array.from({ length: pages }, (_, page) => (
          <VersionPage key={page} termKey={termKey} term={term} offset={page * PAGE_SIZE} />
        ))}
      </ol>
      {pages * PAGE_SIZE < total ? (
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => setPages(pages + 1)}>
          {t('history.earlier', { count: total - pages * PAGE_SIZE })}
        </Button>
      ) : null}
    </KeptFocus>
  );
}

function VersionPage({
  termKey,
  term,
  offset,
}: {
  readonly termKey: string;
  readonly term: string;
  readonly offset: number;
}): ReactElement {
  const { id: projectId } = useProject();
  const restore = useRestoredText(termKey, term);
  const { data, error, refetch } = useAnswer('entries:history', {
    projectId,
    termKey,
    offset,
    limit: PAGE_SIZE,
  });
  if (error !== null) {
    return (
      <li>
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </li>
    );
  }
  if (data === undefined) {
    return (
      <li>
        <SlowLoading />
      </li>
    );
  }
  return (
    <>
      {data.rows.map((version) => (
        <li key={version.id} className={classes['version']}>
          <Version version={version} onRestore={() => restore(version.id)} />
        </li>
      ))}
    </>
  );
}

function Version({
  version: { author, runId, at, kind, text, replaced, writer, isCurrent },
  onRestore,
}: {
  readonly version: EntryVersion;
  readonly onRestore: () => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const language = useLanguage();
  const time = formatDate(at, language);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Text size="sm">
          <Text span inherit fw={600}>
            {t(`history.author.${author}`)}
          </Text>{' '}
          <Text span inherit c="dimmed">
            {time} {author === 'user' ? null : <WriterText writer={writer} />}
          </Text>{' '}
          {runId === null ? null : (
            <Link href={runPlace(runId)} className={linkClasses['link']}>
              {t('proposal.showRun')}
            </Link>
          )}
        </Text>
        {isCurrent ? (
          <Text size="sm" c="dimmed" className={classes['current']}>
            {t('history.current')}
          </Text>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            className={classes['current']}
            aria-label={t('history.restoreLabel', { time })}
            onClick={onRestore}
          >
            {t('history.restore')}
          </Button>
        )}
      </Group>
      {kind === 'definition' ? null : (
        <Text size="sm" c="dimmed">
          {t(kind === 'description' ? 'row.noDefinition' : 'history.empty')}
        </Text>
      )}
      {(replaced ?? '') === text && text !== '' ? (
        <Text size="sm" c="dimmed">
          {t('history.sameWords')}
        </Text>
      ) : (
        <Difference before={replaced ?? ''} after={text} />
      )}
    </Stack>
  );
}
