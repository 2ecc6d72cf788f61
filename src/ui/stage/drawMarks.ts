import type { Frame } from '../../train/frame.ts';
import type { Palette } from './palette.ts';
import { type StageTransform, toPixel } from './transform.ts';

type Context = CanvasRenderingContext2D;

/** Width in CSS pixels of the ground-coloured halo round a generated mark. */
export const HALO = 0.8;

/** Size of marks relative to the drawing's: grows gently with the magnification, and is smaller on a small stage. */
export function markSize({ scale, width }: StageTransform): number {
  return width < 480 ? 0.8 : Math.min(1.3, Math.max(0.8, scale / 110));
}

/** Calls `mark` with the pixel position of every point that can be seen. */
function eachVisible(points: Float32Array, transform: StageTransform, mark: (x: number, y: number) => void): void {
  const { scale, width, height } = transform;
  const [left, top] = toPixel(transform, 0, 0);
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = left + (points[i] as number) * scale;
    const y = top - (points[i + 1] as number) * scale;
    if (x > -8 && x < width + 8 && y > -8 && y < height + 8) mark(x, y);
  }
}

/** Data points: hollow circles, one path for all. */
export function drawReal(context: Context, points: Float32Array, transform: StageTransform, palette: Palette): void {
  const size = markSize(transform);
  const radius = 2.1 * size;
  context.save();
  context.strokeStyle = palette.real;
  context.lineWidth = 1.25 * size;
  context.globalAlpha = 0.85;
  context.beginPath();
  eachVisible(points, transform, (x, y) => {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  });
  context.stroke();
  context.restore();
}

/** Generated points: filled diamonds, each with its own halo so that a crowd stays countable. */
export function drawGenerated(
  context: Context,
  points: Float32Array,
  transform: StageTransform,
  palette: Palette,
): void {
  const radius = 3.4 * markSize(transform);
  context.save();
  context.fillStyle = palette.generated;
  context.strokeStyle = palette.ground;
  context.lineWidth = HALO;
  eachVisible(points, transform, (x, y) => {
    context.beginPath();
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
    context.closePath();
    context.fill();
    context.stroke();
  });
  context.restore();
}

/** Images of the lines of a regular latent grid. */
export function drawLatentGrid(
  context: Context,
  { columns, rows, points }: NonNullable<Frame['latentGrid']>,
  transform: StageTransform,
  palette: Palette,
): void {
  const { scale } = transform;
  const [left, top] = toPixel(transform, 0, 0);
  const line = (count: number, at: (index: number) => number): void => {
    for (let i = 0; i < count; i++) {
      const x = left + (points[2 * at(i)] as number) * scale;
      const y = top - (points[2 * at(i) + 1] as number) * scale;
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  };
  context.save();
  context.strokeStyle = palette.generated;
  context.globalAlpha = 0.5;
  context.lineWidth = transform.width < 120 ? 0.7 : 1;
  context.beginPath();
  for (let row = 0; row < rows; row++) line(columns, (column) => row * columns + column);
  for (let column = 0; column < columns; column++) line(rows, (row) => row * columns + column);
  context.stroke();
  context.restore();
}

const FADES = 6;

/** Recent paths of a few points, fading towards the past, with a dot where each is now. */
export function drawTrails(
  context: Context,
  { followed, length, points }: NonNullable<Frame['trails']>,
  transform: StageTransform,
  palette: Palette,
): void {
  const at = (point: number, time: number): [number, number] => {
    const index = 2 * (point * length + time);
    return toPixel(transform, points[index] as number, points[index + 1] as number);
  };
  context.save();
  context.strokeStyle = palette.generated;
  context.fillStyle = palette.generated;
  context.lineWidth = 1.4;
  context.lineJoin = 'round';
  for (let fade = 0; fade < FADES; fade++) {
    const from = Math.floor((fade * (length - 1)) / FADES);
    const to = Math.floor(((fade + 1) * (length - 1)) / FADES);
    context.globalAlpha = (fade + 1) / FADES;
    context.beginPath();
    for (let point = 0; point < followed; point++) {
      context.moveTo(...at(point, from));
      for (let time = from + 1; time <= to; time++) context.lineTo(...at(point, time));
    }
    context.stroke();
  }
  for (let point = 0; point < followed && length > 0; point++) {
    const [x, y] = at(point, length - 1);
    context.beginPath();
    context.arc(x, y, 2.6, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}
