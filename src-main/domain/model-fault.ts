/** What can be wrong with a model or its server. */
export const MODEL_FAULTS = [
  /** Nobody answers at the address. */
  'server-unreachable',
  /** The address is none, has a key or a password in it, sends requests on elsewhere, or is not one of such a server. */
  'address-unusable',
  /** The server says that something is wrong with itself (5xx), or what answers is no such server. */
  'server-failed',
  /** The server wants fewer requests, and waiting did not help. */
  'too-many-requests',
  'key-refused',
  'model-missing',
  /** The server does not take this request, so that asking again is in vain: another setting may help. */
  'request-refused',
  /** No first piece, or no end, in the time that the settings give. */
  'too-slow',
  /** The answer broke off, or has another form than the protocol's. */
  'answer-broken',
  /** The answer is longer than may be. */
  'answer-too-long',
] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];
