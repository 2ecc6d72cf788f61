/** Sides of an image of bars or of stripes. */
export const BARS_SIDE = 4;

/** Whether every row, or every column, of an image [4 · 4] is on or off as a whole; pixels above 0 are on. */
export function isBarsOrStripes(image: ArrayLike<number>): boolean {
  const isOn = (y: number, x: number): boolean => (image[y * BARS_SIDE + x] as number) > 0;
  let [stripes, bars] = [true, true];
  for (let a = 0; a < BARS_SIDE; a++) {
    for (let b = 1; b < BARS_SIDE; b++) {
      stripes &&= isOn(a, b) === isOn(a, 0);
      bars &&= isOn(b, a) === isOn(0, a);
    }
  }
  return stripes || bars;
}

/** All 30 images [30, 4 · 4] of 0 and 1: 16 of rows and 16 of columns, of which the empty and the full one are the same. */
export function barsImages(): Uint8Array {
  const images: number[][] = [];
  const patterns = 2 ** BARS_SIDE;
  for (let pattern = 0; pattern < patterns; pattern++) {
    const bit = (place: number): number => (pattern >> place) & 1;
    const draw = (placeOf: (at: number) => number): number[] =>
      Array.from({ length: BARS_SIDE ** 2 }, (_, at) => bit(placeOf(at)));
    images.push(draw((at) => Math.floor(at / BARS_SIDE)));
    if (pattern > 0 && pattern < patterns - 1) images.push(draw((at) => at % BARS_SIDE));
  }
  return Uint8Array.from(images.flat());
}
