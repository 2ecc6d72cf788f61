import type { Tiles } from '../../train/frame.ts';

/** Words of ImageData for the 256 values of a grey pixel: 0 is paper, 255 is ink, so that a digit is written in ink. */
export type Ramp = Uint8ClampedArray;

const channelsOf = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** RGBA of every grey value [256, 4] between two colours `#rrggbb`. */
export function rampOf(paper: string, ink: string): Ramp {
  const [from, to] = [channelsOf(paper), channelsOf(ink)];
  const ramp = new Uint8ClampedArray(4 * 256);
  for (let value = 0; value < 256; value++) {
    const share = value / 255;
    for (let k = 0; k < 3; k++) {
      ramp[4 * value + k] = (from[k] as number) + share * ((to[k] as number) - (from[k] as number));
    }
    ramp[4 * value + 3] = 255;
  }
  return ramp;
}

/**
 * Writes tile `index` into RGBA `target`, whose rows are `stride` pixels long, with its upper left corner at pixel `at`.
 * One channel goes through the ramp; three are red, green and blue as they are.
 */
export function writeTile(
  { height, width, channels, pixels }: Tiles,
  index: number,
  ramp: Ramp,
  target: Uint8ClampedArray,
  at: number,
  stride: number,
): void {
  let from = index * height * width * channels;
  for (let y = 0; y < height; y++) {
    let to = 4 * (at + y * stride);
    for (let x = 0; x < width; x++, from += channels, to += 4) {
      const grey = 4 * (pixels[from] as number);
      for (let k = 0; k < 3; k++) {
        target[to + k] = (channels === 1 ? ramp[grey + k] : pixels[from + k]) as number;
      }
      target[to + 3] = 255;
    }
  }
}
