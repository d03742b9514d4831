import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../../src-main/domain/run.ts';
import type { Run, RunSettings } from '../../../src-main/domain/run.ts';
import { Link } from '../../components/link.tsx';
import { useRunDuration } from '../../components/run-duration.ts';
import { costOf, costText } from '../../components/model-cost.ts';
import type { ModelUse } from '../../components/model-cost.ts';
import { RunStatusText } from '../../components/run-status.tsx';
import { programName } from '../../components/run-texts.ts';
import { formatDuration } from '../../components/times.ts';
import { useMessageText } from '../../components/use-message-text.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { runPlace } from '../../places.ts';
import styles from './run-page.module.css';

/** So many of the chosen documents or terms are named. */
const MOST_NAMES = 5;

/** What there is to know of a run beside its steps: how it stands, who started it, with which settings, why it ended. */
export function RunFacts({
  run,
  settings,
  use,
}: {
  readonly run: Run;
  /** Undefined while they are being read. */
  readonly settings: RunSettings | undefined;
  /** What it has asked of a model so far; null where it asked nothing. */
  readonly use: ModelUse | null;
}): ReactElement {
  const { t } = useTranslation('runs');
  const messageText = useMessageText();
  const language = useLanguage();
  const duration = formatDuration(useRunDuration(run), language);
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [t('details.state'), <RunStatusText key="state" status={run.status} />],
    [isActive(run.status) ? t('details.takes') : t('details.took'), duration],
    [t('details.startedBy'), programName(t, run.program)],
    ...(settings === undefined ? [] : settingFacts(settings)),
  ];
  return (
    <div>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        {run.resumes === null ? null : (
          <dd className={styles['whole']}>
            <Link href={runPlace(run.resumes)} className={styles['link']}>
              {t('details.resumes')}
            </Link>
          </dd>
        )}
      </dl>
      {run.reason === null ? null : (
        <div className={styles['reason']} data-status={run.status}>
          <Text size="sm" fw={600}>
            {t('details.reason')}
          </Text>
          <Text size="sm" className={styles['anywhere']}>
            {messageText(run.reasonDetails, run.reason)}
          </Text>
        </div>
      )}
    </div>
  );

  function useText(asked: ModelUse, price: RunSettings['price']): string {
    const { requests, tokensIn, tokensOut } = asked;
    const text = t('details.modelUse', {
      requests: t('details.requests', { count: requests }),
      tokensIn,
      tokensOut,
    });
    if (price === null) return text;
    return `${text} · ${t('details.modelCost', { cost: costText(costOf(asked, price), language) })}`;
  }

  function settingFacts({ folder, provider, price, documents, terms }: RunSettings) {
    const named = (chosen: readonly string[]): string => {
      const names = new Intl.ListFormat(language, { type: 'unit' }).format(chosen.slice(0, MOST_NAMES));
      const more = chosen.length - MOST_NAMES;
      return more > 0 ? `${names} ${t('details.more', { count: more })}` : names;
    };
    return [
      [t('details.documents'), documents === null ? t('details.allDocuments') : named(documents)],
      ...(folder === null ? [] : [[t('details.folder'), folder] as const]),
      ...(terms === null ? [] : [[t('details.terms'), named(terms)] as const]),
      [t('details.provider'), provider === 'extractive' ? t('details.providers.extractive') : provider],
      ...(use === null ? [] : [[t('details.model'), useText(use, price)] as const]),
    ] as const;
  }
}
