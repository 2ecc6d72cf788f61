/** Up to this many points are kept as they stood in their file as well: as many as a link may carry. */
export const MOST_KEPT_VALUES = 2_000;

/** Growing list of points in float64 that holds at most `limit` of them; memory doubles with need. */
export class PointStore {
  readonly #limit: number;
  #values = new Float64Array(2048);
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  /** Callers stop at the limit; a point beyond it throws RangeError. */
  push(x: number, y: number): void {
    if (this.#count === this.#limit) throw new RangeError('the store is full');
    if (2 * this.#count === this.#values.length) {
      const grown = new Float64Array(Math.min(2 * this.#values.length, 2 * this.#limit));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[2 * this.#count] = x;
    this.#values[2 * this.#count + 1] = y;
    this.#count++;
  }

  /** The points x0, y0, x1, y1, …; a view, not a copy. */
  values(): Float64Array {
    return this.#values.subarray(0, 2 * this.#count);
  }

  /** At most this many points from the beginning. */
  first(count: number): (readonly [number, number])[] {
    return Array.from({ length: Math.min(count, this.#count) }, (_, i) => [
      this.#values[2 * i] as number,
      this.#values[2 * i + 1] as number,
    ]);
  }

  /**
   * Points with mean 0 and standard deviation 1 per axis, and what undoes it. An axis that is constant is only shifted (std 1);
   * undefined if both are: all points are the same.
   */
  standardise(): { points: Float32Array; mean: readonly [number, number]; std: readonly [number, number] } | undefined {
    const values = this.values();
    const axes = [axisOf(values, 0), axisOf(values, 1)] as const;
    if (axes.every((axis) => axis.constant)) return undefined;
    const points = Float32Array.from(values, (value, i) => {
      const axis = axes[i % 2 === 0 ? 0 : 1];
      return (value - axis.mean) / axis.std;
    });
    return { points, mean: [axes[0].mean, axes[1].mean], std: [axes[0].std, axes[1].std] };
  }
}

function axisOf(values: Float64Array, offset: 0 | 1): { mean: number; std: number; constant: boolean } {
  const first = values[offset] as number;
  const count = values.length / 2;
  // Sums of differences from the first value: exact for a constant axis, and no digits lost far from the origin.
  let sum = 0;
  for (let i = offset; i < values.length; i += 2) sum += (values[i] as number) - first;
  const mean = first + sum / count;
  let squares = 0;
  for (let i = offset; i < values.length; i += 2) squares += ((values[i] as number) - mean) ** 2;
  const std = Math.sqrt(squares / count);
  // Differences below 1e-162 square to zero: such an axis counts as constant.
  return std > 0 ? { mean, std, constant: false } : { mean, std: 1, constant: true };
}
