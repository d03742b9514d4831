import type { ComponentProps, MouseEvent, ReactElement } from 'react';
import { navigate } from 'wouter/use-hash-location';

/**
 * A link to a place of the window. Unlike the router's own it does not hear of it when the window goes anywhere: a page
 * with many of them would be drawn anew at each step.
 *
 * @param href the place, as a path
 */
export function Link({
  href,
  onClick,
  children,
  ...props
}: ComponentProps<'a'> & { readonly href: string }): ReactElement {
  const handleClick = (event: MouseEvent<HTMLAnchorElement>): void => {
    // With these, and by other buttons, one asks the browser for something else.
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return;
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a {...props} href={`#${href}`} onClick={handleClick}>
      {children}
    </a>
  );
}
