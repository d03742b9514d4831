/* How the width of a split view is shared. */

/** Smallest and largest share of the list, in percent. */
export const SHARE_MIN = 25;
export const SHARE_MAX = 75;
const STEP = 4;

/** A share that both sides can live with, in whole percent. */
export function allowedShare(share: number): number {
  return Math.round(Math.min(Math.max(share, SHARE_MIN), SHARE_MAX));
}

/** The share after a key on the divider; null where the key does nothing. */
export function shareAfterKey(key: string, share: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return allowedShare(share - STEP);
    case 'ArrowRight':
      return allowedShare(share + STEP);
    case 'Home':
      return SHARE_MIN;
    case 'End':
      return SHARE_MAX;
    default:
      return null;
  }
}
