import { cumulate, pickIndex } from './mixture.ts';
import { type Key, type Stream, sequence } from './rng.ts';

/** One cluster of points: its mean, its standard deviation per axis (0 for identical points) and its share. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly stdX: number;
  readonly stdY: number;
  readonly weight: number;
}

const RESTARTS = 4;
const MAX_ROUNDS = 60;

/**
 * Lloyd's k-means from k-means++ seeds (Arthur & Vassilvitskii 2007), best of four starts by within-cluster squares.
 * Points x0, y0, x1, y1, … must be finite. Returns at most `k` clusters, fewer when there are fewer distinct points,
 * none without points; shares sum to one; the same key gives the same clusters.
 */
export function kMeans(points: ArrayLike<number>, k: number, key: Key): Cluster[] {
  const count = Math.floor(points.length / 2);
  if (count === 0 || k < 1) return [];
  const stream = sequence(key);
  let best: { owners: Int32Array; cost: number; centres: number } | undefined;
  for (let start = 0; start < RESTARTS; start++) {
    const centres = seedCentres(points, count, Math.floor(k), stream);
    const owners = new Int32Array(count);
    const cost = settle(points, centres, owners);
    if (!best || cost < best.cost) best = { owners, cost, centres: centres.length / 2 };
  }
  return best ? summarise(points, best.owners, best.centres) : [];
}

/** k-means++ seeds; stops early when every point already is a centre. */
function seedCentres(points: ArrayLike<number>, count: number, k: number, stream: Stream): Float64Array {
  const centres: number[] = [];
  const squares = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let next = Math.floor(stream.next() * count);
  while (centres.length < 2 * k) {
    const x = points[2 * next] as number;
    const y = points[2 * next + 1] as number;
    centres.push(x, y);
    for (let i = 0; i < count; i++) {
      const square = ((points[2 * i] as number) - x) ** 2 + ((points[2 * i + 1] as number) - y) ** 2;
      squares[i] = Math.min(squares[i] as number, square);
    }
    const cumulative = cumulate(squares);
    if (!((cumulative[count - 1] as number) > 0)) break;
    next = pickIndex(cumulative, stream.next());
  }
  return Float64Array.from(centres);
}

/** Lloyd rounds until no point changes its owner; moves `centres`, fills `owners`, returns the within-cluster squares. */
function settle(points: ArrayLike<number>, centres: Float64Array, owners: Int32Array): number {
  const k = centres.length / 2;
  owners.fill(-1);
  for (let round = 0; ; round++) {
    const sums = new Float64Array(3 * k);
    let changed = false;
    let cost = 0;
    for (let i = 0; i < owners.length; i++) {
      const x = points[2 * i] as number;
      const y = points[2 * i + 1] as number;
      let owner = 0;
      let nearest = Number.POSITIVE_INFINITY;
      for (let j = 0; j < k; j++) {
        const square = (x - (centres[2 * j] as number)) ** 2 + (y - (centres[2 * j + 1] as number)) ** 2;
        if (square < nearest) {
          nearest = square;
          owner = j;
        }
      }
      changed ||= owners[i] !== owner;
      owners[i] = owner;
      cost += nearest;
      sums[3 * owner] = (sums[3 * owner] as number) + x;
      sums[3 * owner + 1] = (sums[3 * owner + 1] as number) + y;
      sums[3 * owner + 2] = (sums[3 * owner + 2] as number) + 1;
    }
    if (!changed || round === MAX_ROUNDS) return cost;
    for (let j = 0; j < k; j++) {
      const members = sums[3 * j + 2] as number;
      // A cluster that lost all its points keeps its centre; `summarise` leaves it out if it stays empty.
      if (members === 0) continue;
      centres[2 * j] = (sums[3 * j] as number) / members;
      centres[2 * j + 1] = (sums[3 * j + 1] as number) / members;
    }
  }
}

/** Means, deviations and shares of the clusters that have members; two passes, so far-off clusters lose no digits. */
function summarise(points: ArrayLike<number>, owners: Int32Array, k: number): Cluster[] {
  const members = Array.from({ length: k }, () => ({ n: 0, x: 0, y: 0, xx: 0, yy: 0 }));
  const each = (
    use: (cluster: { n: number; x: number; y: number; xx: number; yy: number }, x: number, y: number) => void,
  ) => {
    for (let i = 0; i < owners.length; i++) {
      const cluster = members[owners[i] as number];
      if (cluster) use(cluster, points[2 * i] as number, points[2 * i + 1] as number);
    }
  };
  each((cluster, x, y) => {
    cluster.n++;
    cluster.x += (x - cluster.x) / cluster.n;
    cluster.y += (y - cluster.y) / cluster.n;
  });
  each((cluster, x, y) => {
    cluster.xx += (x - cluster.x) ** 2;
    cluster.yy += (y - cluster.y) ** 2;
  });
  return members
    .filter((cluster) => cluster.n > 0)
    .map(({ n, x, y, xx, yy }) => ({
      x,
      y,
      stdX: Math.sqrt(xx / n),
      stdY: Math.sqrt(yy / n),
      weight: n / owners.length,
    }));
}
