import { type Arrow, type ArrowStyle, drawArrows } from '../stage/drawArrows.ts';
import { markSize } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { defineOverlay } from '../stage/stageOverlay.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';
import { FORCE_PARTS, type ForceArrows, type ForcePart } from './parts.ts';

/** Pixels between two points that carry arrows: each carries up to four. */
const SPACING = 34;

/** Forces below this (nats per data unit) are as good as none: such a point learns next to nothing. */
export const STILL = 0.01;

/** Pixels of a force: absolute and compressive as for the critic's slopes, but longer, since a part is a few tenths. */
export const forceLength = (force: number): number =>
  force < STILL ? 0 : Math.min(60, 9 + 34 * Math.log1p(6 * force));

/** How each part is told apart, on the stage and beside its number: by hue and by dash. */
export const forceStyles = (palette: Palette): Readonly<Record<ForcePart, ArrowStyle>> => ({
  pull: { colour: palette.real, width: 1.7, dash: [] },
  meanShift: { colour: palette.inkSoft, width: 1.5, dash: [5, 2.5] },
  repulsion: { colour: palette.generated, width: 1.7, dash: [1.5, 2.5] },
  total: { colour: palette.ink, width: 2.3, dash: [] },
});

/** Indices of visible points that keep apart; earlier ones win, so the choice stays put while points move. */
export function chooseCarriers(generated: Float32Array, transform: StageTransform): number[] {
  const spacing = SPACING * markSize(transform);
  const chosen: { readonly index: number; readonly x: number; readonly y: number }[] = [];
  for (let index = 0; index < generated.length / 2; index++) {
    const [x, y] = toPixel(transform, generated[2 * index] as number, generated[2 * index + 1] as number);
    if (x < 0 || x > transform.width || y < 0 || y > transform.height) continue;
    if (chosen.some((other) => Math.hypot(other.x - x, other.y - y) < spacing)) continue;
    chosen.push({ index, x, y });
  }
  return chosen.map(({ index }) => index);
}

/** The parts of the force on some of the generated points, all on one compressive scale of lengths. */
export function drawForces(
  context: CanvasRenderingContext2D,
  { generated, parts }: ForceArrows,
  transform: StageTransform,
  palette: Palette,
): void {
  const size = markSize(transform);
  const carriers = chooseCarriers(generated, transform);
  const styles = forceStyles(palette);
  for (const part of FORCE_PARTS) {
    const vectors = parts[part];
    if (!vectors) continue;
    const arrows = carriers.flatMap((index): Arrow[] => {
      const [dx, dy] = [vectors[2 * index] as number, vectors[2 * index + 1] as number];
      const length = forceLength(Math.hypot(dx, dy)) * size;
      if (!(length > 0)) return [];
      const [x, y] = toPixel(transform, generated[2 * index] as number, generated[2 * index + 1] as number);
      return [{ x, y, angle: Math.atan2(-dy, dx), length }];
    });
    drawArrows(context, arrows, transform, palette, styles[part]);
  }
}

export const forceOverlay = defineOverlay<ForceArrows>({
  place: 'over',
  hasArrows: true,
  draw: (context, shown, { transform, palette }) => drawForces(context, shown, transform, palette),
});
