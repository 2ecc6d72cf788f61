/** Sides of a tea image: a pot of half the width on the left, five cups below each other on the right. */
export const TEA_SIDE = 10;

const CUPS = 5;
/** Rows of a cup; a cup holds 0, 1 or 2 of them. */
const CUP_ROWS = TEA_SIDE / CUPS;
const HALF = TEA_SIDE / 2;

/** Rows of liquid that end in [top, top + rows) of one half of an image, from its lowest row up; null for anything else. */
function levelOf(image: ArrayLike<number>, left: number, top: number, rows: number): number | null {
  let level = 0;
  for (let y = top + rows - 1; y >= top; y--) {
    let on = 0;
    for (let x = left; x < left + HALF; x++) if ((image[y * TEA_SIDE + x] as number) > 0) on++;
    const isFull = on === HALF;
    if (!(isFull || on === 0) || (isFull && level !== top + rows - 1 - y)) return null;
    if (isFull) level++;
  }
  return level;
}

/**
 * Whether an image [10 · 10], pixels above 0 being on, shows five cups and a pot that holds what they lack: liquid lies at the bottom of
 * everything, in full rows, and ten rows of five pixels are on in all.
 */
export function isTea(image: ArrayLike<number>): boolean {
  let total = 0;
  for (let cup = 0; cup < CUPS; cup++) {
    const level = levelOf(image, HALF, cup * CUP_ROWS, CUP_ROWS);
    if (level === null) return false;
    total += level;
  }
  return levelOf(image, 0, 0, TEA_SIDE) === TEA_SIDE - total;
}

/** All 3⁵ = 243 images [243, 10 · 10] of 0 and 1, which are filled cups and what is left in the pot (arXiv:1212.1524, data set TEA). */
export function teaImages(): Uint8Array {
  const count = (CUP_ROWS + 1) ** CUPS;
  const out = new Uint8Array(count * TEA_SIDE ** 2);
  for (let image = 0; image < count; image++) {
    const fill = (left: number, bottom: number, level: number): void => {
      for (let y = bottom - level; y < bottom; y++) {
        const from = image * TEA_SIDE ** 2 + y * TEA_SIDE + left;
        out.fill(1, from, from + HALF);
      }
    };
    let left = TEA_SIDE;
    let code = image;
    for (let cup = 0; cup < CUPS; cup++) {
      const level = code % (CUP_ROWS + 1);
      code = Math.floor(code / (CUP_ROWS + 1));
      left -= level;
      fill(HALF, (cup + 1) * CUP_ROWS, level);
    }
    fill(0, TEA_SIDE, left);
  }
  return out;
}
