import type { ReelFrame } from '../images/imageApi.ts';
import type { Ramp } from '../images/pixels.ts';
import { writeTile } from '../images/pixels.ts';

/** Sizes of a filmstrip in pixels of its canvas. */
export interface FilmLayout {
  /** Side of one image and the gap after it. */
  readonly side: number;
  readonly gap: number;
  /** Height of the line of steps below the images. */
  readonly caption: number;
}

/** Colours and words of a filmstrip. */
export interface FilmStyle {
  readonly ramp: Ramp;
  readonly ground: string;
  readonly ink: string;
  readonly font: string;
  readonly written: (step: number) => string;
}

/** Evenly chosen moments, the first and the last among them, at most `most`. */
export function chooseMoments<T>(moments: readonly T[], most: number): readonly T[] {
  if (moments.length <= most) return moments;
  const last = moments.length - 1;
  if (most < 2) return moments.slice(-1);
  return Array.from({ length: most }, (_, i) => moments[Math.round((i * last) / (most - 1))] as T);
}

/** Rows that every moment has. */
export const filmRows = (moments: readonly ReelFrame[]): number =>
  moments.length === 0 ? 0 : Math.min(...moments.map(({ tiles }) => tiles.count));

/** Width and height of the whole picture. */
export function filmSize(moments: readonly ReelFrame[], { side, gap, caption }: FilmLayout): readonly [number, number] {
  return [moments.length * (side + gap) - gap, filmRows(moments) * (side + gap) - gap + caption];
}

/** Which columns carry their step: as many as do not touch, the last one among them. */
export function captioned(count: number, pitch: number, width: number): readonly number[] {
  const every = Math.max(1, Math.ceil(width / pitch));
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % every === 0);
}

/** Paints the strip at the origin of the context: rows are latents, columns are moments. Outside React; scale is yours. */
export function drawFilmstrip(
  context: CanvasRenderingContext2D,
  moments: readonly ReelFrame[],
  layout: FilmLayout,
  style: FilmStyle,
): void {
  const { side, gap, caption } = layout;
  const [width, height] = filmSize(moments, layout);
  context.fillStyle = style.ground;
  context.fillRect(0, 0, width, height);
  const rows = filmRows(moments);
  const small = document.createElement('canvas');
  context.imageSmoothingEnabled = false;
  moments.forEach(({ tiles }, column) => {
    [small.width, small.height] = [tiles.width, tiles.height * rows];
    const own = small.getContext('2d');
    if (!own) return;
    const image = own.createImageData(small.width, small.height);
    for (let row = 0; row < rows; row++) {
      writeTile(tiles, row, style.ramp, image.data, row * tiles.width * tiles.height, tiles.width);
    }
    own.putImageData(image, 0, 0);
    for (let row = 0; row < rows; row++) {
      context.drawImage(
        small,
        0,
        row * tiles.height,
        tiles.width,
        tiles.height,
        column * (side + gap),
        row * (side + gap),
        side,
        side,
      );
    }
  });
  if (caption === 0) return;
  context.font = style.font;
  context.fillStyle = style.ink;
  const widest = Math.max(0, ...moments.map(({ step }) => context.measureText(style.written(step)).width)) + 10;
  for (const column of captioned(moments.length, side + gap, widest)) {
    const isFirst = column === 0;
    context.textAlign = isFirst ? 'left' : 'right';
    const x = column * (side + gap) + (isFirst ? 0 : side);
    context.fillText(style.written(moments[column]?.step ?? 0), x, height - 3);
  }
}
