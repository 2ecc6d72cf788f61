import { type Arrow, drawArrows } from '../stage/drawArrows.ts';
import { markSize } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { defineOverlay } from '../stage/stageOverlay.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';

/** Pixels below which an arrow would be all head. */
const SHORTEST = 7;

/** Thin, since every point has an arrow. */
const WIDTH = 1.1;

/**
 * Arrows on the screen for a plan x, y, x′, y′ per point. A plan is measured more rarely than points move, so that each
 * arrow starts where its point stands now (`generated`, the first points in the same order), if that is known; points that
 * are not shown have no arrow.
 */
export function planArrows(plan: Float32Array, generated: Float32Array | null, transform: StageTransform): Arrow[] {
  const arrows: Arrow[] = [];
  const end = Math.min(plan.length, generated ? 2 * generated.length : plan.length);
  for (let i = 0; i + 3 < end; i += 4) {
    const from = (k: 0 | 1): number => generated?.[i / 2 + k] ?? (plan[i + k] as number);
    const [x, y] = toPixel(transform, from(0), from(1));
    const [toX, toY] = toPixel(transform, plan[i + 2] as number, plan[i + 3] as number);
    const length = Math.hypot(toX - x, toY - y);
    if (length >= SHORTEST * markSize(transform)) arrows.push({ x, y, angle: Math.atan2(toY - y, toX - x), length });
  }
  return arrows;
}

/** Where optimal transport carries the generated points, at true length. */
export function drawPlan(
  context: CanvasRenderingContext2D,
  plan: Float32Array,
  generated: Float32Array | null,
  transform: StageTransform,
  palette: Palette,
): void {
  const style = { colour: palette.inkSoft, width: WIDTH, dash: [] };
  drawArrows(context, planArrows(plan, generated, transform), transform, palette, style);
}

/** A plan x, y, x′, y′ for each of the first generated points. */
export const planOverlay = defineOverlay<Float32Array>({
  place: 'under',
  hasArrows: true,
  draw: (context, plan, { frame, transform, palette }) =>
    drawPlan(context, plan, frame?.generated ?? null, transform, palette),
});
