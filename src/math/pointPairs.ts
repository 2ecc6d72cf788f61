/**
 * Two sets of points with every squared distance within and between them, in float64. Distances do not depend on the
 * bandwidth, so one object serves a whole sweep of bandwidths.
 */
export interface PointPairs {
  readonly dimension: number;
  /** Coordinates of the n real points, point by point. */
  readonly real: Float64Array;
  /** Coordinates of the m generated points, point by point. */
  readonly generated: Float64Array;
  readonly n: number;
  readonly m: number;
  /** ‖Xᵢ − X_k‖² [n, n]. */
  readonly realReal: Float64Array;
  /** ‖Xᵢ − Yⱼ‖² [n, m]. */
  readonly realGenerated: Float64Array;
  /** ‖Yⱼ − Y_k‖² [m, m]. */
  readonly generatedGenerated: Float64Array;
}

/**
 * Squared distances [a.length/d, b.length/d] between points. Differences are taken first: ‖a‖² + ‖b‖² − 2a·b would lose
 * the digits of small distances.
 */
export function squaredDistances(a: ArrayLike<number>, b: ArrayLike<number>, dimension: number): Float64Array {
  const rows = a.length / dimension;
  const columns = b.length / dimension;
  const out = new Float64Array(rows * columns);
  // The plane has no inner loop.
  if (dimension === 2) {
    for (let row = 0, at = 0; row < rows; row++) {
      const x = a[2 * row] as number;
      const y = a[2 * row + 1] as number;
      for (let column = 0; column < columns; column++, at++) {
        const dx = x - (b[2 * column] as number);
        const dy = y - (b[2 * column + 1] as number);
        out[at] = dx * dx + dy * dy;
      }
    }
    return out;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let axis = 0; axis < dimension; axis++) {
        const difference = (a[row * dimension + axis] as number) - (b[column * dimension + axis] as number);
        sum += difference * difference;
      }
      out[row * columns + column] = sum;
    }
  }
  return out;
}

/** Throws RangeError for an empty set or a length that is not a whole number of points. */
export function pointPairs(real: ArrayLike<number>, generated: ArrayLike<number>, dimension = 2): PointPairs {
  for (const points of [real, generated]) {
    if (points.length === 0 || points.length % dimension !== 0) {
      throw new RangeError(`needs points of ${dimension} coordinates, got ${points.length} numbers`);
    }
  }
  return {
    dimension,
    real: Float64Array.from(real),
    generated: Float64Array.from(generated),
    n: real.length / dimension,
    m: generated.length / dimension,
    realReal: squaredDistances(real, real, dimension),
    realGenerated: squaredDistances(real, generated, dimension),
    generatedGenerated: squaredDistances(generated, generated, dimension),
  };
}

/** Distance from every column's point to the nearest row's point, of squared distances [rows, columns]. */
export function nearestOfColumns(squared: Float64Array, rows: number, columns: number): Float64Array {
  const nearest = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      nearest[column] = Math.min(nearest[column] as number, squared[row * columns + column] as number);
    }
  }
  return nearest.map(Math.sqrt);
}

/** Distance from every row's point to the nearest column's point, of squared distances [rows, columns]. */
export function nearestOfRows(squared: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column++) {
      nearest = Math.min(nearest, squared[row * columns + column] as number);
    }
    return Math.sqrt(nearest);
  });
}
