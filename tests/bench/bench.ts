/** One row of the bench table. */
export interface BenchResult {
  readonly name: string;
  /** Null when it could not be measured; `yardstick` then says why. */
  readonly value: number | null;
  readonly unit: string;
  /** What the value is measured against. */
  readonly yardstick: string;
  readonly budget: number;
  readonly ok: boolean;
}

/** A bench: measures its subject and its yardstick in the same run. */
export type Bench = (context: BenchContext) => Promise<BenchResult>;

export interface BenchContext {
  /** An empty folder for files; removed afterwards. */
  readonly folder: string;
}

/** Makes the row of a measured value. */
export function measured(
  name: string,
  value: number,
  unit: string,
  yardstick: string,
  budget: number,
): BenchResult {
  const rounded = Number(value.toPrecision(3));
  return { name, value: rounded, unit, yardstick, budget, ok: rounded <= budget };
}

/** Makes the row of a budget that cannot be measured. */
export function unmeasured(name: string, unit: string, reason: string, budget: number): BenchResult {
  return { name, value: null, unit, yardstick: `not measured: ${reason}`, budget, ok: false };
}

/** Middle value of a list, the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
