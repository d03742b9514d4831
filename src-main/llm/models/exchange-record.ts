import { ModelError } from '../model-error.ts';
import type { ModelFault } from '../model-error.ts';

/** What is known of one request to a server: nothing of what was said, no key, no path. */
export interface ExchangeRecord {
  /** Name and port of the server. */
  readonly host: string;
  /** What was asked for: the list of models, or a form of answer by its name. */
  readonly purpose: string;
  /** Without headers. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly milliseconds: number;
  /** Null where none came. */
  readonly status: number | null;
  /** Null where the request was answered; `stopped` where a person or the end of the run stopped it. */
  readonly fault: ModelFault | 'stopped' | null;
}

/** Hears of each request to a server when it is over. It throws nothing. */
export type ExchangeListener = (record: ExchangeRecord) => void;

/** Measures one request. */
export interface ExchangeMeter {
  /** To be called with the body when the request leaves. */
  readonly sent: (body: unknown) => void;
  /** To be called when the response begins, with its status. */
  readonly began: (status: number) => void;
  /** To be called with each piece of its body. */
  readonly received: (bytes: number) => void;
  /** To be called when the request is over, with what ended it; null for an answer. */
  readonly ended: (error: unknown) => void;
}

/** Tells the listener of a request that was sent, once, when it is over. */
export function createExchangeMeter(
  { host, purpose }: Pick<ExchangeRecord, 'host' | 'purpose'>,
  signal: AbortSignal,
  listener: ExchangeListener,
): ExchangeMeter {
  let sentAt: number | null = null;
  let bytesSent = 0;
  let bytesReceived = 0;
  let status: number | null = null;
  return {
    sent: (body) => {
      sentAt ??= performance.now();
      bytesSent += typeof body === 'string' ? Buffer.byteLength(body) : 0;
    },
    began: (answered) => {
      status = answered;
    },
    received: (bytes) => {
      bytesReceived += bytes;
    },
    ended: (error) => {
      if (sentAt === null) return;
      const milliseconds = Math.round(performance.now() - sentAt);
      const fault = faultOf(error, signal);
      listener({ host, purpose, bytesSent, bytesReceived, milliseconds, status, fault });
    },
  };
}

function faultOf(error: unknown, signal: AbortSignal): ExchangeRecord['fault'] {
  if (error === null) return null;
  if (signal.aborted) return 'stopped';
  return error instanceof ModelError ? error.fault : 'answer-broken';
}
