import type { Mode } from '../../data/law.ts';
import { markSize } from './drawMarks.ts';
import type { Palette } from './palette.ts';
import { type StageTransform, toPixel } from './transform.ts';

type Context = CanvasRenderingContext2D;

/** A mode as drawn: `progress` is how much of its outline has been stroked in since it was captured, 1 when done. */
export interface DrawnMode {
  readonly mode: Mode;
  /** As on the badge, counted from 1. */
  readonly number: number;
  readonly captured: boolean;
  readonly progress: number;
}

/** Radius of a mode's ellipse in standard deviations, the literature's "high quality" limit. */
export const MODE_STDS = 3;

/** With more modes than `BADGED` only the lost ones carry a badge; with more than `CROWD`, none does. */
const BADGED = 12;
const CROWD = 40;

const LOST_DASH = [5, 5];

/** Radius of a badge where marks and type have the designed size, pixels. */
export const BADGE_RADIUS = 12;

/** 3-std outlines: solid on a light disc when captured, dashed when lost; a fresh capture strokes in from the top. */
export function drawModes(
  context: Context,
  modes: readonly DrawnMode[],
  transform: StageTransform,
  palette: Palette,
): void {
  const size = markSize(transform);
  context.save();
  context.strokeStyle = palette.ink;
  for (const { mode, captured, progress } of modes) {
    const [x, y] = toPixel(transform, mode.x, mode.y);
    const radiusX = Math.max(3, MODE_STDS * mode.stdX * transform.scale);
    const radiusY = Math.max(3, MODE_STDS * mode.stdY * transform.scale);
    const outline = (turn: number): void => {
      context.beginPath();
      context.ellipse(x, y, radiusX, radiusY, 0, -Math.PI / 2, (2 * turn - 0.5) * Math.PI);
    };
    if (captured) {
      outline(1);
      context.globalAlpha = 0.78 * progress;
      context.fillStyle = palette.raised;
      context.fill();
      context.globalAlpha = 1;
    }
    if (!captured || progress < 1) {
      context.setLineDash(LOST_DASH);
      context.lineWidth = 1.8 * size;
      outline(1);
      context.stroke();
    }
    if (captured) {
      context.setLineDash([]);
      context.lineWidth = 2.2 * size;
      outline(progress);
      context.stroke();
    }
  }
  context.restore();
}

/** Distance from a mode's centre to its one-std ellipse in the direction of a unit vector, data units. */
const edge = ({ stdX, stdY }: Mode, dirX: number, dirY: number): number => {
  const inverse = Math.hypot(dirX / stdX, dirY / stdY);
  return Number.isFinite(inverse) && inverse > 0 ? 1 / inverse : 0;
};

/** Numbered badges outside the outlines, on the side away from the middle of all modes. */
export function drawBadges(
  context: Context,
  modes: readonly DrawnMode[],
  transform: StageTransform,
  palette: Palette,
): void {
  if (modes.length > CROWD) return;
  const size = palette.typeScale * Math.max(0.85, markSize(transform)) * (modes.length > BADGED ? 0.75 : 1);
  const badged = modes.length > BADGED ? modes.filter(({ captured }) => !captured) : modes;
  const middleX = modes.reduce((sum, { mode }) => sum + mode.x, 0) / Math.max(1, modes.length);
  const middleY = modes.reduce((sum, { mode }) => sum + mode.y, 0) / Math.max(1, modes.length);
  const radius = BADGE_RADIUS * size;
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `650 ${13 * size}px ${palette.font}`;
  for (const { mode, number, captured } of badged) {
    const away = Math.hypot(mode.x - middleX, mode.y - middleY);
    const [dirX, dirY] =
      away > mode.stdX ? [(mode.x - middleX) / away, (mode.y - middleY) / away] : [Math.SQRT1_2, Math.SQRT1_2];
    const [left, top] = toPixel(transform, mode.x, mode.y);
    const reach = MODE_STDS * transform.scale * edge(mode, dirX, dirY) + radius + 5;
    const x = left + dirX * reach;
    const y = top - dirY * reach;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = captured ? palette.ink : palette.ground;
    context.fill();
    if (!captured) {
      context.setLineDash([3, 3]);
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.4;
      context.stroke();
      context.setLineDash([]);
    }
    context.fillStyle = captured ? palette.ground : palette.ink;
    context.fillText(String(number), x, y + 0.5);
  }
  context.restore();
}
