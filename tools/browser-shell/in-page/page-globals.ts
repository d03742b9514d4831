/*
 * The few things of a page that the shell's own scripts touch. Written down here because this program has no
 * types of the DOM: it is Node that type-checks it.
 */

export interface PageEvent {
  readonly type: string;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export interface KeyPress extends PageEvent {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/** What the Navigation API says of a navigation that begins. */
export interface NavigateEvent extends PageEvent {
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
}

export interface PageTarget {
  addEventListener(type: string, listener: (event: PageEvent) => void, capture?: boolean): void;
  removeEventListener(type: string, listener: (event: PageEvent) => void, capture?: boolean): void;
  dispatchEvent(event: PageEvent): boolean;
}

/** The global object of a page, in its own world or in that of the preload script. */
export interface PageGlobals extends PageTarget {
  readonly document: PageTarget & { hasFocus(): boolean };
  readonly navigation: PageTarget;
  readonly screenX: number;
  readonly screenY: number;
  readonly CustomEvent: new (type: string, init: { readonly detail: unknown }) => PageEvent;
  readonly EventTarget: { readonly prototype: PageTarget };
  reportError(error: unknown): void;
  matchMedia(query: string): PageTarget & { readonly matches: boolean };
}
