/** Who writes the definitions: the program itself, or a server with a model. */
export const PROVIDER_KINDS = ['extractive', 'ollama', 'openai'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Kinds of servers with models. */
export const MODEL_KINDS = ['ollama', 'openai'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** What a model costs, for a million tokens, in whatever currency the person counts. */
export interface ModelPrice {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What a server with a model is asked with, and how. Holds no key: keys are never stored with a project. */
export interface ModelSettings {
  /** Ollama's own protocol, or the one of OpenAI that llama.cpp, LM Studio, vLLM and others speak too. */
  readonly kind: ModelKind;
  /** Address of the server, without a key or a password in it. */
  readonly baseUrl: string;
  /** The model; the name of the deployment under Azure. */
  readonly model: string;
  /** Version of the interface, in a query of each request; only Azure OpenAI needs one. */
  readonly apiVersion: string | null;
  /** How many requests may be under way at once; at least 1. */
  readonly concurrency: number;
  /** How much a request and its answer may hold together, in tokens. */
  readonly contextTokens: number;
  /** 0 for the answer that the model finds most likely. */
  readonly temperature: number;
  /** How long the first piece of an answer may take, in milliseconds: a large model has to be loaded first. */
  readonly firstTokenMs: number;
  /** How long a whole answer may take, in milliseconds. */
  readonly answerMs: number;
  /** The language of definitions: that of the documents, or always the same. */
  readonly language: 'documents' | 'en' | 'ja';
  /** What the person wants to be heeded, such as a style; empty for nothing. */
  readonly instructions: string;
  /** Null where the person gave none. */
  readonly price: ModelPrice | null;
}

/** Who writes the definitions of a project. The settings of the others are kept, so that a person can go back to them. */
export interface ProviderSettings {
  readonly chosen: ProviderKind;
  /** Null until a person has set it up. */
  readonly ollama: ModelSettings | null;
  readonly openai: ModelSettings | null;
}

/** The settings of a new project: it works without a model. */
export const NEW_PROVIDER_SETTINGS: ProviderSettings = { chosen: 'extractive', ollama: null, openai: null };

/**
 * Where the settings of a run come from: a person has just chosen them, or they are those of an earlier run and stand in
 * the project file, where somebody else may have written them.
 */
export type SettingsOrigin = 'chosen' | 'stored';

/** Settings that hold unless a person chose others. */
export const DEFAULT_MODEL_SETTINGS = {
  apiVersion: null,
  concurrency: 1,
  contextTokens: 8_192,
  temperature: 0,
  firstTokenMs: 120_000,
  answerMs: 300_000,
  language: 'documents',
  instructions: '',
  price: null,
} as const satisfies Partial<ModelSettings>;

/** Where servers are when they were installed as usual. */
export const DEFAULT_BASE_URLS = {
  ollama: 'http://127.0.0.1:11434',
  openai: 'https://api.openai.com/v1',
} as const satisfies Record<ModelKind, string>;
