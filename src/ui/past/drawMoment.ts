import type { LoadedLaw, Reel } from '../../worker/protocol.ts';
import { createAtlas } from '../images/atlas.ts';
import type { Ramp } from '../images/pixels.ts';
import { readPalette } from '../stage/palette.ts';

/** Radius of a mode in standard deviations, as on the stage. */
const MODE_STDS = 3;

/** The plane in small: modes as outlines, generated points as dots, in a square of `side` px. */
export function drawMoment(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  { bounds: { xMin, xMax, yMin, yMax }, modes }: Pick<LoadedLaw, 'bounds' | 'modes'>,
  side: number,
): void {
  const { raised, real, generated } = readPalette();
  const scale = side / Math.max(xMax - xMin, yMax - yMin);
  const x = (value: number): number => side / 2 + (value - (xMin + xMax) / 2) * scale;
  const y = (value: number): number => side / 2 - (value - (yMin + yMax) / 2) * scale;
  context.fillStyle = raised;
  context.fillRect(0, 0, side, side);
  context.strokeStyle = real;
  context.lineWidth = 0.8;
  for (const mode of modes) {
    context.beginPath();
    const radius = (std: number): number => Math.max(1.2, MODE_STDS * std * scale);
    context.ellipse(x(mode.x), y(mode.y), radius(mode.stdX), radius(mode.stdY), 0, 0, 2 * Math.PI);
    context.stroke();
  }
  context.fillStyle = generated;
  for (let i = 0; i + 1 < points.length; i += 2)
    context.fillRect(x(points[i] as number) - 0.9, y(points[i + 1] as number) - 0.9, 1.8, 1.8);
}

/** The first tiles of a moment of a reel, two by two. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  reel: Reel,
  moment: number,
  side: number,
  ramp: Ramp,
): void {
  const atlas = createAtlas();
  const half = side / 2;
  atlas.update(reel.strip, ramp, half / reel.strip.width);
  reel.tiles.slice(0, 4).forEach((_, tile) => {
    atlas.draw(context, moment * reel.tiles.length + tile, (tile % 2) * half, Math.floor(tile / 2) * half, half);
  });
}
