import type { Mode } from '../../data/law.ts';
import { markSize } from './drawMarks.ts';
import type { Palette } from './palette.ts';
import { type StageTransform, toPixel } from './transform.ts';

type Context = CanvasRenderingContext2D;

/** An arrow to draw: start in pixels, direction in radians on the screen, length in pixels. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
}

/** Pixels between the starts of two arrows. */
const SPACING = 15;

/** Slopes below this (critic units per data unit) are as good as none: there the generator learns nothing. */
const FLAT = 0.05;

/** Pixels of an arrow for a slope: absolute and compressive, so that vanishing gradients are seen to vanish. */
export function arrowLength(slope: number): number {
  return slope < FLAT ? 0 : Math.min(44, 9 + 15 * Math.log1p(slope));
}

/**
 * The arrows worth drawing out of x, y, dx, dy records: visible, not flat, outside the circles of `inside`, and not on top
 * of each other. Earlier records win, so the choice stays put while points move.
 */
export function chooseArrows(arrows: Float32Array, transform: StageTransform, inside: readonly Mode[]): Arrow[] {
  const size = markSize(transform);
  const spacing = SPACING * size;
  const chosen: Arrow[] = [];
  for (let i = 0; i + 3 < arrows.length; i += 4) {
    const [dataX, dataY, dx, dy] = arrows.subarray(i, i + 4) as unknown as [number, number, number, number];
    const length = arrowLength(Math.hypot(dx, dy)) * size;
    if (!(length > 0)) continue;
    if (inside.some((mode) => Math.hypot((dataX - mode.x) / mode.stdX, (dataY - mode.y) / mode.stdY) < 3)) continue;
    const [x, y] = toPixel(transform, dataX, dataY);
    if (x < 0 || x > transform.width || y < 0 || y > transform.height) continue;
    if (chosen.some((other) => Math.hypot(other.x - x, other.y - y) < spacing)) continue;
    chosen.push({ x, y, angle: Math.atan2(-dy, dx), length });
  }
  return chosen;
}

/** Colour, width and dash of the line of an arrow, pixels. */
export interface ArrowStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** Arrows on a halo of ground; in ink, as those of the critic's gradient, if no style is given. */
export function drawArrows(
  context: Context,
  arrows: readonly Arrow[],
  transform: StageTransform,
  palette: Palette,
  style: ArrowStyle = { colour: palette.ink, width: 1.5, dash: [] },
): void {
  const size = markSize(transform);
  const pass = (colour: string, alpha: number, width: number, head: number, dash: readonly number[]): void => {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.globalAlpha = alpha;
    context.lineWidth = width * size;
    context.setLineDash([...dash]);
    context.beginPath();
    for (const { x, y, angle, length } of arrows) {
      context.moveTo(x, y);
      context.lineTo(x + length * Math.cos(angle), y + length * Math.sin(angle));
    }
    context.stroke();
    context.beginPath();
    for (const { x, y, angle, length } of arrows) {
      const tipX = x + length * Math.cos(angle);
      const tipY = y + length * Math.sin(angle);
      const corner = (turn: number): [number, number] => [
        tipX + head * size * Math.cos(angle + turn),
        tipY + head * size * Math.sin(angle + turn),
      ];
      context.moveTo(...corner(0));
      context.lineTo(...corner(2.3));
      context.lineTo(...corner(-2.3));
      context.closePath();
    }
    context.fill();
  };
  context.save();
  pass(palette.ground, 0.75, style.width + 2.1, 5.6, []);
  pass(style.colour, 1, style.width, 4.6, style.dash);
  context.restore();
}
