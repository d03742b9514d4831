/** Documents are read so many characters at a time, and what was found in them, which is several times as long. */
const CHARACTERS_AT_ONCE = 2_000_000;

/** Cuts references into batches that can be in memory at a time; a long document is a batch of its own. */
export function batchesOf<Reference extends { readonly length: number }>(
  references: readonly Reference[],
): Reference[][] {
  const batches: Reference[][] = [];
  let room = 0;
  for (const reference of references) {
    const last = batches.at(-1);
    room -= reference.length;
    if (last !== undefined && room >= 0) last.push(reference);
    else {
      batches.push([reference]);
      room = CHARACTERS_AT_ONCE - reference.length;
    }
  }
  return batches;
}
