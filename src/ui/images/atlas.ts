import type { Tiles } from '../../train/frame.ts';
import { type Ramp, writeTile } from './pixels.ts';

const COLUMNS = 10;

/** All tiles side by side on a canvas of their own, from which each is drawn at any size. */
export interface Atlas {
  /** Takes new pixels; `scale` is the size at which they will be drawn, device pixels per pixel. */
  update(tiles: Tiles, ramp: Ramp, scale: number): void;
  /** Draws tile `index` as large as it fits into a square of `side`, in the middle of it, in the units of the context. */
  draw(context: CanvasRenderingContext2D, index: number, x: number, y: number, side: number): void;
}

/**
 * An atlas. Pixels keep hard edges and even widths at any scale: they are first enlarged by the next whole factor without
 * smoothing, then made smaller with it.
 */
export function createAtlas(): Atlas {
  const small = document.createElement('canvas');
  const large = document.createElement('canvas');
  let image: ImageData | undefined;
  let [width, height, factor] = [0, 0, 1];

  return {
    update(tiles, ramp, scale) {
      const context = small.getContext('2d');
      const enlarged = large.getContext('2d');
      if (!context || !enlarged || tiles.count === 0) return;
      ({ width, height } = tiles);
      const columns = Math.min(COLUMNS, tiles.count);
      const [wide, high] = [columns * width, Math.ceil(tiles.count / columns) * height];
      if (image?.width !== wide || image.height !== high) {
        [small.width, small.height] = [wide, high];
        image = context.createImageData(wide, high);
      }
      for (let index = 0; index < tiles.count; index++) {
        const at = Math.floor(index / columns) * height * wide + (index % columns) * width;
        writeTile(tiles, index, ramp, image.data, at, wide);
      }
      context.putImageData(image, 0, 0);
      factor = Math.max(1, Math.ceil(scale - 0.01));
      if (large.width !== factor * wide || large.height !== factor * high) {
        [large.width, large.height] = [factor * wide, factor * high];
      }
      enlarged.imageSmoothingEnabled = false;
      enlarged.drawImage(small, 0, 0, factor * wide, factor * high);
    },
    draw(context, index, x, y, side) {
      if (width === 0) return;
      const columns = small.width / width;
      const [left, top] = [(index % columns) * width * factor, Math.floor(index / columns) * height * factor];
      const longest = Math.max(width, height);
      const [wide, high] = [(side * width) / longest, (side * height) / longest];
      const [toX, toY] = [x + (side - wide) / 2, y + (side - high) / 2];
      context.drawImage(large, left, top, width * factor, height * factor, toX, toY, wide, high);
    },
  };
}
