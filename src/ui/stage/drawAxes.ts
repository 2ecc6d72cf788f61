import type { Palette } from './palette.ts';
import { type PixelRect, type StageTransform, toPixel, visibleBounds } from './transform.ts';

type Context = CanvasRenderingContext2D;

/** One axis in the user's own units: `own = mean + std · data`. Identity unless the data were standardised. */
export interface AxisUnits {
  readonly mean: number;
  readonly std: number;
  /** What the axis shows, where it is a column of the user's own. */
  readonly name?: string;
}

/** Round numbers 1, 2 or 5 · 10ⁿ apart inside [low, high], at most about one per `wanted`-th of it. */
export function axisTicks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step + 0);
}

/** Room for the name of an axis, in widths of a Latin character. */
const MOST_NAME = 16;
/** Width of a character at the designed size of type, px; what is written on squares takes two of them. */
const CHARACTER = 6;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;
const charactersOf = (text: string): number => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);

/** A name cut to its room; characters of two halves stay whole. */
function shortName(name: string): string {
  if (charactersOf(name) <= MOST_NAME) return name;
  let kept = '';
  for (const each of name) {
    if (charactersOf(kept + each) >= MOST_NAME) break;
    kept += each;
  }
  return `${kept}…`;
}

/** Pixels between two ticks at least; these and all others at the designed size of type. */
const TICK_DISTANCE = 76;
const LABEL_CLEARANCE = 14;

/**
 * Ticks along the lower and right edges; labels only where no legend lies (`covered`) and only if asked.
 * `label` writes a tick's number.
 */
export function drawAxes(
  context: Context,
  transform: StageTransform,
  palette: Palette,
  units: readonly [AxisUnits, AxisUnits],
  label: ((value: number) => string) | null,
  covered: readonly PixelRect[],
): void {
  const { width, height } = transform;
  const unit = palette.typeScale;
  const clearance = LABEL_CLEARANCE * unit;
  const [edge, tick, inset] = [10 * unit, 6 * unit, 40 * unit];
  const view = visibleBounds(transform);
  const [ux, uy] = units;
  const own = (data: number, axis: AxisUnits): number => axis.mean + axis.std * data;
  const isFree = (x: number, y: number): boolean =>
    covered.every(
      ({ left, right, top, bottom }) =>
        x < left - clearance || x > right + clearance || y < top - clearance || y > bottom + clearance,
    );
  // A label that a legend along the right edge would cover stands to the left of it.
  const beside = (y: number): number =>
    Math.min(
      width - edge,
      ...covered
        .filter(({ right, top, bottom }) => right > width - inset && y > top - clearance && y < bottom + clearance)
        .map(({ left }) => left - clearance - 2 * unit),
    );
  // The name of the horizontal axis stands to the left of what covers its end.
  const nameX = Math.min(
    width - edge,
    ...covered
      .filter(({ right, bottom }) => right > width - inset && bottom > height - 2 * clearance)
      .map(({ left }) => left - clearance - 2 * unit),
  );
  const [nameOfX, nameOfY] = [ux.name, uy.name].map((name) => (name ? shortName(name) : undefined));
  // Where the last number of the horizontal axis may have its middle: clear of the name, however long.
  const lastX = nameOfX ? nameX - (charactersOf(nameOfX) * CHARACTER + 28) * unit : width - 56 * unit;
  context.save();
  context.fillStyle = palette.inkSoft;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  context.font = `${11 * unit}px ${palette.font}`;
  context.textBaseline = 'middle';
  context.globalAlpha = 0.45;
  context.beginPath();
  const labels: [string, number, number, CanvasTextAlign][] = [];
  for (const value of axisTicks(own(view.xMin, ux), own(view.xMax, ux), width / (TICK_DISTANCE * unit))) {
    const [x] = toPixel(transform, (value - ux.mean) / ux.std, 0);
    if (x < 24 * unit || x > width - 24 * unit) continue;
    context.moveTo(Math.round(x) + 0.5, height);
    context.lineTo(Math.round(x) + 0.5, height - tick);
    if (label && x < lastX && isFree(x, height - clearance))
      labels.push([label(value), x, height - clearance, 'center']);
  }
  for (const value of axisTicks(own(view.yMin, uy), own(view.yMax, uy), height / (TICK_DISTANCE * unit))) {
    const [, y] = toPixel(transform, 0, (value - uy.mean) / uy.std);
    if (y < 16 * unit || y > height - 16 * unit) continue;
    context.moveTo(width, Math.round(y) + 0.5);
    context.lineTo(width - tick, Math.round(y) + 0.5);
    if (!label || (nameOfY && y < 2 * clearance)) continue;
    const x = beside(y);
    if (x <= width / 2 || !isFree(x, y)) continue;
    labels.push([label(value), x, y, 'right']);
    if (x === width - edge) continue;
    context.moveTo(x + 3 * unit, Math.round(y) + 0.5);
    context.lineTo(x + 9 * unit, Math.round(y) + 0.5);
  }
  context.stroke();
  context.globalAlpha = 1;
  const named = (name: string | undefined, x: number, y: number): void => {
    if (!label || !name || !isFree(x, y)) return;
    labels.push([name, x, y, 'right']);
  };
  named(nameOfX, nameX, height - clearance);
  named(nameOfY, beside(clearance), clearance);
  for (const [written, x, y, align] of labels) {
    context.textAlign = align;
    context.fillText(written, x, y);
  }
  context.restore();
}
