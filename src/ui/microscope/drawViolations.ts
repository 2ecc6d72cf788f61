import { markSize } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { defineOverlay } from '../stage/stageOverlay.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';

/** Places where a penalty is violated, x0, y0, x1, y1, …; of a pair both ends, x, y, x′, y′. */
export interface ViolationMarks {
  readonly points: Float32Array;
  readonly ends: 1 | 2;
  /** How far each goes beyond its bound, in the unit of the penalty; negative where a slope is too small. */
  readonly excess: Float32Array;
}

/** Pixels of a ring for an excess: absolute and compressive, so that it grows with the violation and never fills the stage. */
export const ringRadius = (excess: number): number => Math.min(18, 3.5 + 7 * Math.log1p(Math.abs(excess)));

/** A slope that is too small has its own sign. */
const FLAT_DASH = [2, 2];

/** Rings round the places that violate a penalty, the worst one heavy; pairs are joined by a line. */
export function drawViolations(
  context: CanvasRenderingContext2D,
  { points, ends, excess }: ViolationMarks,
  transform: StageTransform,
  palette: Palette,
): void {
  const size = markSize(transform);
  const worst = excess.reduce((at, value, i) => (Math.abs(value) > Math.abs(excess[at] as number) ? i : at), 0);
  const at = (i: number): [number, number] => toPixel(transform, points[2 * i] as number, points[2 * i + 1] as number);
  const pass = (colour: string, alpha: number, wider: number): void => {
    context.strokeStyle = colour;
    excess.forEach((value, i) => {
      const [x, y] = at(ends * i);
      const radius = ringRadius(value) * size;
      context.globalAlpha = i === worst ? 1 : alpha;
      context.lineWidth = (i === worst ? 2.4 : 1.2) * size + wider;
      context.setLineDash(value < 0 ? FLAT_DASH : []);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      if (ends === 2) {
        const [endX, endY] = at(2 * i + 1);
        context.moveTo(endX + radius, endY);
        context.arc(endX, endY, radius, 0, 2 * Math.PI);
        context.moveTo(x, y);
        context.lineTo(endX, endY);
      }
      context.stroke();
    });
  };
  context.save();
  pass(palette.ground, 0.5, 1.6);
  pass(palette.ink, 0.7, 0);
  context.restore();
}

export const violationOverlay = defineOverlay<ViolationMarks>({
  place: 'over',
  draw: (context, shown, { transform, palette }) => drawViolations(context, shown, transform, palette),
});
