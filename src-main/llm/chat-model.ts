/** The port to a model behind a server: one request, one answer in JSON. */

/** Answers are asked for in this form, as JSON Schema, where the server takes one. */
export interface AnswerSchema {
  /** Letters, digits and underscores: some servers want a name. */
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ChatRequest {
  /** What the model is to do; holds nothing from documents. */
  readonly instructions: string;
  /** What it is to do it with. */
  readonly content: string;
  readonly answer: AnswerSchema;
  /** Longest answer, in tokens. */
  readonly mostTokens: number;
}

export interface ChatAnswer {
  /** As the model gave it: nobody has checked yet that it is JSON, or of the form that was asked for. */
  readonly text: string;
  /** As the server counted; null where it does not tell. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

/** A model of a server. */
export interface ChatModel {
  /** Name and version of everything that shapes its answers: kind of server, model, temperature. No address, no key. */
  readonly identity: string;
  /**
   * Asks the model once. What can be mended by asking again is asked again inside.
   *
   * @throws ModelError, see its `fault`; the signal's reason when stopped: the server then sees the connection close
   */
  ask(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer>;
}
