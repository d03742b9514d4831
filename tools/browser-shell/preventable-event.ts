/** What listeners get of something that they may prevent. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  readonly preventDefault: () => void;
}

/**
 * Makes an event that can be prevented.
 *
 * @param details what else the event carries
 */
export function preventableEvent<Details extends object>(details: Details): Details & PreventableEvent {
  let prevented = false;
  const event = {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => {
      prevented = true;
    },
  };
  return event;
}
