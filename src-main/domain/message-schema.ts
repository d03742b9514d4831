import { z } from 'zod';
import { MESSAGE_CODES } from './message.ts';

/** A message as it is stored, in JSON. */
export const messageSchema = z.object({
  code: z.enum(MESSAGE_CODES),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
