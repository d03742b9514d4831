import { z } from 'zod';
import { MODEL_KINDS, PROVIDER_KINDS } from './provider-settings.ts';
import type { ModelSettings, ProviderSettings } from './provider-settings.ts';

/** Longest wait for the first piece of an answer, in milliseconds: below it lie the limits of the network itself. */
export const MOST_FIRST_TOKEN_MS = 300_000;
const MOST_ANSWER_MS = 3_600_000;

const price = z.number().nonnegative().max(1_000_000);

/** The settings of a model as they are stored and sent. */
export const modelSettingsSchema: z.ZodType<ModelSettings> = z.object({
  kind: z.enum(MODEL_KINDS),
  baseUrl: z.string().max(2_000),
  model: z.string().min(1).max(200),
  apiVersion: z.string().max(100).nullable(),
  concurrency: z.int().min(1).max(64),
  contextTokens: z.int().min(1).max(10_000_000),
  temperature: z.number().min(0).max(2),
  firstTokenMs: z.int().min(1).max(MOST_FIRST_TOKEN_MS),
  answerMs: z.int().min(1).max(MOST_ANSWER_MS),
  language: z.enum(['documents', 'en', 'ja']),
  instructions: z.string().max(20_000),
  price: z.object({ tokensIn: price, tokensOut: price }).nullable().default(null),
});

/** Who writes the definitions of a project, as it is stored and sent. */
export const providerSettingsSchema: z.ZodType<ProviderSettings> = z.object({
  chosen: z.enum(PROVIDER_KINDS),
  ollama: modelSettingsSchema.nullable(),
  openai: modelSettingsSchema.nullable(),
});
