import type { RefusalCode } from '../../src-main/domain/document.ts';
import type { MessageCode } from '../../src-main/domain/message.ts';
import type { ConnectionView } from '../../src-main/domain/provider-view.ts';
import type { RequestError } from '../../src-preload/contract.ts';

/** What is said of something that went wrong: what happened and what was kept, and what to do (may be empty). */
interface ProblemTextPair {
  readonly message: string;
  readonly remedy: string;
}

/** Texts for every error that a request can have and every reason not to take a file. */
export type ProblemResources = Readonly<Record<RequestError['code'], ProblemTextPair>> & {
  readonly title: string;
  readonly refusal: Readonly<Record<RefusalCode, string>>;
};

/** Texts for everything a run says, but the error that stopped it: that one has texts of its own. */
export type MessageResources = Readonly<Record<Exclude<MessageCode, 'stopped-by-error'>, string>>;

/** What can be wrong with a connection to a model. */
export type ConnectionFault = Extract<ConnectionView, { readonly ok: false }>['fault'];
