import type { ModelFault } from './model-fault.ts';
import type { ModelKind, ProviderSettings } from './provider-settings.ts';

/** Where the key for a server is: nowhere, in the secret store of the system, or in memory until the app closes. */
export type KeyPlace = 'none' | 'stored' | 'until-close';

/** What is known of the server that the settings of a model name. */
export interface ServerView {
  /** Name and port, as people are told of it. */
  readonly host: string;
  /** Whether what is sent to it stays on this computer. */
  readonly isLocal: boolean;
  /** Whether the person has agreed that passages of this project go there; always so for a local one. */
  readonly isAllowed: boolean;
  readonly key: KeyPlace;
}

/** Who writes the definitions of a project, for its settings page. */
export interface ProviderView {
  readonly settings: ProviderSettings;
  /** Null where it is not set up, or its address is none. */
  readonly servers: Readonly<Record<ModelKind, ServerView | null>>;
  /** Whether the system protects keys that are stored; where not, a key is kept until the app closes. */
  readonly keepsKeys: boolean;
}

/** What a server answered before any run needs it, or what is wrong, for the page to say in its language. */
export type ConnectionView =
  | {
      readonly ok: true;
      /** Names of the models that the server lists; empty where it lists none. */
      readonly models: readonly string[];
    }
  | { readonly ok: false; readonly fault: ModelFault | 'schema-not-obeyed' };

/** What a run is going to ask of a model, as far as it can be known beforehand. */
export interface RunEstimate {
  /** Requests, without those that are asked again. */
  readonly requests: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** False where new terms may be found first, so that there may be more. */
  readonly isWhole: boolean;
}
