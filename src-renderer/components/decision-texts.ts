import type { TFunction } from 'i18next';
import type { Decision } from '../../src-main/domain/decision.ts';

/** Names a decision in words. */
export function decisionText(
  t: TFunction<'decisions'>,
  { kind, subject, count }: Omit<Decision, 'at'>,
): string {
  return t(`kind.${kind}`, { what: count === 1 ? t('one', { subject }) : t('several', { count }) });
}
