import { z } from 'zod';
import type { Channel, Channels } from '../../src-preload/contract.ts';

/** Answers each channel of the contract. The arguments come from the page: of any kind and number. */
export type Handlers = {
  readonly [C in Channel]: (args: readonly unknown[]) => Promise<Channels[C]['result']>;
};

const NO_ARGUMENTS = z.tuple([]);

/**
 * Makes the handler of each channel. A handler rejects with a ZodError if the arguments are not those of
 * the contract.
 *
 * @param about what the page may know about the app
 */
export function createHandlers(about: { readonly version: string }): Handlers {
  return {
    'app:version': async (args) => {
      NO_ARGUMENTS.parse(args);
      return about.version;
    },
  };
}
