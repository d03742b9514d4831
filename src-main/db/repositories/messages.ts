import { messageSchema } from '../../domain/message-schema.ts';
import type { Message } from '../../domain/message.ts';

/**
 * Reads a stored message.
 *
 * @param json null where an earlier version of the program said it, in English only
 * @returns null too for a message that this version does not know
 */
export function parseMessage(json: string | null): Message | null {
  if (json === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  return messageSchema.safeParse(value).data ?? null;
}
