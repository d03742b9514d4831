import { z } from 'zod';
import type { AnswerSchema } from '../chat-model.ts';

const answerSchema = z.object({
  definition: z.string().nullable(),
  sources: z.array(z.object({ passage: z.string(), quote: z.string() })),
  confidence: z.number().min(0).max(1),
});

/** What a model says about a term; nothing of it is checked but the form. */
export type DefinitionAnswer = z.infer<typeof answerSchema>;

const { $schema: _dialect, ...schema } = z.toJSONSchema(answerSchema);

/** The form of an answer as servers take it: every field is required and no other allowed. */
export const DEFINITION_ANSWER: AnswerSchema = { name: 'definition', schema };

/** A model that wraps its answer does it once or twice. */
const MOST_WRAPPERS = 2;

/**
 * Reads a value as an answer. An answer that is wrapped in an object with one field or in an array of one is taken out;
 * further fields are left out.
 *
 * @returns null where the value is something else, whatever it is
 */
export function asDefinitionAnswer(value: unknown, wrappers = MOST_WRAPPERS): DefinitionAnswer | null {
  const answer = answerSchema.safeParse(value);
  if (answer.success) return answer.data;
  if (wrappers === 0 || typeof value !== 'object' || value === null) return null;
  const inside: unknown[] = Object.values(value);
  return inside.length === 1 ? asDefinitionAnswer(inside[0], wrappers - 1) : null;
}
