import { neighbourBalls, type Prdc, prdc } from '../math/prdc.ts';
import { cloudsOf } from './clouds.ts';
import type { MetricContext } from './contract.ts';
import { leading, perReference } from './points.ts';

/** Neighbours that span a ball, as in Naeem et al. (arXiv:2002.09797). */
const NEIGHBOURS = 5;
/** Points of each cloud. */
const POINTS = 1_000;

/** The first points of the data with their balls; null where there are too few. */
const real = perReference((reference, dimension) => {
  const points = leading(reference, POINTS, dimension);
  if (!points || points.length <= NEIGHBOURS * dimension) return null;
  return { points, balls: neighbourBalls(points, NEIGHBOURS, dimension) };
});

/**
 * Precision, recall, density and coverage with k = 5 over the first 1,000 points of each cloud, of images in the judge's
 * features; null if that is undefined.
 */
export function compareNeighbours(context: MetricContext): Prdc | null {
  const clouds = cloudsOf(context);
  if (!clouds) return null;
  const { dimension } = clouds;
  const generated = leading(clouds.generated, POINTS, dimension);
  const data = real(clouds.real, dimension);
  if (!generated || generated.length <= NEIGHBOURS * dimension || !data) return null;
  return prdc(data.points, generated, NEIGHBOURS, dimension, data.balls);
}
