import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';

/**
 * Keeps the keyboard where it was when what had it goes away, such as a button that starts something and gives
 * way to what it started. The place itself gets the keyboard, no control in it: a second press must not do
 * something else.
 */
export function KeptFocus({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const aborting = new AbortController();
    const { signal } = aborting;
    element.addEventListener(
      'focusin',
      ({ target }) => {
        focused.current = target instanceof Element ? target : null;
      },
      { signal },
    );
    element.addEventListener(
      'focusout',
      ({ target }) => {
        // What is being removed is gone by then, what is being disabled cannot have the keyboard any more; all
        // else has given it up.
        queueMicrotask(() => {
          if (!(target instanceof Element) || focused.current !== target) return;
          if (target.isConnected && !target.matches(':disabled')) focused.current = null;
        });
      },
      { signal },
    );
    return () => aborting.abort();
  }, []);

  useEffect(() => {
    const element = focused.current;
    if (element === null || document.activeElement !== document.body) return;
    if (!element.isConnected) {
      focused.current = null;
      place.current?.focus();
    } else if (element instanceof HTMLElement && !element.matches(':disabled')) {
      // It was disabled for a while and can be used again.
      element.focus();
    }
  });

  return (
    <div ref={place} tabIndex={-1} className={className} style={{ outline: 'none' }}>
      {children}
    </div>
  );
}
