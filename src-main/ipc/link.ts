import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';
import { RequestRefusal } from './request-errors.ts';
import { webAddress } from './web-address.ts';

/** Ways out of the app. */
export function linkHandlers({ desktop }: Pick<HandlerContext, 'desktop'>): HandlersOf<'link'> {
  return {
    'link:open': async ({ url }) => {
      const address = webAddress(url);
      if (address === null) {
        throw new RequestRefusal(
          'invalid-argument',
          'That is not the address of a web page, so it was not opened.',
          '',
        );
      }
      await desktop.openLink(address);
    },
  };
}
