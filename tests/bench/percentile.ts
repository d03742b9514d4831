/**
 * The value that so many percent of the values do not exceed, by the nearest rank.
 *
 * @param percent above 0, up to 100
 */
export function percentile(values: readonly number[], percent: number): number {
  return (
    values.toSorted((left, right) => left - right)[Math.ceil((values.length * percent) / 100) - 1] ??
    Number.NaN
  );
}
