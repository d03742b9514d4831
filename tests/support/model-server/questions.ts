import { z } from 'zod';
import type { Question } from './behaviour.ts';

const MESSAGES = z.array(z.object({ role: z.string(), content: z.string() }));
const OLLAMA = z.object({ model: z.string(), messages: MESSAGES, format: z.unknown().optional() });
const OPENAI = z.object({
  model: z.string(),
  messages: MESSAGES,
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.unknown() }).optional() })
    .optional(),
});

function textOf(messages: z.infer<typeof MESSAGES>, role: string): string {
  return messages
    .filter((message) => message.role === role)
    .map((message) => message.content)
    .join('\n');
}

/** Reads the body of a chat request; throws where it is none. */
export function questionOf(
  protocol: Question['protocol'],
  body: unknown,
  { index, arrivedAt }: Pick<Question, 'index' | 'arrivedAt'>,
): Question {
  const parsed = protocol === 'ollama' ? OLLAMA.parse(body) : OPENAI.parse(body);
  const schema = 'response_format' in parsed ? parsed.response_format?.json_schema?.schema : undefined;
  const format = 'format' in parsed ? parsed.format : undefined;
  return {
    protocol,
    model: parsed.model,
    instructions: textOf(parsed.messages, 'system'),
    content: textOf(parsed.messages, 'user'),
    schema: schema ?? format ?? null,
    index,
    arrivedAt,
  };
}

/** In what form the answer was asked for: `json_schema`, `json_object`, or null for none. */
export function formatOf(body: unknown): string | null {
  return OPENAI.safeParse(body).data?.response_format?.type ?? null;
}
