import type { Bounds } from '../../data/law.ts';
import type { StageView } from '../stage/stageView.ts';
import { type StageTransform, visibleBounds } from '../stage/transform.ts';

/** Significant digits of a window: a move that nobody sees asks for no new maps. */
const DIGITS = 3;

/** The largest square in the middle of a window. */
function middleSquare({ xMin, xMax, yMin, yMax }: Bounds): Bounds {
  const half = Math.min(xMax - xMin, yMax - yMin) / 2;
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  return { xMin: x - half, xMax: x + half, yMin: y - half, yMax: y + half };
}

/** The smallest square around a window. */
export function squareAround({ xMin, xMax, yMin, yMax }: Bounds): Bounds {
  const half = Math.max(xMax - xMin, yMax - yMin) / 2;
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  return { xMin: x - half, xMax: x + half, yMin: y - half, yMax: y + half };
}

const rounded = (transform: StageTransform): Bounds => {
  const bounds = middleSquare(visibleBounds(transform));
  const grain = 10 ** (Math.floor(Math.log10(bounds.xMax - bounds.xMin)) - DIGITS + 1);
  const round = (value: number): number => Number((Math.round(value / grain) * grain).toPrecision(12));
  return { xMin: round(bounds.xMin), xMax: round(bounds.xMax), yMin: round(bounds.yMin), yMax: round(bounds.yMax) };
};

/** What square maps show: all of the law while the stage shows all of it, else the middle of what the stage shows. */
export function mapWindow({ transform, isFitted }: StageView, law: Bounds | undefined): Bounds | undefined {
  if (isFitted) return law && squareAround(law);
  return transform.width > 0 && transform.height > 0 ? rounded(transform) : undefined;
}
