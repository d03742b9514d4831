import type { Message } from '../../src-main/domain/message.ts';

/** A message whose sentence is `said: TEXT`. */
export function said(text: string): Message {
  return { code: 'unit-failed', values: { subject: 'said', detail: text } };
}
