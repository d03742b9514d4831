import { Button, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { KeywordInContext } from '../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { shortenEnd, shortenStart } from '../../components/passage-text.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { documentPlace } from '../../places.ts';
import classes from './entry-occurrences.module.css';
import { groupByDocument } from './group-contexts.ts';

/** How many occurrences are shown at first, and after each wish for more. */
const LIMITS = [20, 100, 500] as const;
/** How much of the text around a term is shown, in characters. */
const BEFORE = 60;
const AFTER = 80;

/** Where a term occurs. Each occurrence leads to its place in the document. */
export function EntryOccurrences({ termKey }: { readonly termKey: string }): ReactElement | null {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const [step, setStep] = useState(0);
  const limit = LIMITS[step] ?? LIMITS[0];
  const { data: found, error, refetch } = useAnswer('terms:contexts', { projectId, termKey, limit });
  const section = useRef<HTMLDivElement>(null);
  const shown = found?.contexts.length ?? 0;

  // Whoever asked for more by keyboard goes on with the first of them: the button may be gone.
  const shownBefore = useRef<number | null>(null);
  useEffect(() => {
    const first = shownBefore.current;
    if (first === null || shown <= first) return;
    shownBefore.current = null;
    section.current?.querySelectorAll('a').item(first).focus();
  }, [shown]);

  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (found === undefined) return null;
  const hasMore = shown < found.total && step + 1 < LIMITS.length;
  return (
    <Stack gap="xs" component="section" ref={section} aria-labelledby="entry-occurrences">
      <Title order={3} size="h5" id="entry-occurrences">
        {t('occurrences')}{' '}
        <Text span size="sm" c="dimmed">
          {shown < found.total ? t('occurrencesShown', { shown, count: found.total }) : found.total}
        </Text>
      </Title>
      {found.total === 0 ? <Text size="sm">{t('noOccurrences')}</Text> : null}
      {groupByDocument(found.contexts).map(({ document, contexts }) => (
        <div key={document}>
          <h4 className={classes['document']}>{document}</h4>
          <ul className={classes['list']}>
            {contexts.map((context) => (
              <li key={context.start}>
                <Occurrence context={context} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hasMore ? (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            shownBefore.current = shown;
            setStep(step + 1);
          }}
        >
          {t('moreOccurrences')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Occurrence({ context }: { readonly context: KeywordInContext }): ReactElement {
  const { t } = useTranslation('glossary');
  const { document, line, start, end, before, keyword, after } = context;
  return (
    <Link href={documentPlace({ document, highlight: { start, end } })} className={classes['occurrence']}>
      <span className={classes['line']} aria-hidden>
        {line}
      </span>
      <span>
        <VisuallyHidden>{t('line', { line })}</VisuallyHidden> {shortenStart(before, BEFORE)}
        <mark className={classes['keyword']}>{keyword}</mark>
        {shortenEnd(after, AFTER)}
      </span>
    </Link>
  );
}
