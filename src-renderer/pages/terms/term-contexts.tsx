import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { Link } from '../../components/link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { documentPlace } from '../../places.ts';
import { byDocument, onOneLine } from './contexts-by-document.ts';
import classes from './term-contexts.module.css';

/** How many occurrences are shown at first, how many more each time, and at most. */
export const FIRST_CONTEXTS = 20;
const MORE = 100;
const MOST = 500;

/** Where a term occurs, with the text around it. A line opens the document there. */
export function TermContexts({ termKey }: { readonly termKey: string }): ReactElement {
  const { t } = useTranslation('terms');
  const { id: projectId } = useProject();
  const [limit, setLimit] = useState(FIRST_CONTEXTS);
  const { data, error, refetch } = useAnswer('terms:contexts', { projectId, termKey, limit });

  // Whoever asked for more by keyboard goes on at the first line that is new.
  const groups = useRef<HTMLDivElement>(null);
  const known = useRef<number | null>(null);
  const count = data?.contexts.length ?? 0;
  useEffect(() => {
    if (known.current === null || count <= known.current) return;
    groups.current?.querySelectorAll('a')[known.current]?.focus();
    known.current = null;
  }, [count]);

  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SlowLoading />;
  const { total, contexts } = data;
  return (
    <div ref={groups}>
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {t('contexts.title')}
        </Title>
        {total === 0 ? null : <Text size="xs">{t('contexts.shown', { shown: contexts.length, total })}</Text>}
      </Group>
      {total === 0 ? <Text size="sm">{t('contexts.none')}</Text> : null}
      {byDocument(contexts).map((group) => (
        <section key={group.document} className={classes['group']}>
          <Title order={4} size="xs" className={classes['document']} title={group.document}>
            {group.document}
          </Title>
          <ul className={classes['lines']}>
            {group.contexts.map((context) => (
              <li key={context.start}>
                <Link
                  className={classes['context']}
                  href={documentPlace({
                    document: context.document,
                    highlight: { start: context.start, end: context.end },
                  })}
                >
                  <span className={classes['line']}>{context.line}</span>
                  <span className={classes['before']}>
                    <span>{onOneLine(context.before)}</span>
                  </span>
                  <span className={classes['after']}>
                    <mark>{onOneLine(context.keyword)}</mark>
                    {onOneLine(context.after)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {contexts.length < Math.min(total, MOST) ? (
        <Button
          mt="sm"
          size="compact-sm"
          variant="default"
          onClick={() => {
            known.current = contexts.length;
            setLimit(Math.min(contexts.length + MORE, MOST));
          }}
        >
          {t('contexts.more')}
        </Button>
      ) : null}
    </div>
  );
}
