import { z } from 'zod';
import { MODEL_KINDS, PROVIDER_KINDS } from './provider-settings.ts';
import type { ModelSettings, ProviderSettings } from './provider-settings.ts';

/** Longest wait for the first piece of an answer, in milliseconds: below it lie the limits of the network itself. */
export const MOST_FIRST_TOKEN_MS = 300_000;

/** What the numbers of a model's settings may be, both ends included; times in milliseconds. */
export const MODEL_LIMITS = {
  concurrency: { least: 1, most: 64 },
  contextTokens: { least: 1, most: 10_000_000 },
  temperature: { least: 0, most: 2 },
  firstTokenMs: { least: 1, most: MOST_FIRST_TOKEN_MS },
  answerMs: { least: 1, most: 3_600_000 },
  /** For a million tokens. */
  price: { least: 0, most: 1_000_000 },
} as const;

/** The longest texts of a model's settings, in UTF-16 units. */
export const MODEL_TEXT_LIMITS = {
  baseUrl: 2_000,
  model: 200,
  apiVersion: 100,
  instructions: 20_000,
} as const;

const number = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().min(least).max(most);
const whole = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.int().min(least).max(most);

/** The settings of a model as they are stored and sent. The model has no name until a person has chosen one. */
export const modelSettingsSchema: z.ZodType<ModelSettings> = z.object({
  kind: z.enum(MODEL_KINDS),
  baseUrl: z.string().max(MODEL_TEXT_LIMITS.baseUrl),
  model: z.string().max(MODEL_TEXT_LIMITS.model),
  apiVersion: z.string().max(MODEL_TEXT_LIMITS.apiVersion).nullable(),
  concurrency: whole(MODEL_LIMITS.concurrency),
  contextTokens: whole(MODEL_LIMITS.contextTokens),
  temperature: number(MODEL_LIMITS.temperature),
  firstTokenMs: whole(MODEL_LIMITS.firstTokenMs),
  answerMs: whole(MODEL_LIMITS.answerMs),
  language: z.enum(['documents', 'en', 'ja']),
  instructions: z.string().max(MODEL_TEXT_LIMITS.instructions),
  price: z
    .object({ tokensIn: number(MODEL_LIMITS.price), tokensOut: number(MODEL_LIMITS.price) })
    .nullable()
    .default(null),
});

/** Who writes the definitions of a project, as it is stored and sent. */
export const providerSettingsSchema: z.ZodType<ProviderSettings> = z.object({
  chosen: z.enum(PROVIDER_KINDS),
  ollama: modelSettingsSchema.nullable(),
  openai: modelSettingsSchema.nullable(),
});
