import type { Contours } from './contours.ts';
import type { Palette } from './palette.ts';
import { type StageTransform, toPixel } from './transform.ts';

type Context = CanvasRenderingContext2D;

function traceRings(context: Context, rings: readonly Float32Array[], transform: StageTransform): void {
  const { scale } = transform;
  const [left, top] = toPixel(transform, 0, 0);
  context.beginPath();
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = left + (ring[i] as number) * scale;
      const y = top - (ring[i + 1] as number) * scale;
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.closePath();
  }
}

/** Restricts drawing to the known window, less the hairline where rings close along its border. */
function clipToBounds(context: Context, { bounds }: Contours, transform: StageTransform): void {
  const [left, top] = toPixel(transform, bounds.xMin, bounds.yMax);
  const [right, bottom] = toPixel(transform, bounds.xMax, bounds.yMin);
  context.beginPath();
  context.rect(left + 1, top + 1, right - left - 2, bottom - top - 2);
  context.clip();
}

/**
 * The critic as a map: flat steps of the palette, painted from low to high over each other. The field is expected to
 * have one threshold fewer than there are steps of either kind, or none where its scale is degenerate.
 */
export function drawField(context: Context, field: Contours, transform: StageTransform, palette: Palette): void {
  const steps = field.levels.length + 1 === palette.neutralSteps.length ? palette.neutralSteps : palette.steps;
  context.save();
  clipToBounds(context, field, transform);
  if (field.levels.length > 0) {
    context.fillStyle = steps[0] as string;
    context.fill();
  }
  field.levels.forEach(({ rings }, index) => {
    if (rings.length === 0) return;
    context.fillStyle = steps[index + 1] as string;
    traceRings(context, rings, transform);
    context.fill('evenodd');
  });
  context.restore();
}

/** Pixels of the known window: left, top, right, bottom. */
function windowOf({ bounds }: Contours, transform: StageTransform): readonly [number, number, number, number] {
  return [...toPixel(transform, bounds.xMin, bounds.yMax), ...toPixel(transform, bounds.xMax, bounds.yMin)];
}

/** Whether a field reaches all four edges of the stage, the hairline along its border aside. */
export function covers(field: Contours, transform: StageTransform): boolean {
  const [left, top, right, bottom] = windowOf(field, transform);
  return left <= 0 && top <= 0 && right >= transform.width && bottom >= transform.height;
}

/** A field pulled over the whole stage: wrong in place, but without a bare margin while the right one is on its way. */
export function drawStretched(context: Context, field: Contours, transform: StageTransform, palette: Palette): void {
  const [left, top, right, bottom] = windowOf(field, transform);
  if (!(right - left > 4 && bottom - top > 4)) return;
  const { width, height } = transform;
  context.save();
  context.scale(width / (right - left - 4), height / (bottom - top - 4));
  context.translate(-left - 2, -top - 2);
  drawField(context, field, transform, palette);
  context.restore();
}

/** Lines between the flat steps, the one at the middle of the scale ("cannot tell") heavy where there is one. */
export function drawContours(context: Context, field: Contours, transform: StageTransform, palette: Palette): void {
  const middle = (field.levels.length - 1) / 2;
  context.save();
  clipToBounds(context, field, transform);
  context.strokeStyle = palette.ink;
  context.lineJoin = 'round';
  field.levels.forEach(({ rings }, index) => {
    if (rings.length === 0) return;
    context.globalAlpha = index === middle ? 0.55 : 0.16;
    context.lineWidth = index === middle ? 1.5 : 0.8;
    traceRings(context, rings, transform);
    context.stroke();
  });
  context.restore();
}

/** Density of one actor: washes of its hue, deeper towards the peaks, each closed by a line (dashed if asked). */
export function drawDensity(
  context: Context,
  density: Contours,
  transform: StageTransform,
  colour: string,
  dash: readonly number[],
): void {
  context.save();
  clipToBounds(context, density, transform);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.2;
  context.setLineDash([...dash]);
  for (const { rings } of density.levels) {
    if (rings.length === 0) continue;
    traceRings(context, rings, transform);
    context.globalAlpha = 0.09;
    context.fill('evenodd');
    context.globalAlpha = 0.85;
    context.stroke();
  }
  context.restore();
}
