import { CHART_POINTS, downsample } from '../../math/downsample.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { type Axis, axisFor, lowEnd } from '../kit/axis.ts';
import type { Strip } from './strips.ts';

/** One vertex of a line; `y` is null where the value is undefined, which breaks the line. */
export interface Vertex {
  readonly x: number;
  readonly y: number | null;
}

/** What a strip draws at one moment. */
export interface Drawing {
  readonly axis: Axis;
  readonly lastStep: number;
  /** Nothing is recorded yet, so the axis means nothing and shows no values. */
  readonly isEmpty: boolean;
  /** One line per series, at most 300 vertices each. */
  readonly lines: readonly (readonly Vertex[])[];
  /** The same of a run beside it. */
  readonly beside: readonly (readonly Vertex[])[];
}

interface DrawingOptions {
  readonly log: boolean;
  readonly target: number | null;
  readonly floor: readonly [number, number] | null;
  /** Upper end of a counting axis. */
  readonly top?: number;
  /** History of a run beside this one, on the same axes. */
  readonly beside?: readonly SeriesPoint[];
}

function line(
  strip: Strip,
  index: number,
  points: readonly SeriesPoint[],
  { log, top = 1 }: Pick<DrawingOptions, 'log' | 'top'>,
): readonly Vertex[] {
  const series = strip.series[index];
  if (!series) return [];
  // A share reaches the height of all that is counted.
  const scale = series.share ? top : 1;
  const taken = points.flatMap((point) => {
    const value = series.value(point);
    return value === undefined
      ? []
      : [{ step: point.step, y: value === null || (log && value <= 0) ? Number.NaN : scale * value }];
  });
  const steps = Float64Array.from(taken, ({ step }) => step);
  const values = Float64Array.from(taken, ({ y }) => y);
  const { x, y } = downsample({ x: steps, y: values }, CHART_POINTS);
  // A single point is no line yet, and recharts would draw it as a dot.
  if (x.length < 2) return [];
  return Array.from(x, (step, vertex) => {
    const value = y[vertex] as number;
    return { x: step, y: Number.isFinite(value) ? value : null };
  });
}

/** Thins the history of a strip for drawing and fits its axis. */
export function drawStrip(strip: Strip, points: readonly SeriesPoint[], options: DrawingOptions): Drawing {
  const lines = strip.series.map((_, index) => line(strip, index, points, options));
  const beside = options.beside
    ? strip.series.map((_, index) => line(strip, index, options.beside ?? [], options))
    : [];
  const seen = [...lines, ...beside].flatMap((vertices) => vertices.flatMap(({ y }) => (y === null ? [] : [y])));
  const marks = [options.target, options.floor?.[1]].filter((value): value is number => typeof value === 'number');
  const newest = [...lines, ...beside].flatMap((vertices) => vertices.at(-1)?.y ?? []);
  const axis = axisFor(seen.length > 0 ? [...seen, ...marks] : seen, {
    log: options.log,
    ...(options.top !== undefined && { top: options.top }),
    ...(strip.isNear && newest.length > 0 && { low: lowEnd(newest, Math.min(...seen)) }),
  });
  const lastStep = Math.max(1, points.at(-1)?.step ?? 0, options.beside?.at(-1)?.step ?? 0);
  return { axis, lastStep, isEmpty: seen.length === 0, lines, beside };
}
