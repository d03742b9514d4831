import { ActionableError } from '../domain/errors.ts';
import { NEW_PROVIDER_SETTINGS } from '../domain/provider-settings.ts';
import type { ModelSettings, ProviderSettings } from '../domain/provider-settings.ts';
import { providerSettingsSchema } from '../domain/provider-settings-schema.ts';
import { originOf, serverNameOf } from '../domain/server-origin.ts';
import type { RunScope } from '../domain/run.ts';
import type { RunOptions } from '../runs/run-options.ts';
import { addressProblem, hostOf, isLocal } from '../runs/server-address.ts';
import { estimateRun } from './estimate.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectProvider } from './project.ts';

/** What a person agreed to: that passages of a project go to a server on another computer. */
export interface Consents {
  /**
   * @param realPath of the project file
   * @param origin scheme, host and port of the server
   */
  has(realPath: string, origin: string): Promise<boolean>;
  add(realPath: string, origin: string): Promise<void>;
}

/** Scopes that ask nobody. */
const SILENT: readonly RunScope[] = ['extract'];

/**
 * Who writes the definitions of an open project.
 *
 * @param realPath of the project file
 * @param consents null where naming a server is agreement enough
 */
export function projectProvider(
  { db }: Pick<ProjectContext, 'db'>,
  realPath: string,
  consents: Consents | null,
): ProjectProvider {
  const get = async (): Promise<ProviderSettings> => readSettings(await db.read.providerSettings());
  const isAllowed = async (baseUrl: string): Promise<boolean> => {
    if (consents === null || isLocal(baseUrl)) return true;
    const origin = originOf(baseUrl);
    return origin !== null && consents.has(realPath, origin);
  };
  return {
    get,
    change: async (settings) => {
      for (const { baseUrl, model } of modelsOf(settings)) refuseAddress(baseUrl, model);
      await db.write.setProviderSettings(JSON.stringify(settings));
    },
    server: async ({ baseUrl }) => {
      const local = isLocal(baseUrl);
      return {
        host: serverNameOf(baseUrl, local),
        isLocal: local,
        isAllowed: await isAllowed(baseUrl),
      };
    },
    allow: async (host) => {
      const addresses = [
        ...modelsOf(await get()).map(({ baseUrl }) => baseUrl),
        ...(await db.read.listModelAddresses()),
      ];
      const named = addresses.find((address) => serverNameOf(address, isLocal(address)) === host);
      const origin = named === undefined ? null : originOf(named);
      if (origin === null) return false;
      await consents?.add(realPath, origin);
      return true;
    },
    assertAllowed: async (scope, provider) => {
      if (provider === 'extractive' || SILENT.includes(scope)) return;
      // An address that is none is refused, with its reason, when the model is made.
      if (originOf(provider.baseUrl) === null || (await isAllowed(provider.baseUrl))) return;
      throw serverNotAllowed(provider);
    },
    ofRun: async (scope) => (SILENT.includes(scope) ? 'extractive' : providerOf(await get())),
    estimate: async (scope, termKeys) => {
      const { chosen, ...models } = await get();
      if (chosen === 'extractive' || !isSetUp(models[chosen]) || SILENT.includes(scope)) return null;
      return estimateRun(db, scope, termKeys);
    },
  };
}

/** Reads what stands in a project file, which somebody else may have written: what is no settings counts as none. */
function readSettings(json: string | null): ProviderSettings {
  if (json === null) return NEW_PROVIDER_SETTINGS;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return NEW_PROVIDER_SETTINGS;
  }
  const parsed = providerSettingsSchema.safeParse(value);
  if (!parsed.success) return NEW_PROVIDER_SETTINGS;
  const { chosen, ollama, openai } = parsed.data;
  return { chosen, ollama: withAddress(ollama, 'ollama'), openai: withAddress(openai, 'openai') };
}

/** Settings whose address is none, or holds a password, are as if they were never made. */
function withAddress(settings: ModelSettings | null, kind: ModelSettings['kind']): ModelSettings | null {
  return settings?.kind === kind && addressProblem(settings.baseUrl) === null ? settings : null;
}

function modelsOf({ ollama, openai }: ProviderSettings): readonly ModelSettings[] {
  return [ollama, openai].filter((settings) => settings !== null);
}

/** A model without a name is still being set up. */
function isSetUp(settings: ModelSettings | null): settings is ModelSettings {
  return settings !== null && settings.model.trim() !== '';
}

function providerOf({ chosen, ...models }: ProviderSettings): RunOptions['provider'] {
  if (chosen === 'extractive') return chosen;
  const settings = models[chosen];
  if (isSetUp(settings)) return settings;
  throw providerNotSetUp(chosen);
}

/**
 * A model was chosen whose server or name nobody has given yet.
 *
 * @param kind of the chosen provider
 */
export function providerNotSetUp(kind: ModelSettings['kind']): ActionableError {
  return new ActionableError(
    'provider-not-set-up',
    'The model that is to write the definitions is not set up yet. Nothing was changed.',
    'Set it up, or choose the built-in provider.',
    { values: { kind } },
  );
}

function serverNotAllowed({ baseUrl, model }: ModelSettings): ActionableError {
  const host = serverNameOf(baseUrl, isLocal(baseUrl));
  return new ActionableError(
    'server-not-allowed',
    `Nobody has agreed yet that passages of this project go to ${host}. Nothing was sent or changed.`,
    'Agree to it, or choose another provider.',
    { values: { host, model } },
  );
}

/** @throws ActionableError `model-address-unusable`; nothing of the address is repeated where it is none */
function refuseAddress(baseUrl: string, model: string): void {
  const problem = addressProblem(baseUrl);
  if (problem === null) return;
  throw new ActionableError(
    'model-address-unusable',
    `${problem} The settings are as they were.`,
    'Give the address alone, such as http://127.0.0.1:11434 or https://api.openai.com/v1.',
    { values: { host: hostOf(baseUrl), model } },
  );
}
