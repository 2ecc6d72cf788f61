import { CHART_POINTS, downsample } from '../../math/ringBuffer.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { type Axis, axisFor } from './axis.ts';
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
}

interface DrawingOptions {
  readonly log: boolean;
  readonly target: number | null;
  readonly floor: readonly [number, number] | null;
  /** Upper end of a counting axis. */
  readonly top?: number;
}

function line(strip: Strip, index: number, points: readonly SeriesPoint[], log: boolean): readonly Vertex[] {
  const series = strip.series[index];
  if (!series) return [];
  const values = Float64Array.from(points, (point) => {
    const value = series.value(point);
    return value === null || (log && value <= 0) ? Number.NaN : value;
  });
  const { x, y } = downsample({ x: Float64Array.from(points, (point) => point.step), y: values }, CHART_POINTS);
  // A single point is no line yet, and recharts would draw it as a dot.
  if (x.length < 2) return [];
  return Array.from(x, (step, vertex) => {
    const value = y[vertex] as number;
    return { x: step, y: Number.isFinite(value) ? value : null };
  });
}

/** Thins the history of a strip for drawing and fits its axis. */
export function drawStrip(strip: Strip, points: readonly SeriesPoint[], options: DrawingOptions): Drawing {
  const lines = strip.series.map((_, index) => line(strip, index, points, options.log));
  const seen = lines.flatMap((vertices) => vertices.flatMap(({ y }) => (y === null ? [] : [y])));
  const marks = [options.target, options.floor?.[1]].filter((value): value is number => typeof value === 'number');
  const axis = axisFor(seen.length > 0 ? [...seen, ...marks] : seen, {
    log: options.log,
    ...(options.top !== undefined && { top: options.top }),
  });
  return { axis, lastStep: Math.max(1, points.at(-1)?.step ?? 0), isEmpty: seen.length === 0, lines };
}

/** The newest point at or before `step`; the newest of all without one. */
export function pointAt(points: readonly SeriesPoint[], step: number | null): SeriesPoint | undefined {
  if (step === null) return points.at(-1);
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as SeriesPoint).step <= step) low = middle + 1;
    else high = middle;
  }
  return points[Math.max(0, low - 1)];
}
