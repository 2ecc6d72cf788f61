/** Gradient of a float64 function by central differences; the error is of order step². */
export function gradient64(f: (x: Float64Array) => number, x: ArrayLike<number>, step = 1e-4): Float64Array {
  const at = Float64Array.from(x);
  return Float64Array.from(at, (value, i) => {
    at[i] = value + step;
    const above = f(at);
    at[i] = value - step;
    const below = f(at);
    at[i] = value;
    return (above - below) / (2 * step);
  });
}

/**
 * Smallest relative error of a directional derivative against central differences of a float32 function over a ladder
 * of steps: large steps suffer from curvature, small ones from rounding, and a wrong derivative from neither.
 */
export async function directionalError(
  f: (offset: number) => Promise<number>,
  derivative: number,
  steps: readonly number[] = [1e-2, 3e-3, 1e-3, 3e-4],
): Promise<number> {
  const errors = [];
  for (const step of steps) {
    const difference = ((await f(step)) - (await f(-step))) / (2 * step);
    errors.push(Math.abs(difference - derivative) / Math.max(Math.abs(derivative), 1e-6));
  }
  return Math.min(...errors);
}
