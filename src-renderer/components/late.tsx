import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** What takes no longer than this is not worth saying that it takes a while. */
const LATE_MS = 200;

/** Shows its children after a moment: a page that is ready soon does not flicker. */
export function Late({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? <>{children}</> : null;
}
