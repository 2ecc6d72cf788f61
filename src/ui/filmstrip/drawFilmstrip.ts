import type { Reel } from '../../worker/protocol.ts';
import { createAtlas } from '../images/atlas.ts';
import type { Ramp } from '../images/pixels.ts';

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

/** Width and height of the whole picture of `columns` moments and `rows` latents. */
export function filmSize(columns: number, rows: number, { side, gap, caption }: FilmLayout): readonly [number, number] {
  return [columns * (side + gap) - gap, rows * (side + gap) - gap + caption];
}

/** Which columns carry their step: as many as do not touch, the last one among them. */
export function captioned(count: number, pitch: number, width: number): readonly number[] {
  const every = Math.max(1, Math.ceil(width / pitch));
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % every === 0);
}

/**
 * Paints the strip at the origin of the context: rows are latents, columns are the moments of the reel with these indices.
 */
export function drawFilmstrip(
  context: CanvasRenderingContext2D,
  { steps, tiles, strip }: Reel,
  moments: readonly number[],
  layout: FilmLayout,
  style: FilmStyle,
): void {
  const { side, gap, caption } = layout;
  const rows = tiles.length;
  const [width, height] = filmSize(moments.length, rows, layout);
  context.fillStyle = style.ground;
  context.fillRect(0, 0, width, height);
  const atlas = createAtlas();
  atlas.update(strip, style.ramp, side / strip.width);
  moments.forEach((moment, column) => {
    for (let row = 0; row < rows; row++) {
      atlas.draw(context, moment * rows + row, column * (side + gap), row * (side + gap), side);
    }
  });
  if (caption === 0) return;
  context.font = style.font;
  context.fillStyle = style.ink;
  const words = moments.map((moment) => style.written(steps[moment] ?? 0));
  const widest = Math.max(0, ...words.map((word) => context.measureText(word).width)) + 10;
  for (const column of captioned(moments.length, side + gap, widest)) {
    context.textAlign = column === 0 ? 'left' : 'right';
    const x = column * (side + gap) + (column === 0 ? 0 : side);
    context.fillText(words[column] ?? '', x, height - 3);
  }
}
