import { Text } from '@mantine/core';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedUnit } from '../../../src-main/domain/run.ts';
import { Link } from '../../components/link.tsx';
import { documentPlace, termPlace } from '../../places.ts';
import styles from './run-page.module.css';

/** How the core names the unit that is about no single document or term. */
const WHOLE_GLOSSARY = 'glossary';

/** What failed in a run, each with its reason and a way to it, and what to do about it. */
export const FailedUnits = memo(function FailedUnits({
  units,
  count,
  isActive,
}: {
  /** Those that are named. */
  readonly units: readonly FailedUnit[];
  /** Number of all that failed. */
  readonly count: number;
  /** Whether the run is still at work. */
  readonly isActive: boolean;
}): ReactElement {
  const { t } = useTranslation('runs');
  return (
    <section aria-labelledby="failed-units">
      <h2 id="failed-units" className={styles['heading']}>
        {t('failures.title', { count })}
      </h2>
      <Text size="sm">{t(isActive ? 'failures.textActive' : 'failures.text')}</Text>
      <ul className={styles['failures']} aria-label={t('failures.list')}>
        {units.map((unit) => (
          <li key={`${unit.step} ${unit.key}`}>
            <div className={styles['failure']}>
              <Subject unit={unit} />
              <span className={styles['quiet']}>{t(`step.${unit.step}`)}</span>
            </div>
            <div className={styles['anywhere']}>{unit.detail}</div>
          </li>
        ))}
      </ul>
      {units.length < count ? (
        <Text size="sm" className={styles['quiet']}>
          {t('failures.first', { shown: units.length })}
        </Text>
      ) : null}
    </section>
  );
});

/** What a unit is about, with a way to it. A file that could not be read is no document, and several entries have no place. */
function Subject({ unit: { step, key, subject } }: { readonly unit: FailedUnit }): ReactElement {
  const { t } = useTranslation('runs');
  if (key === WHOLE_GLOSSARY) return <strong>{t('failures.glossary')}</strong>;
  if (step === 'read' || step === 'review') return <strong className={styles['anywhere']}>{subject}</strong>;
  const place = step === 'extract' ? documentPlace({ document: key, highlight: null }) : termPlace(key);
  return (
    <Link href={place} className={`${styles['link']} ${styles['anywhere']}`}>
      {subject}
    </Link>
  );
}
