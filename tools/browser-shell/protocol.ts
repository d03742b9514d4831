import type { Protocol as DevTools } from '../../node_modules/playwright-core/types/protocol.d.ts';
import {
  isRegisteredScheme,
  registerScheme,
  toAppAddress,
  toBrowserAddress,
  toBrowserPolicy,
} from './app-address.ts';
import type { DevToolsSession } from './chromium/devtools.ts';

/** A scheme of the app. The shell needs it to be standard and secure: its pages are https to Chromium. */
export interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: {
    readonly standard?: boolean;
    readonly secure?: boolean;
    readonly supportFetchAPI?: boolean;
  };
}

type Handler = (request: Request) => Response | Promise<Response>;
type PausedRequest = DevTools.Events['Fetch.requestPaused'];

const handlers = new Map<string, Handler>();

export const protocol = {
  /** Names the schemes of the app. Throws an Error for one that is not standard and secure. */
  registerSchemesAsPrivileged: (schemes: readonly CustomScheme[]): void => {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(
          `The browser shell can only have the scheme "${scheme}" as a standard and secure one.`,
        );
      }
      registerScheme(scheme);
    }
  },
  /** Answers requests to a scheme. Throws an Error when it was not registered, or has a handler. */
  handle: (scheme: string, handler: Handler): void => {
    if (!isRegisteredScheme(scheme)) {
      throw new Error(`The browser shell needs the scheme "${scheme}" to be registered as privileged.`);
    }
    if (handlers.has(scheme)) throw new Error('Failed to register protocol: ' + scheme);
    handlers.set(scheme, handler);
  },
};

/** Whether a request that Chromium makes is to a scheme of the app. */
export function isAppRequest({ request }: PausedRequest): boolean {
  return toAppAddress(request.url) !== request.url;
}

/** Lets the app answer a request to one of its schemes. */
export async function answerAppRequest(session: DevToolsSession, paused: PausedRequest): Promise<void> {
  const { requestId } = paused;
  const address = toAppAddress(paused.request.url);
  const handler = handlers.get(address.slice(0, address.indexOf(':')));
  if (handler === undefined) {
    session.post('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
    return;
  }
  try {
    const response = await handler(requestOf(paused, address));
    if (response.type === 'error') {
      session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    // Whole: Chromium takes no answer in parts.
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    session.post('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({
        name,
        value: headerForBrowser(name, value),
      })),
      body,
    });
  } catch (error) {
    console.error(`The handler of ${address} failed:`, error);
    session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

function requestOf({ request }: PausedRequest, address: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toAppAddress(value));
  const body = request.postData === undefined ? {} : { body: request.postData };
  return new Request(address, { method: request.method, headers, ...body });
}

function headerForBrowser(name: string, value: string): string {
  if (/^content-security-policy(-report-only)?$/.test(name)) return toBrowserPolicy(value);
  return name === 'location' ? toBrowserAddress(value) : value;
}
