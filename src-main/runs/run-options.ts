import { z } from 'zod';
import type { ModelSettings } from '../domain/provider-settings.ts';
import { modelSettingsSchema } from '../domain/provider-settings-schema.ts';
import type { RunSettings } from '../domain/run.ts';
import { hostOf } from './server-address.ts';

/** A run needs a model with a name; settings that a person is still making need none. */
const namedModelSchema = modelSettingsSchema.refine(({ model }) => model !== '');

/** What a run is started with besides its scope; stored with it, so that it can be resumed. Holds no key. */
export const runOptionsSchema = z.object({
  /** Absolute path of the folder to read first, or null to take the documents as they are. */
  folder: z.string().nullable(),
  /** The built-in provider, or the model to ask. */
  provider: z.union([z.literal('extractive'), namedModelSchema]),
  /** Paths of the documents to extract; all of them where it is not given. */
  documents: z.array(z.string()).optional(),
  /** Keys of the terms to define, check and refine; all of them where it is not given. */
  terms: z.array(z.string()).optional(),
});

export type RunOptions = z.infer<typeof runOptionsSchema>;

const settingsSchema = z.object({
  folder: z.string().nullable().catch(null),
  provider: z
    .union([
      z.string().transform((name) => ({ name, price: null })),
      namedModelSchema.transform((settings) => ({ name: nameOf(settings), price: settings.price })),
    ])
    .catch({ name: '', price: null }),
  documents: z.array(z.string()).nullable().catch(null),
  terms: z.array(z.string()).nullable().catch(null),
});

/**
 * What a run was started with, for people to read: also where another version of the program has written it.
 *
 * @param options the stored options, as JSON
 */
export function settingsOf(options: string): RunSettings {
  const { provider, ...others } = settingsSchema.parse(JSON.parse(options));
  return { ...others, provider: provider.name, price: provider.price };
}

/** A model for people: its kind of server, its name and where it is. */
function nameOf({ kind, model, baseUrl }: ModelSettings): string {
  return `${kind}: ${model} (${hostOf(baseUrl)})`;
}
