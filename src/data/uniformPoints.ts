import type { PartSamples } from '../math/mixture.ts';
import { type Key, type Stream, sequence } from '../math/rng.ts';

/** Distance kept from the edge of a uniform region: more than float32 rounding moves a coordinate below 16. */
const INSET = 1e-6;

/** A point of [low, high] from a uniform draw, kept inside by the inset so that rounding cannot carry it out. */
export function between(low: number, high: number, u: number): number {
  return low + INSET + (high - low - 2 * INSET) * u;
}

/** `count` points x0, y0, …, each drawn by `draw` from one stream of `key`. */
export function drawPoints(key: Key, count: number, draw: (stream: Stream) => readonly [number, number]): Float32Array {
  const stream = sequence(key);
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) points.set(draw(stream), 2 * i);
  return points;
}

/** As `drawPoints`, from a `draw` that gives x, y and the part of the law that the point belongs to. */
export function drawParts(
  key: Key,
  count: number,
  draw: (stream: Stream) => readonly [number, number, number],
): PartSamples {
  const stream = sequence(key);
  const points = new Float32Array(2 * count);
  const parts = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const [x, y, part] = draw(stream);
    points[2 * i] = x;
    points[2 * i + 1] = y;
    parts[i] = part;
  }
  return { points, parts };
}
