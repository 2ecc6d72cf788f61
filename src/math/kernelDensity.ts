/** Kernels are cut at this many bandwidths on the grid; beyond it a kernel is below exp(−18) ≈ 1.5e−8 of its peak. */
const CUT = 6;

/** Gaussian kernel density estimate p̂(x) = 1/n Σ N(x; xᵢ, h² I) of points on the plane, in float64. */
export interface KernelDensity {
  readonly bandwidth: number;
  readonly count: number;
  /** Exact value at a point, per unit area; no kernel is cut off. */
  evaluate(x: number, y: number): number;
  /**
   * Exact log density (nats per unit area), finite even where `evaluate` underflows. With `leaveOut` the point of that
   * index is not a centre: the leave-one-out estimate used when the query is one of the points.
   */
  logEvaluate(x: number, y: number, leaveOut?: number): number;
  /**
   * Values at the centres of `columns` × `rows` equal cells of a window, row-major from (xMin, yMin) upwards
   * [rows, columns]. Kernels are separable and cut at 6 h, so every value is within 1.6e-8 · 1/(2πh²) below the exact one.
   */
  grid(window: GridWindow, columns: number, rows: number): Float64Array;
}

export interface GridWindow {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/**
 * Builds the estimate over points x0, y0, x1, y1, … (kept by reference). Throws RangeError without points or with a
 * bandwidth that is not positive.
 */
export function kernelDensity(points: ArrayLike<number>, bandwidth: number): KernelDensity {
  const count = Math.floor(points.length / 2);
  if (count === 0) throw new RangeError('a density estimate needs points');
  if (!(bandwidth > 0 && Number.isFinite(bandwidth))) throw new RangeError('the bandwidth must be positive');
  const precision = 1 / (2 * bandwidth * bandwidth);
  const logPeak = -Math.log(2 * Math.PI * bandwidth * bandwidth);

  const squaredDistance = (i: number, x: number, y: number): number => {
    const dx = x - (points[2 * i] as number);
    const dy = y - (points[2 * i + 1] as number);
    return dx * dx + dy * dy;
  };

  return {
    bandwidth,
    count,
    evaluate(x, y) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += Math.exp(-precision * squaredDistance(i, x, y));
      return (sum * Math.exp(logPeak)) / count;
    },
    logEvaluate(x, y, leaveOut = -1) {
      const used = leaveOut >= 0 && leaveOut < count ? count - 1 : count;
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < count; i++) if (i !== leaveOut) nearest = Math.min(nearest, squaredDistance(i, x, y));
      if (nearest === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
      let sum = 0;
      for (let i = 0; i < count; i++) {
        if (i !== leaveOut) sum += Math.exp(-precision * (squaredDistance(i, x, y) - nearest));
      }
      return logPeak - Math.log(used) + Math.log(sum) - precision * nearest;
    },
    grid(window, columns, rows) {
      const values = new Float64Array(columns * rows);
      const alongX = axisKernel(window.xMin, window.xMax, columns, bandwidth);
      const alongY = axisKernel(window.yMin, window.yMax, rows, bandwidth);
      for (let i = 0; i < count; i++) {
        alongX.place(points[2 * i] as number);
        alongY.place(points[2 * i + 1] as number);
        for (let row = alongY.first; row < alongY.end; row++) {
          const factor = alongY.values[row] as number;
          const offset = row * columns;
          for (let column = alongX.first; column < alongX.end; column++) {
            values[offset + column] = (values[offset + column] as number) + factor * (alongX.values[column] as number);
          }
        }
      }
      const scale = Math.exp(logPeak) / count;
      return values.map((value) => value * scale);
    },
  };
}

/** One-dimensional kernel values at cell centres around a placed point, with the range of cells inside the cut. */
function axisKernel(min: number, max: number, cells: number, bandwidth: number) {
  const size = (max - min) / cells;
  const values = new Float64Array(cells);
  const clampCell = (position: number): number => Math.min(cells, Math.max(0, Math.ceil(position)));
  const kernel = {
    values,
    first: 0,
    end: 0,
    place(at: number): void {
      kernel.first = clampCell((at - CUT * bandwidth - min) / size - 0.5);
      kernel.end = clampCell((at + CUT * bandwidth - min) / size - 0.5);
      for (let cell = kernel.first; cell < kernel.end; cell++) {
        const distance = (min + (cell + 0.5) * size - at) / bandwidth;
        values[cell] = Math.exp(-0.5 * distance * distance);
      }
    },
  };
  return kernel;
}
