/** Below this angle, in radians, the great circle is a straight line up to rounding. */
const STRAIGHT = 1e-4;

/** The straight line from `a` (share 0) to `b` (share 1). */
export function interpolateLinear(a: Float32Array, b: Float32Array, share: number): Float32Array {
  return a.map((from, i) => from + share * ((b[i] as number) - from));
}

/**
 * The great circle from `a` (share 0) to `b` (share 1): sin((1−t)ω)/sin ω · a + sin(tω)/sin ω · b with ω the angle between
 * them. Normal latents of many dimensions lie near a sphere, which this path keeps to while the straight line leaves it
 * (White, "Sampling Generative Networks", arXiv:1609.04468 §2.1). Straight where there is no single great circle.
 */
export function interpolateSpherical(a: Float32Array, b: Float32Array, share: number): Float32Array {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  a.forEach((value, i) => {
    dot += value * (b[i] as number);
    lengthA += value ** 2;
    lengthB += (b[i] as number) ** 2;
  });
  const cosine = dot / Math.sqrt(lengthA * lengthB);
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)));
  if (!(angle > STRAIGHT && angle < Math.PI - STRAIGHT)) return interpolateLinear(a, b, share);
  const [ofA, ofB] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
  return a.map((value, i) => ofA * value + ofB * (b[i] as number));
}
