import type { ChatAnswer, ChatModel, ChatRequest } from '../../../src-main/llm/chat-model.ts';
import type { DefinitionOutcome } from '../../../src-main/llm/ask-definition.ts';

/** A model that answers as it is told, and keeps what it was asked. */
export function scriptedModel(answer: (request: ChatRequest, count: number) => string): ChatModel & {
  readonly requests: ChatRequest[];
} {
  const requests: ChatRequest[] = [];
  return {
    identity: 'scripted/1',
    requests,
    ask: async (request): Promise<ChatAnswer> => {
      requests.push(request);
      return { text: answer(request, requests.length), tokensIn: 100, tokensOut: 10 };
    },
  };
}

export function answerOf(
  definition: string | null,
  sources: readonly (readonly [passage: string, quote: string])[] = [],
  confidence = 0.9,
): string {
  return JSON.stringify({
    definition,
    sources: sources.map(([passage, quote]) => ({ passage, quote })),
    confidence,
  });
}

/** What a request shows of documents, as a model reads it. */
export function shownPassages({ content }: ChatRequest): { readonly id: string; readonly text: string }[] {
  return [...content.matchAll(/<(passage-\w+) id="(\w+)"[^>]*>\n([^]*?)\n<\/\1>/gu)].map(
    ([, , id = '', text = '']) => ({ id, text }),
  );
}

export function outcomes(): { readonly all: DefinitionOutcome[]; add(outcome: DefinitionOutcome): void } {
  const all: DefinitionOutcome[] = [];
  return { all, add: (outcome) => void all.push(outcome) };
}
