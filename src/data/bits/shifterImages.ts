/** Pixels of each of the two rows. */
export const SHIFTER_WIDTH = 8;

const mask = 2 ** SHIFTER_WIDTH - 1;

/** A row moved left by −1, 0 or 1 pixels, what leaves on one side coming in on the other. */
const moved = (row: number, by: number): number =>
  by === 0
    ? row
    : by > 0
      ? ((row << 1) | (row >> (SHIFTER_WIDTH - 1))) & mask
      : (row >> 1) | ((row & 1) << (SHIFTER_WIDTH - 1));

const SHIFTS = [-1, 0, 1] as const;

/** Whether the lower row of an image [2 · 8] is the upper one, moved by at most one pixel around; pixels above 0 are on. */
export function isShifted(image: ArrayLike<number>): boolean {
  const [upper, lower] = [0, 1].map((y) => {
    let row = 0;
    for (let x = 0; x < SHIFTER_WIDTH; x++) {
      row = (row << 1) | Number((image[y * SHIFTER_WIDTH + x] as number) > 0);
    }
    return row;
  });
  return SHIFTS.some((by) => moved(upper as number, by) === lower);
}

/** All 762 images [762, 2 · 8] of 0 and 1; rows that look the same however they are moved occur once. */
export function shifterImages(): Uint8Array {
  const images: number[] = [];
  for (let upper = 0; upper <= mask; upper++) {
    for (const lower of new Set(SHIFTS.map((by) => moved(upper, by)))) {
      for (const row of [upper, lower]) {
        for (let x = SHIFTER_WIDTH - 1; x >= 0; x--) images.push((row >> x) & 1);
      }
    }
  }
  return Uint8Array.from(images);
}
