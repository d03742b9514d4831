import { FILE_REQUESTS, REQUESTS } from '../../src-preload/contract.ts';
import type {
  FileRequestName,
  RequestArgument,
  RequestName,
  RequestResult,
} from '../../src-preload/contract.ts';
import type { RequestChannel } from '../../src-preload/requests/request.ts';
import type { WindowSession } from './window-session.ts';

/** Every request that can reach the main process, with and without files. */
export type ChannelName = RequestName | FileRequestName;

type Channels = {
  readonly [Name in ChannelName]: RequestChannel<RequestArgument<Name>, RequestResult<Name>>;
};

/** The contract as the main process sees it: one map of all channels. */
export const CHANNELS: Channels = { ...REQUESTS, ...FILE_REQUESTS };

/** Carries out a request whose argument fits its channel, for the window that it came from. */
export type Handler<Name extends ChannelName> = (
  argument: RequestArgument<Name>,
  session: WindowSession,
) => Promise<RequestResult<Name>>;

/** One handler for each channel: a missing or misspelled one is a type error. */
export type Handlers = { readonly [Name in ChannelName]: Handler<Name> };

/** The handlers of the channels that have a word before the colon. */
export type HandlersOf<Group extends string> = Pick<Handlers, Extract<ChannelName, `${Group}:${string}`>>;

/** The names of all channels. */
export const CHANNEL_NAMES: readonly ChannelName[] = Object.keys(CHANNELS).filter(isChannelName);

function isChannelName(name: string): name is ChannelName {
  return Object.hasOwn(CHANNELS, name);
}
