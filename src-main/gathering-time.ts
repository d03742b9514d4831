/** A time in which things gather that are then done together. */
export interface GatheringTime {
  /** Begins one; resolves at its end. One at a time. */
  readonly over: () => Promise<void>;
  /** Ends the present one at once: somebody waits for what has gathered. */
  readonly end: () => void;
}

/** Makes gathering times of so many milliseconds. */
export function createGatheringTime(milliseconds: number): GatheringTime {
  let end = (): void => {};
  return {
    over: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      end = resolve;
      await promise;
      clearTimeout(timer);
    },
    end: () => end(),
  };
}
