/** The frame that a message came from. */
export interface Sender {
  readonly url: string;
  readonly isTopFrame: boolean;
}

/**
 * Tells whether a message came from the app's own page, and not from a frame in it or a page it was led to.
 *
 * @param sender the frame; null if it is gone by now
 * @param pageUrl the address of the app's own page
 */
export function isOwnPage(sender: Sender | null, pageUrl: string): boolean {
  return sender !== null && sender.isTopFrame && withoutFragment(sender.url) === withoutFragment(pageUrl);
}

/** The page may name a part of itself. */
function withoutFragment(url: string): string {
  const fragment = url.indexOf('#');
  return fragment < 0 ? url : url.slice(0, fragment);
}
