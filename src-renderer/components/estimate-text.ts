import type { TFunction } from 'i18next';
import type { ModelPrice } from '../../src-main/domain/provider-settings.ts';
import type { RunEstimate } from '../../src-main/domain/provider-view.ts';
import { costOf, costText, roughly } from './model-cost.ts';

/** Says what building the glossary would ask of a model, in sentences of the language of the interface. */
export function estimateText(
  t: TFunction<'provider'>,
  language: string,
  { requests, tokensIn, tokensOut, isWhole }: RunEstimate,
  price: ModelPrice | null,
): string {
  if (requests === 0) return t(isWhole ? 'estimate.none' : 'estimate.unknown');
  const cost = price === null ? null : costOf({ tokensIn, tokensOut }, price);
  return [
    t('estimate.requests', { count: roughly(requests) }),
    t('estimate.tokens', { tokens: roughly(tokensIn + tokensOut) }),
    ...(cost === null ? [] : [t('estimate.cost', { cost: costText(cost, language) })]),
    ...(isWhole ? [] : [t('estimate.notWhole')]),
  ].join(language === 'ja' ? '' : ' ');
}
