import { useEffect, useState } from 'react';

/** How often what is said relative to now is said anew. */
const EVERY_MS = 30_000;

/** The present, in milliseconds since 1970, for what is said relative to it; moves on by itself. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
