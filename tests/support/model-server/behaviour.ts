/** What a test wants the server to do with one request. */
export type Behaviour =
  /** A good answer: this value as JSON, in several pieces. */
  | { readonly kind: 'answer'; readonly json: unknown }
  /** A good answer, whose response ends so many milliseconds after its last line. */
  | { readonly kind: 'ends-late'; readonly json: unknown; readonly milliseconds: number }
  /** A good answer, whose connection breaks after its last line, before the response has ended. */
  | { readonly kind: 'breaks-late'; readonly json: unknown }
  /** A good answer of the protocol with this text, which need not be JSON. */
  | { readonly kind: 'text'; readonly text: string }
  /** Stops at the most tokens that an answer may have. */
  | { readonly kind: 'length'; readonly text: string }
  /** Nothing comes, not even a status, and the connection stays open. */
  | { readonly kind: 'silent' }
  /** The first piece comes, then nothing more, and the connection stays open. */
  | { readonly kind: 'stalls'; readonly text: string }
  /** The first piece comes, then the connection breaks. */
  | { readonly kind: 'cut'; readonly text: string }
  /** The first piece comes, then the answer ends in good order but without its last line. */
  | { readonly kind: 'unfinished'; readonly text: string }
  /** The connection breaks before anything was said. */
  | { readonly kind: 'drop' }
  /** A good status and these bytes in place of the protocol's lines. */
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string }
  /** One piece after another, each of a thousand characters, until the client closes the connection. */
  | { readonly kind: 'endless' }
  /** A status with headers, such as 429 with Retry-After or 307 with Location. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** A question as the server understood it, the same for both protocols. */
export interface Question {
  readonly protocol: 'ollama' | 'openai';
  readonly model: string;
  /** The text of the system's message. */
  readonly instructions: string;
  /** The text of the user's message. */
  readonly content: string;
  /** The JSON Schema that was sent along; null where none was. */
  readonly schema: unknown;
  /** Place in the order of questions, from 0. */
  readonly index: number;
  /** When its head was read, on the server's monotonic clock in milliseconds. */
  readonly arrivedAt: number;
}

/** Decides what happens to a question. A promise lets a test keep the server silent until it resolves. */
export type Conduct = (question: Question) => Behaviour | Promise<Behaviour>;
