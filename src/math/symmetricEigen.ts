export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Unit eigenvectors as the columns of a matrix [n, n]; empty if they were not asked for. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues, and on demand eigenvectors, of a symmetric matrix [n, n]: Householder's tridiagonal form, then QL with implicit
 * shifts (Bowdler, Martin, Reinsch and Wilkinson, "Handbook for Automatic Computation", II/2 and II/3). Reads the lower triangle.
 */
export function symmetricEigen(matrix: Float64Array, n: number, wantVectors = true): SymmetricEigen {
  const { diagonal, beside, vectors } = tridiagonal(matrix, n, wantVectors);
  iterate(diagonal, beside, wantVectors ? vectors : null, n);
  return sorted(diagonal, wantVectors ? vectors : new Float64Array(), n);
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entries left of the diagonal; the first is 0. */
  readonly beside: Float64Array;
  /** The orthogonal transformation [n, n]. */
  readonly vectors: Float64Array;
}

function tridiagonal(matrix: Float64Array, n: number, wantVectors: boolean): Tridiagonal {
  const a = Float64Array.from(matrix);
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const at = (i: number, j: number): number => a[i * n + j] as number;
  for (let i = n - 1; i > 0; i--) {
    const row = a.subarray(i * n, i * n + i);
    const scale = row.reduce((sum, value) => sum + Math.abs(value), 0);
    if (i === 1 || scale === 0) {
      beside[i] = row[i - 1] as number;
      diagonal[i] = 0;
      continue;
    }
    let h = 0;
    for (let k = 0; k < i; k++) {
      row[k] = (row[k] as number) / scale;
      h += (row[k] as number) ** 2;
    }
    const last = row[i - 1] as number;
    const g = last >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    beside[i] = scale * g;
    h -= last * g;
    row[i - 1] = last - g;
    reflect(a, beside, i, h, n, wantVectors);
    diagonal[i] = h;
  }
  diagonal[0] = 0;
  beside[0] = 0;
  for (let i = 0; i < n; i++) {
    if (wantVectors) accumulate(a, diagonal[i] as number, i, n);
    diagonal[i] = at(i, i);
    if (!wantVectors) continue;
    a[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      a[j * n + i] = 0;
      a[i * n + j] = 0;
    }
  }
  return { diagonal, beside, vectors: a };
}

/** A ← P A P for the Householder vector u in row i, P = 1 − u uᵀ/h, on the leading i × i block. */
function reflect(a: Float64Array, beside: Float64Array, i: number, h: number, n: number, wantVectors: boolean): void {
  const u = a.subarray(i * n, i * n + i);
  let f = 0;
  for (let j = 0; j < i; j++) {
    const value = u[j] as number;
    if (wantVectors) a[j * n + i] = value / h;
    let g = 0;
    for (let k = 0; k <= j; k++) g += (a[j * n + k] as number) * (u[k] as number);
    for (let k = j + 1; k < i; k++) g += (a[k * n + j] as number) * (u[k] as number);
    beside[j] = g / h;
    f += (beside[j] as number) * value;
  }
  const half = f / (h + h);
  for (let j = 0; j < i; j++) {
    const value = u[j] as number;
    const g = (beside[j] as number) - half * value;
    beside[j] = g;
    for (let k = 0; k <= j; k++) {
      a[j * n + k] = (a[j * n + k] as number) - (value * (beside[k] as number) + g * (u[k] as number));
    }
  }
}

/** Applies the reflection of row i to the transformation gathered so far. */
function accumulate(a: Float64Array, h: number, i: number, n: number): void {
  if (h === 0) return;
  for (let j = 0; j < i; j++) {
    let g = 0;
    for (let k = 0; k < i; k++) g += (a[i * n + k] as number) * (a[k * n + j] as number);
    for (let k = 0; k < i; k++) a[k * n + j] = (a[k * n + j] as number) - g * (a[k * n + i] as number);
  }
}

const SWEEPS = 60;

/** QL with implicit shifts: leaves eigenvalues in `d`, and rotates the columns of `z` with them. */
function iterate(d: Float64Array, e: Float64Array, z: Float64Array | null, n: number): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i] as number;
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      const m = firstSmall(d, e, l, n);
      if (m === l) break;
      if (sweep === SWEEPS) throw new RangeError('eigenvalues do not converge: the matrix is not finite');
      step(d, e, z, l, m, n);
    }
  }
}

/** First m ≥ l whose neighbour below is negligible. */
function firstSmall(d: Float64Array, e: Float64Array, l: number, n: number): number {
  let m = l;
  for (; m < n - 1; m++) {
    const size = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
    if (Math.abs(e[m] as number) <= Number.EPSILON * size) break;
  }
  return m;
}

function step(d: Float64Array, e: Float64Array, z: Float64Array | null, l: number, m: number, n: number): void {
  const first = d[l] as number;
  const beside = e[l] as number;
  const ratio = ((d[l + 1] as number) - first) / (2 * beside);
  const root = Math.hypot(ratio, 1);
  let g = (d[m] as number) - first + beside / (ratio + (ratio >= 0 ? root : -root));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * (e[i] as number);
    const b = c * (e[i] as number);
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] as number) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (d[i + 1] as number) - p;
    const t = ((d[i] as number) - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    if (z) rotate(z, i, c, s, n);
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}

function rotate(z: Float64Array, i: number, c: number, s: number, n: number): void {
  for (let k = 0; k < n; k++) {
    const upper = z[k * n + i + 1] as number;
    const lower = z[k * n + i] as number;
    z[k * n + i + 1] = s * lower + c * upper;
    z[k * n + i] = c * lower - s * upper;
  }
}

function sorted(values: Float64Array, vectors: Float64Array, n: number): SymmetricEigen {
  const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const columns = new Float64Array(vectors.length);
  if (vectors.length > 0) {
    order.forEach((from, to) => {
      for (let row = 0; row < n; row++) columns[row * n + to] = vectors[row * n + from] as number;
    });
  }
  return { values: Float64Array.from(order, (i) => values[i] as number), vectors: columns };
}
