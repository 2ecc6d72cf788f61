import { type Arrow, drawArrows } from '../stage/drawArrows.ts';
import { markSize } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { defineOverlay } from '../stage/stageOverlay.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';
import { classColour, traceMark } from './classMarks.ts';

/** Losses whose pulls on a point can be compared. */
export type PullKind = 'labelGan' | 'amGan';

/** Pulls of two losses on one point: −∂L/∂l_k of each, and gradients of the logits l_k in the point, x and y of each. */
export interface ClassPullArrows {
  readonly point: Float32Array;
  readonly gradients: Float32Array;
  readonly labelGan: Float32Array;
  readonly amGan: Float32Array;
  readonly shown: PullKind;
}

/** Pixels of the longest arrow: lengths are relative, for they compare the classes of one point. */
const LONGEST = 84;

/** Arrows shorter than this, as a share of the longest, are left out. */
const NEGLIGIBLE = 0.02;

/** A loss lowers this class's logit: its arrow leads away from the class. */
const AWAY = [3, 2.5];

type Vector = readonly [number, number];

/** pull_k·∇l_k of every class [K], data units. */
export function classVectors(pulls: Float32Array, gradients: Float32Array): readonly Vector[] {
  return Array.from({ length: gradients.length / 2 }, (_, k) => {
    const pull = pulls[k] as number;
    return [pull * (gradients[2 * k] as number), pull * (gradients[2 * k + 1] as number)];
  });
}

export const sumOf = (vectors: readonly Vector[]): Vector =>
  vectors.reduce<Vector>(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);

/** The pull of every class on one point for the loss that is shown, and the sums of both losses, that one in heavy ink. */
export function drawPulls(
  context: CanvasRenderingContext2D,
  { point, gradients, shown, labelGan, amGan }: ClassPullArrows,
  transform: StageTransform,
  palette: Palette,
): void {
  const vectors = { labelGan: classVectors(labelGan, gradients), amGan: classVectors(amGan, gradients) };
  const sums = { labelGan: sumOf(vectors.labelGan), amGan: sumOf(vectors.amGan) };
  const all = [...vectors.labelGan, ...vectors.amGan, sums.labelGan, sums.amGan].map(([dx, dy]) => Math.hypot(dx, dy));
  const longest = Math.max(...all);
  if (!(longest > 0) || !Number.isFinite(longest)) return;
  const size = markSize(transform);
  const [x, y] = toPixel(transform, point[0] as number, point[1] as number);
  const arrow = ([dx, dy]: Vector): Arrow[] => {
    const share = Math.hypot(dx, dy) / longest;
    return share < NEGLIGIBLE ? [] : [{ x, y, angle: Math.atan2(-dy, dx), length: LONGEST * size * share }];
  };
  const other = shown === 'amGan' ? 'labelGan' : 'amGan';
  drawArrows(context, arrow(sums[other]), transform, palette, { colour: palette.inkSoft, width: 1.6, dash: [7, 3] });
  vectors[shown].forEach((vector, k) => {
    const colour = classColour(k, palette);
    const dash = ((shown === 'amGan' ? amGan : labelGan)[k] as number) < 0 ? AWAY : [];
    const [line] = arrow(vector);
    if (!line) return;
    drawArrows(context, [line], transform, palette, { colour, width: 1.7, dash });
    const reach = line.length + 11 * size;
    context.fillStyle = colour;
    context.beginPath();
    traceMark(context, k, x + reach * Math.cos(line.angle), y + reach * Math.sin(line.angle), 3.6 * size);
    context.fill();
  });
  drawArrows(context, arrow(sums[shown]), transform, palette, { colour: palette.ink, width: 2.6, dash: [] });
  context.save();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.6 * size;
  context.beginPath();
  context.arc(x, y, 6 * size, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

export const pullOverlay = defineOverlay<ClassPullArrows>({
  place: 'over',
  hasArrows: true,
  draw: (context, shown, { transform, palette }) => drawPulls(context, shown, transform, palette),
});
