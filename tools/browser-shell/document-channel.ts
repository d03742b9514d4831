import { DevToolsError } from './chromium/devtools.ts';
import type { DevToolsSession } from './chromium/devtools.ts';

/** So much is sent at once, in characters. A page has time for other things between two of them. */
const BATCH_LENGTH = 1_000_000;
const BATCHES_UNDER_WAY = 2;

/**
 * The way to one document of a page, for as long as it is shown. Everything goes through one queue, so that a
 * page sees replies and events in the order in which they were sent. The queue has no bound.
 */
export class DocumentChannel {
  readonly contextId: number;
  readonly #session: DevToolsSession;
  readonly #receiver: string;
  readonly #queue: string[] = [];
  #underWay = 0;
  #ended = false;
  /** What has to be done with earlier messages before a later one may be. */
  #earlier: Promise<void> | null = null;

  /**
   * @param contextId the document's world of the preload script
   * @param receiver the shell's object in that world
   */
  constructor(session: DevToolsSession, contextId: number, receiver: string) {
    this.#session = session;
    this.contextId = contextId;
    this.#receiver = receiver;
  }

  /** Whether the document has been left. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Leaves the document: what is not sent yet is for nobody any more. */
  end(): void {
    this.#ended = true;
    this.#queue.length = 0;
  }

  /** Sends a message of plain JSON to the document. */
  post(message: readonly unknown[]): void {
    if (this.#ended) return;
    this.#queue.push(JSON.stringify(message));
    this.#flush();
  }

  /**
   * Does something about a message from the document, after everything about earlier messages is done: at once
   * where nothing is waited for.
   *
   * @param prepare what has to be waited for, null for nothing
   */
  inOrder(prepare: Promise<string> | null, text: string, act: (text: string) => void): void {
    if (prepare === null && this.#earlier === null) {
      act(text);
      return;
    }
    const earlier = this.#earlier ?? Promise.resolve();
    const mine = earlier.then(async () => act(prepare === null ? text : await prepare));
    this.#earlier = mine;
    mine
      .finally(() => {
        if (this.#earlier === mine) this.#earlier = null;
      })
      .catch(rethrowUnlessGone);
  }

  /** The path of the file that a token stands for, empty when it is no file of the disk. */
  async pathOf(token: string): Promise<string> {
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      executionContextId: this.contextId,
      functionDeclaration: `function (token) { return globalThis[${JSON.stringify(this.#receiver)}].file(token); }`,
      arguments: [{ value: token }],
    });
    if (result.objectId === undefined) return '';
    const { objectId } = result;
    try {
      return (await this.#session.send('DOM.getFileInfo', { objectId })).path;
    } finally {
      this.#session.post('Runtime.releaseObject', { objectId });
    }
  }

  #flush(): void {
    while (this.#underWay < BATCHES_UNDER_WAY && this.#queue.length > 0) {
      let length = 0;
      let count = 0;
      while (count < this.#queue.length && (count === 0 || length < BATCH_LENGTH)) {
        length += this.#queue[count]?.length ?? 0;
        count += 1;
      }
      void this.#send(`[${this.#queue.splice(0, count).join(',')}]`);
    }
  }

  async #send(batch: string): Promise<void> {
    this.#underWay += 1;
    try {
      await this.#session.send('Runtime.callFunctionOn', {
        executionContextId: this.contextId,
        functionDeclaration: `function (batch) { globalThis[${JSON.stringify(this.#receiver)}].receive(batch); }`,
        arguments: [{ value: batch }],
        silent: true,
      });
      this.#underWay -= 1;
      this.#flush();
    } catch (error) {
      this.end();
      rethrowUnlessGone(error);
    }
  }
}

/** A document that went away meanwhile is no fault. */
function rethrowUnlessGone(error: unknown): void {
  if (!(error instanceof DevToolsError)) throw error;
}
