/**
 * How images were turned after reading: not at all; rows and columns exchanged, as EMNIST and column-major programs need; or
 * a quarter turn to the left or right.
 */
export const ORIENTATIONS = ['stored', 'transposed', 'left', 'right'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Pixels [count, side · side] of square images, turned. */
export function turnPixels<T extends Uint8Array | Uint8ClampedArray>(
  pixels: T,
  side: number,
  orientation: Orientation,
): T {
  const turned = pixels.slice() as T;
  if (orientation === 'stored') return turned;
  const last = side - 1;
  const from = (y: number, x: number): number =>
    ({ transposed: x * side + y, left: x * side + (last - y), right: (last - x) * side + y })[orientation];
  const places = Int32Array.from({ length: side * side }, (_, at) => from(Math.floor(at / side), at % side));
  for (let image = 0; image < pixels.length; image += places.length) {
    for (let at = 0; at < places.length; at++) turned[image + at] = pixels[image + (places[at] as number)] as number;
  }
  return turned;
}

/** Most images that the guess looks at, spread over the set. */
const LOOKED_AT = 500;
/** Of MNIST one digit in ten is wider than high; of garments about every second. */
const LYING_SHARE = 2 / 3;
/** Variance of the ink along rows to that along columns: 0.52 in MNIST, 1.9 once transposed, 1 in what has no direction. */
const LYING_RATIO = 1.2;

/**
 * Whether square grey images [count, side · side] seem to lie on their side: handwriting is higher than wide, and of these images two in three or
 * more are wider, clearly so on the whole. A guess to be shown, not to be acted upon.
 */
export function seemsLying(pixels: Uint8Array, side: number): boolean {
  const count = pixels.length / (side * side);
  const step = Math.max(1, Math.floor(count / LOOKED_AT));
  let looked = 0;
  let wide = 0;
  let [allAcross, allDown] = [0, 0];
  for (let row = 0; row < count; row += step) {
    const [across, down] = spreads(pixels.subarray(row * side * side, (row + 1) * side * side), side);
    looked++;
    allAcross += across;
    allDown += down;
    if (across > down) wide++;
  }
  return wide >= LYING_SHARE * looked && allAcross > LYING_RATIO * allDown;
}

/** Variance of the ink along rows and along columns, in pixels². */
function spreads(pixels: Uint8Array, side: number): readonly [number, number] {
  const sums = { ink: 0, x: 0, y: 0, xx: 0, yy: 0 };
  pixels.forEach((ink, at) => {
    const [y, x] = [Math.floor(at / side), at % side];
    sums.ink += ink;
    sums.x += ink * x;
    sums.y += ink * y;
    sums.xx += ink * x * x;
    sums.yy += ink * y * y;
  });
  if (sums.ink === 0) return [0, 0];
  const variance = (square: number, sum: number): number => square / sums.ink - (sum / sums.ink) ** 2;
  return [variance(sums.xx, sums.x), variance(sums.yy, sums.y)];
}
