import { MODEL_LIMITS } from '../../../src-main/domain/provider-settings-schema.ts';
import type { ModelPrice, ModelSettings } from '../../../src-main/domain/provider-settings.ts';

/** What a number that a person types may be, in the unit that it is typed in. */
export interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

const SECOND_MS = 1000;

/** The numbers of a model's settings in the order of their fields. */
export const MODEL_NUMBERS = [
  'concurrency',
  'contextTokens',
  'temperature',
  'firstTokenMs',
  'answerMs',
] as const satisfies readonly (keyof ModelSettings)[];
export type ModelNumber = (typeof MODEL_NUMBERS)[number];

/** How many of its own units a number has in the unit that it is typed in: times are typed in seconds. */
function unitOf(name: ModelNumber): number {
  return name === 'firstTokenMs' || name === 'answerMs' ? SECOND_MS : 1;
}

/** What a number of the settings may be as it is typed. */
export function ruleOf(name: ModelNumber): NumberRule {
  const { least, most } = MODEL_LIMITS[name];
  const unit = unitOf(name);
  return {
    least: Math.ceil(least / unit),
    most: Math.floor(most / unit),
    isWhole: name !== 'temperature',
  };
}

/** The rule for both prices. */
export const PRICE_RULE: NumberRule = { ...MODEL_LIMITS.price, isWhole: false };

/** Reads a number as people type it, also with wide digits and with commas between thousands; null for none that a rule allows. */
export function readNumber(typed: string, { least, most, isWhole }: NumberRule): number | null {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replaceAll(/(?<=\d),(?=\d{3}\b)/g, '');
  if (!/^\d+(?:\.\d+)?$|^\.\d+$/.test(text)) return null;
  const value = Number(text);
  return value < least || value > most || (isWhole && !Number.isInteger(value)) ? null : value;
}

/** A number of the settings as it stands in its field. */
export function numberText(settings: ModelSettings, name: ModelNumber): string {
  return String(settings[name] / unitOf(name));
}

/** The settings with a number that was typed and fits its rule. */
export function withNumber(settings: ModelSettings, name: ModelNumber, typed: number): ModelSettings {
  return { ...settings, [name]: typed * unitOf(name) };
}

/**
 * The price when one of its two numbers was typed.
 *
 * @param typed null where the field was emptied: nothing is paid for these
 */
export function withPrice(
  price: ModelPrice | null,
  name: keyof ModelPrice,
  typed: number | null,
): ModelPrice | null {
  const changed = { ...(price ?? { tokensIn: 0, tokensOut: 0 }), [name]: typed ?? 0 };
  return changed.tokensIn === 0 && changed.tokensOut === 0 ? null : changed;
}
