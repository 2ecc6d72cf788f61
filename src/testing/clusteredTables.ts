import { cumulate, pickIndex } from '../math/mixture.ts';
import { type Key, sequence } from '../math/rng.ts';

/** What a table of points is made of. */
export const TABLE_KINDS = ['alike', 'unequal', 'elongated', 'outliers', 'uniform', 'one Gaussian', 'disc'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

interface Table {
  /** Standardised points x0, y0, x1, y1, … */
  readonly points: Float64Array;
  /** Clusters that it was made from. */
  readonly clusters: number;
}

interface Blob {
  readonly x: number;
  readonly y: number;
  readonly long: number;
  readonly short: number;
  readonly angle: number;
  readonly weight: number;
}

type Stream = ReturnType<typeof sequence>;

/** Blobs that lie apart by 2.8 of their longer standard deviations on each side. */
function blobs(
  stream: Stream,
  kind: TableKind,
  count: number,
): { readonly blobs: readonly Blob[]; readonly side: number } {
  const found: Blob[] = [];
  let side = 10;
  for (let tries = 0; found.length < count; tries++) {
    if (tries % 4000 === 3999) side *= 1.2;
    const size = kind === 'unequal' ? 0.2 + 0.8 * stream.next() : 0.4 + 0.2 * stream.next();
    const ratio = kind === 'elongated' ? 2 + 3 * stream.next() : 1;
    const blob = {
      x: side * stream.next(),
      y: side * stream.next(),
      long: size * Math.sqrt(ratio),
      short: size / Math.sqrt(ratio),
      angle: Math.PI * stream.next(),
      weight: kind === 'unequal' ? 0.25 + stream.next() : 1,
    };
    if (found.every(({ x, y, long }) => Math.hypot(x - blob.x, y - blob.y) >= 2.8 * (long + blob.long)))
      found.push(blob);
  }
  return { blobs: found, side };
}

function clustered(stream: Stream, kind: TableKind, clusters: number, rows: number): number[] {
  const { blobs: all, side } = blobs(stream, kind, clusters);
  const cumulative = cumulate(Float64Array.from(all, ({ weight }) => weight));
  const points: number[] = [];
  for (let i = 0; i < rows; i++) {
    const { x, y, long, short, angle } = all[pickIndex(cumulative, stream.next())] as Blob;
    const [along, across] = [long * stream.gaussian(), short * stream.gaussian()];
    points.push(x + Math.cos(angle) * along - Math.sin(angle) * across);
    points.push(y + Math.sin(angle) * along + Math.cos(angle) * across);
  }
  const strays = kind === 'outliers' ? Math.ceil(0.03 * rows) : 0;
  for (let i = 0; i < 2 * strays; i++) points.push((3 * stream.next() - 1) * side);
  return points;
}

function unclustered(stream: Stream, kind: TableKind, rows: number): number[] {
  const points: number[] = [];
  for (let i = 0; i < rows; i++) {
    const [a, b] = kind === 'one Gaussian' ? [stream.gaussian(), stream.gaussian()] : [stream.next(), stream.next()];
    if (kind === 'uniform') points.push(3 * a, 2 * b);
    else if (kind === 'disc')
      points.push(Math.sqrt(a) * Math.cos(2 * Math.PI * b), Math.sqrt(a) * Math.sin(2 * Math.PI * b));
    else points.push(a + 0.5 * b, 0.4 * b);
  }
  return points;
}

function standardised(values: readonly number[]): Float64Array {
  const points = Float64Array.from(values);
  for (const axis of [0, 1]) {
    const own = points.filter((_, i) => i % 2 === axis);
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    const std = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
    for (let i = axis; i < points.length; i += 2) points[i] = ((points[i] as number) - mean) / std;
  }
  return points;
}

/** A table of a kind with 1 to 12 clusters, of 150 to 2,000 rows and no fewer than 25 for each cluster. */
export function tableOf(kind: TableKind, key: Key): Table {
  const stream = sequence(key);
  const isClustered = kind === 'alike' || kind === 'unequal' || kind === 'elongated' || kind === 'outliers';
  const clusters = isClustered ? 1 + Math.floor(12 * stream.next()) : 1;
  const rows = Math.max(25 * clusters, Math.round(150 * (2000 / 150) ** stream.next()));
  const points = isClustered ? clustered(stream, kind, clusters, rows) : unclustered(stream, kind, rows);
  return { points: standardised(points), clusters };
}
