import { z } from 'zod';
import {
  modelSettingsSchema,
  providerSettingsSchema,
} from '../../src-main/domain/provider-settings-schema.ts';
import { MODEL_KINDS } from '../../src-main/domain/provider-settings.ts';
import type { ConnectionView, ProviderView, RunEstimate } from '../../src-main/domain/provider-view.ts';
import { RUN_SCOPES } from '../../src-main/domain/run.ts';
import { answers, nothing, projectId, termKey } from './request.ts';

/** Requests about who writes the definitions of a project, and models. */
export const PROVIDER_REQUESTS = {
  /** Who writes the definitions of a project. */
  'provider:get': answers<ProviderView>()(z.object({ projectId })),
  'provider:change': answers<ProviderView>()(z.object({ projectId, settings: providerSettingsSchema })),
  /** Keeps a key for the server that the settings of a kind name, and sends it to no other; null forgets it. */
  'provider:setKey': answers<ProviderView>()(
    z.object({ projectId, kind: z.enum(MODEL_KINDS), key: z.string().min(1).max(5_000).nullable() }),
  ),
  /** The models that a server lists, also before the settings are kept. */
  'provider:models': answers<ConnectionView>()(z.object({ projectId, settings: modelSettingsSchema })),
  /** Asks a model for a tiny answer, also before the settings are kept. Nothing of a document is sent. */
  'provider:test': answers<ConnectionView>()(z.object({ projectId, settings: modelSettingsSchema })),
  /** Ends the test of this window that is under way, if there is one; that test fails with `stopped`. */
  'provider:stopTest': answers<void>()(nothing),
  /** Notes that the person agrees that passages of this project go to a host; the app remembers it. */
  'provider:allow': answers<ProviderView>()(z.object({ projectId, host: z.string().min(1).max(300) })),
  /** What a run would ask of the chosen model; null where nobody is asked. */
  'provider:estimate': answers<RunEstimate | null>()(
    z.object({
      projectId,
      scope: z.enum(RUN_SCOPES),
      termKeys: z.array(termKey).min(1).max(10_000).optional(),
    }),
  ),
  /** Shows the log of all requests to servers in the file manager; false where there is none yet. */
  'provider:showRequests': answers<boolean>()(nothing),
} as const;
