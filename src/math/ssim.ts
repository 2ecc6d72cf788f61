/** Shape and range of the images that are compared. */
export interface SsimOptions {
  readonly height: number;
  readonly width: number;
  /** Interleaved channels, 1 if absent; the index is the mean over them. */
  readonly channels?: number;
  /** Least and greatest possible value, e.g. [−1, 1] or [0, 255]. */
  readonly range: readonly [number, number];
}

const WINDOW = 7;
/** Stabilisers (K₁L)² and (K₂L)² of Wang et al. (2004). */
const K1 = 0.01;
const K2 = 0.03;
/** Exponents of the fine and the coarse scale. */
const SCALE_WEIGHTS = [0.5, 0.5] as const;

/**
 * Structural similarity of two images on two scales, in float64: 1 for equal images, symmetric, 0…1.
 *
 * At every position of a 7 × 7 window that lies inside the images, with means μ, population variances σ² and covariance σₐᵦ
 * over the window, all its pixels alike, intensities counted from the least possible value and L the width of the range:
 * luminance l = (2μₐμᵦ + C₁)/(μₐ² + μᵦ² + C₁), contrast and structure c = (2σₐᵦ + C₂)/(σₐ² + σᵦ² + C₂), C₁ = (0.01 L)²,
 * C₂ = (0.03 L)² (Wang, Bovik, Sheikh & Simoncelli, "Image quality assessment", 2004). As in Wang, Simoncelli & Bovik,
 * "Multiscale structural similarity" (2003), the fine scale counts c only and the coarse one, the mean of every 2 × 2 pixels,
 * l · c; each is averaged over positions, a negative mean counts as 0, and the result is fine^½ · coarse^½. Their five
 * scales need larger images and their exponents five scales; ours weigh the two alike.
 *
 * Throws RangeError if the coarse image is smaller than the window (below 14 × 14 pixels).
 */
export function twoScaleSsim(a: ArrayLike<number>, b: ArrayLike<number>, options: SsimOptions): number {
  const { height, width, channels = 1, range } = options;
  const [low, high] = range;
  if (height >> 1 < WINDOW || width >> 1 < WINDOW) throw new RangeError('two scales need at least 14 × 14 pixels');
  if (a.length !== height * width * channels || b.length !== a.length) throw new RangeError('images of another size');
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    const take = (image: ArrayLike<number>): Plane => ({
      height,
      width,
      values: Float64Array.from(
        { length: height * width },
        (_, at) => (image[at * channels + channel] as number) - low,
      ),
    });
    const [x, y] = [take(a), take(b)];
    const fine = compare(x, y, high - low).structure;
    const coarse = compare(halved(x), halved(y), high - low).similarity;
    sum += Math.max(0, fine) ** SCALE_WEIGHTS[0] * Math.max(0, coarse) ** SCALE_WEIGHTS[1];
  }
  return sum / channels;
}

interface Plane {
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Mean over 2 × 2 pixels; a last odd row or column is left out. */
function halved({ height, width, values }: Plane): Plane {
  const [h, w] = [height >> 1, width >> 1];
  const out = new Float64Array(h * w);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      const above = (values[at] as number) + (values[at + 1] as number);
      out[y * w + x] = (above + (values[at + width] as number) + (values[at + width + 1] as number)) / 4;
    }
  }
  return { height: h, width: w, values: out };
}

/** Means over all window positions of c (`structure`) and of l · c (`similarity`). */
function compare(a: Plane, b: Plane, extent: number): { structure: number; similarity: number } {
  const c1 = (K1 * extent) ** 2;
  const c2 = (K2 * extent) ** 2;
  const product = (x: Plane, y: Plane): Float64Array =>
    windowMeans({ ...x, values: x.values.map((value, i) => value * (y.values[i] as number)) });
  const [meanA, meanB] = [windowMeans(a), windowMeans(b)];
  const [aa, bb, ab] = [product(a, a), product(b, b), product(a, b)];
  let structure = 0;
  let similarity = 0;
  for (let i = 0; i < meanA.length; i++) {
    const p = meanA[i] as number;
    const q = meanB[i] as number;
    // Rounding may leave a variance a hair below zero; C₂ keeps the ratio tame.
    const variances = (aa[i] as number) - p * p + (bb[i] as number) - q * q;
    const c = (2 * ((ab[i] as number) - p * q) + c2) / (variances + c2);
    structure += c;
    similarity += (c * (2 * p * q + c1)) / (p * p + q * q + c1);
  }
  return { structure: structure / meanA.length, similarity: similarity / meanA.length };
}

/** Mean of every 7 × 7 window inside the plane, first along rows, then along columns. */
function windowMeans({ height, width, values }: Plane): Float64Array {
  const w = width - WINDOW + 1;
  const h = height - WINDOW + 1;
  const rows = new Float64Array(height * w);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let k = 0; k < WINDOW; k++) sum += values[y * width + x + k] as number;
      rows[y * w + x] = sum;
    }
  }
  const out = new Float64Array(h * w);
  for (let at = 0; at < out.length; at++) {
    let sum = 0;
    for (let k = 0; k < WINDOW; k++) sum += rows[at + k * w] as number;
    out[at] = sum / WINDOW ** 2;
  }
  return out;
}
