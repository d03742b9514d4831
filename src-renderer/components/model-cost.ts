import type { ModelPrice } from '../../src-main/domain/provider-settings.ts';
import type { RunEvent } from '../../src-main/domain/run.ts';

/** Prices are for so many tokens. */
const TOKENS_OF_PRICE = 1_000_000;

/** What was asked of a model: requests, and tokens as far as the server counted them. */
export interface ModelUse {
  readonly requests: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What tokens cost, in the currency of the price. */
export function costOf(use: Pick<ModelUse, 'tokensIn' | 'tokensOut'>, price: ModelPrice): number {
  return (use.tokensIn * price.tokensIn + use.tokensOut * price.tokensOut) / TOKENS_OF_PRICE;
}

/** A cost for people: two decimals, or as many as the first two digits need where it is small. */
export function costText(cost: number, language: string): string {
  const format =
    cost === 0 || cost >= 0.1
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(language, format).format(cost);
}

/** A number that is an estimate, with its first two digits only. */
export function roughly(count: number): number {
  return Number(count.toPrecision(2));
}

/** What a run has asked of a model, by the lines of its log; null where it asked nothing. */
export function modelUseOf(lines: readonly Pick<RunEvent, 'details'>[]): ModelUse | null {
  let use: ModelUse | null = null;
  for (const { details } of lines) {
    if (details?.code !== 'model-asked') continue;
    const count = (name: keyof ModelUse): number => {
      const value = details.values[name];
      return (use?.[name] ?? 0) + (typeof value === 'number' ? value : 0);
    };
    use = { requests: count('requests'), tokensIn: count('tokensIn'), tokensOut: count('tokensOut') };
  }
  return use;
}
