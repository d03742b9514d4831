import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Events = Protocol.Events;
type EventName = Extract<keyof Events, string>;
type CommandName = Extract<keyof Commands, string>;

/** A command was refused, or the browser or page that it was for is gone. */
export class DevToolsError extends Error {
  override readonly name = 'DevToolsError';
}

interface Pending {
  readonly session: string | null;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Chromium's DevTools protocol over a pair of pipes: messages of JSON, each ended by a zero byte. */
export class DevToolsConnection {
  /** The session of the browser itself. */
  readonly browser: DevToolsSession;
  readonly #output: Writable;
  readonly #sessions = new Map<string, DevToolsSession>();
  readonly #pending = new Map<number, Pending>();
  #rest: Buffer[] = [];
  #lastId = 0;
  #closed = false;

  /**
   * @param output what Chromium reads from
   * @param input what Chromium writes to
   */
  constructor(output: Writable, input: Readable) {
    this.#output = output;
    this.browser = new DevToolsSession(this, null);
    input.on('data', (chunk: Buffer) => this.#receive(chunk));
    input.on('close', () => this.#close());
    input.on('error', () => this.#close());
    // A browser that is gone is noticed by its end of the other pipe.
    output.on('error', () => this.#close());
  }

  /** The session of a target that the browser attached to. */
  session(id: string): DevToolsSession {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session = new DevToolsSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  /** Sends a command and answers its result. Rejects with DevToolsError. */
  async send(method: string, params: object, session: string | null): Promise<unknown> {
    if (this.#closed) throw new DevToolsError(`${method}: the browser is closed.`);
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { session, resolve, reject });
    });
    const message = session === null ? { id, method, params } : { id, method, params, sessionId: session };
    this.#output.write(`${JSON.stringify(message)}\0`);
    return answer;
  }

  #receive(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      this.#rest.push(chunk.subarray(from, end));
      const text = Buffer.concat(this.#rest).toString('utf8');
      this.#rest = [];
      from = end + 1;
      const message: unknown = JSON.parse(text);
      if (isMessage(message)) this.#handle(message);
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from));
  }

  #handle(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error === undefined) pending?.resolve(message.result);
      else pending?.reject(new DevToolsError(message.error.message));
      return;
    }
    if (message.method === undefined) return;
    if (message.sessionId === undefined) {
      this.browser.emit(message.method, message.params);
      if (message.method === 'Target.detachedFromTarget') this.#endSession(message.params);
    } else {
      this.#sessions.get(message.sessionId)?.emit(message.method, message.params);
    }
  }

  /** What was asked of a page that is gone is answered by nobody. */
  #endSession(params: unknown): void {
    if (!isEventOf('Target.detachedFromTarget', params)) return;
    this.#sessions.get(params.sessionId)?.end();
    this.#sessions.delete(params.sessionId);
    for (const [id, pending] of this.#pending) {
      if (pending.session !== params.sessionId) continue;
      this.#pending.delete(id);
      pending.reject(new DevToolsError('The page is closed.'));
    }
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const pending of this.#pending.values()) pending.reject(new DevToolsError('The browser is closed.'));
    this.#pending.clear();
    for (const session of this.#sessions.values()) session.end();
    this.#sessions.clear();
    this.browser.end();
  }
}

/** One end of the connection: the browser, or one page. */
export class DevToolsSession {
  readonly id: string | null;
  /** Resolves when the page, or the browser, is gone. */
  readonly ended: Promise<void>;
  readonly #connection: DevToolsConnection;
  readonly #listeners = new Map<string, ((params: unknown) => void)[]>();
  #end: () => void = () => undefined;

  constructor(connection: DevToolsConnection, id: string | null) {
    this.#connection = connection;
    this.id = id;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Sends a command. Rejects with DevToolsError when it is refused or the page is gone. */
  async send<Name extends CommandName>(method: Name, params: Commands[Name]): Promise<Results[Name]> {
    const result = await this.#connection.send(method, params, this.id);
    if (isResultOf(method, result)) return result;
    throw new DevToolsError(`${method} was answered without a result.`);
  }

  /**
   * Sends a command whose answer nobody needs. That the page went away meanwhile is no fault: what belonged to
   * it went away too.
   */
  post<Name extends CommandName>(method: Name, params: Commands[Name]): void {
    this.send(method, params).catch((error: unknown) => {
      if (!(error instanceof DevToolsError)) throw error;
    });
  }

  /** Listens to an event. */
  on<Name extends EventName>(name: Name, listener: (params: Events[Name]) => void): void {
    const listeners = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, listeners);
    listeners.push((params) => {
      if (isEventOf(name, params)) listener(params);
    });
  }

  /** Passes an event on to who listens. */
  emit(name: string, params: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(params);
  }

  /** Says that the page, or the browser, is gone. */
  end(): void {
    this.#end();
  }
}

/** The browser is trusted to speak its protocol: only the outermost form is looked at. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null;
}

function isResultOf<Name extends CommandName>(_method: Name, value: unknown): value is Results[Name] {
  return typeof value === 'object' && value !== null;
}

function isEventOf<Name extends EventName>(_name: Name, value: unknown): value is Events[Name] {
  return typeof value === 'object' && value !== null;
}
