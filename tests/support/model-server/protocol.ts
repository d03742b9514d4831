import type { Question } from './behaviour.ts';

/** How the pieces of an answer look on the wire. */
export interface Protocol {
  readonly contentType: string;
  readonly piece: (text: string) => string;
  readonly end: (reason: 'stop' | 'length') => string;
}

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

const COMPLETION = { id: 'completion-1', object: 'chat.completion.chunk', created: 1, model: 'double' };

export const PROTOCOLS: Readonly<Record<Question['protocol'], Protocol>> = {
  ollama: {
    contentType: 'application/x-ndjson',
    piece: (text) => `${JSON.stringify({ message: { role: 'assistant', content: text }, done: false })}\n`,
    end: (reason) =>
      `${JSON.stringify({ message: { role: 'assistant', content: '' }, done: true, done_reason: reason, prompt_eval_count: 11, eval_count: 7 })}\n`,
  },
  openai: {
    contentType: 'text/event-stream; charset=utf-8',
    piece: (text) =>
      event({ ...COMPLETION, choices: [{ index: 0, delta: { content: text }, finish_reason: null }] }),
    end: (reason) =>
      event({ ...COMPLETION, choices: [{ index: 0, delta: {}, finish_reason: reason }] }) +
      event({
        ...COMPLETION,
        choices: [],
        usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
      }) +
      'data: [DONE]\n\n',
  },
};

/** A text in three pieces, so that one of them has to be put together again. */
export function piecesOf(text: string): string[] {
  const third = Math.max(1, Math.ceil(text.length / 3));
  return [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)].filter(
    (piece) => piece !== '',
  );
}
