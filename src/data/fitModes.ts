import { findClusters } from '../math/clusters.ts';
import { kMeans } from '../math/kMeans.ts';
import { integers, type Key } from '../math/rng.ts';
import type { Mode } from './law.ts';
import { AUTOMATIC } from './ownModes.ts';

/** Points that the fit looks at; more change the clusters by less than their own sampling noise. */
const FITTED_POINTS = 4096;
/** Points that the fit of their number looks at: it tries many mixtures, and a thousand points show the same clusters. */
const COUNTED_POINTS = 1024;
/** Narrowest mode, data units: identical points would otherwise make a mode that no sample can hit. */
const LEAST_STD = 0.01;

/**
 * Modes of a cloud x0, y0, x1, y1, …: as many as its density has separate clusters for `AUTOMATIC`, else at most `k` by k-means,
 * fewer if there are fewer distinct points. They are numbered clockwise from twelve o'clock about the middle of the cloud, so that the numbers do not depend on the seeds.
 */
export function fitModes(points: Float32Array, k: number, key: Key): Mode[] {
  const fitKey = { ...key, step: key.step + 1 };
  const clusters =
    k === AUTOMATIC
      ? findClusters(Float64Array.from(thinned(points, COUNTED_POINTS, key)), fitKey)
      : kMeans(thinned(points, FITTED_POINTS, key), k, fitKey);
  const middleX = clusters.reduce((sum, cluster) => sum + cluster.weight * cluster.x, 0);
  const middleY = clusters.reduce((sum, cluster) => sum + cluster.weight * cluster.y, 0);
  const clockAngle = (mode: Mode): number => {
    const angle = Math.atan2(mode.x - middleX, mode.y - middleY);
    return angle < 0 ? angle + 2 * Math.PI : angle;
  };
  return clusters
    .map((cluster) => ({
      ...cluster,
      stdX: Math.max(LEAST_STD, cluster.stdX),
      stdY: Math.max(LEAST_STD, cluster.stdY),
    }))
    .sort((a, b) => clockAngle(a) - clockAngle(b));
}

function thinned(points: Float32Array, limit: number, key: Key): Float32Array {
  const count = points.length / 2;
  if (count <= limit) return points;
  const rows = integers(key, limit, count);
  const out = new Float32Array(2 * limit);
  rows.forEach((row, i) => {
    out[2 * i] = points[2 * row] as number;
    out[2 * i + 1] = points[2 * row + 1] as number;
  });
  return out;
}
