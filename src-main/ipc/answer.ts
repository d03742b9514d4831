import type { Answer, RequestResult } from '../../src-preload/contract.ts';
import { isOfModestSize } from './argument-size.ts';
import { CHANNELS } from './channels.ts';
import type { ChannelName, Handlers } from './channels.ts';
import type { Report } from './ports.ts';
import { isUnexpected, RequestRefusal, toRequestError } from './request-errors.ts';
import { isOwnPage } from './sender.ts';
import type { Sender } from './sender.ts';
import type { WindowSession } from './window-session.ts';

/** What all answers need. */
export interface AnswerContext {
  readonly handlers: Handlers;
  /** The address of our own page. */
  readonly pageUrl: string;
  /** Hears of errors that nobody foresaw. */
  readonly report: Report;
  readonly withoutHome: (text: string) => string;
}

/** A message as it arrives: from whomever, with whatever in it. */
export interface Message {
  /** The frame that sent it; null if it is gone by now. */
  readonly sender: Sender | null;
  /** The session of the window that it came from, if that is one of ours. */
  readonly session: WindowSession | undefined;
  readonly args: readonly unknown[];
}

/**
 * Answers a request. It is carried out only if it comes from our own page and its argument fits the channel; whatever
 * goes wrong is an answer too.
 */
export async function answer<Name extends ChannelName>(
  name: Name,
  { sender, session, args }: Message,
  { handlers, pageUrl, report, withoutHome }: AnswerContext,
): Promise<Answer<RequestResult<Name>>> {
  try {
    if (session === undefined || !isOwnPage(sender, pageUrl)) {
      throw new RequestRefusal(
        'foreign-sender',
        `A request "${name}" did not come from the page of this app and was refused.`,
        '',
      );
    }
    const [argument] = args;
    const parsed = isOfModestSize(args) ? CHANNELS[name].argument.safeParse(argument) : null;
    if (args.length > 1 || parsed === null || !parsed.success) {
      throw new RequestRefusal(
        'invalid-argument',
        `A request "${name}" with an argument that does not fit was refused. Nothing was changed.`,
        'Shorten or correct it, then try again.',
      );
    }
    return { ok: true, value: await handlers[name](parsed.data, session) };
  } catch (error) {
    if (isUnexpected(error)) report(`The request "${name}" failed`, error);
    return { ok: false, error: toRequestError(error, withoutHome) };
  }
}
