/** The one place that turns what servers and networks answer into errors of our own words. */
import { z } from 'zod';
import type { Dispatcher } from 'undici';
import { ModelError } from '../model-error.ts';
import { bytesOf } from './answer-stream.ts';
import { readRetryAfter } from './retry-after.ts';

/** Only so many characters of what a server says about a failure are looked at. */
const MOST_READ = 4_096;

const WITH_CODE = z.object({ code: z.string() });

/** What a failure of the network comes from, as Node names it; the errors are nested. */
function codeOf(error: unknown): string {
  const code = WITH_CODE.safeParse(error).data?.code;
  if (code !== undefined) return code;
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : '';
}

const TLS_CODE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/;
const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody answers at',
  ENOTFOUND: 'There is no machine of the name',
  EAI_AGAIN: 'The name cannot be looked up now:',
  EHOSTUNREACH: 'No way leads to',
  ENETUNREACH: 'No way leads to',
  ETIMEDOUT: 'Nobody answers in time at',
  UND_ERR_CONNECT_TIMEOUT: 'Nobody answers in time at',
};

/** What it means that a request found no answer: nobody there, no trust, or a connection that broke. */
export function faultOfNetwork(error: unknown, host: string): ModelError {
  const code = codeOf(error);
  const unreachable = UNREACHABLE[code];
  if (unreachable !== undefined) return new ModelError('server-unreachable', `${unreachable} ${host}.`);
  if (TLS_CODE.test(code)) {
    return new ModelError(
      'server-unreachable',
      `No secure connection to ${host} can be made (${code}). Its certificate is not trusted, or it speaks http only.`,
    );
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    return new ModelError('too-slow', `The server at ${host} sent no first piece of an answer in time.`);
  }
  return new ModelError('server-failed', `The server at ${host} closed the connection without an answer.`);
}

/**
 * What a status that is no success means.
 *
 * @param about `now`: the time, in milliseconds since 1970, from which a Retry-After is counted; `received` hears of the
 * bytes that are read
 */
export async function faultOfStatus(
  response: Dispatcher.ResponseData,
  about: {
    readonly host: string;
    readonly model: string;
    readonly now: number;
    readonly received: (bytes: number) => void;
  },
): Promise<ModelError> {
  const { host, model, now } = about;
  const { statusCode: status } = response;
  const said = await beginningOf(response, about.received);
  const retryAfterMs = readRetryAfter(headerOf(response, 'retry-after'), now);
  if (status < 400) {
    return new ModelError(
      'address-unusable',
      `The server at ${host} sends requests on to another address (${status}). They are not sent there, as a key would go with them.`,
    );
  }
  if (status === 401 || status === 403) {
    return new ModelError('key-refused', `The server at ${host} refused the key, or wants one (${status}).`);
  }
  if (status === 404) {
    return /model|deployment/i.test(said)
      ? new ModelError('model-missing', `The server at ${host} has no model "${model}".`)
      : new ModelError(
          'address-unusable',
          `The server at ${host} knows no such path: it is another kind of server.`,
        );
  }
  if (status === 429 && said.includes('insufficient_quota')) {
    return new ModelError('request-refused', `The account at ${host} has used up what it may spend.`);
  }
  if (status === 429) {
    return new ModelError('too-many-requests', `The server at ${host} wants fewer requests.`, {
      retryAfterMs,
    });
  }
  if (status === 408 || status >= 500) {
    return new ModelError('server-failed', `The server at ${host} failed (${status}).`, { retryAfterMs });
  }
  return new ModelError('request-refused', `The server at ${host} does not take this request (${status}).`);
}

/** A header of a response, the last one where there are several; null where there is none. */
export function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  return [headers[name]].flat().at(-1) ?? null;
}

/** Text of the response where it is JSON, to look for known words in; it is never shown. */
async function beginningOf(
  response: Dispatcher.ResponseData,
  received: (bytes: number) => void,
): Promise<string> {
  if (headerOf(response, 'content-type')?.includes('json') !== true) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of bytesOf(response.body)) {
      received(piece.byteLength);
      text += decoder.decode(piece, { stream: true });
      if (text.length > MOST_READ) break;
    }
  } catch {
    // The status alone says enough where the rest broke off.
  }
  return text;
}
