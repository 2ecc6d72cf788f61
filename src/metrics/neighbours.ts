import { neighbourRadii, type Prdc, prdc } from '../math/prdc.ts';
import { leading, perReference } from './points.ts';

/** Neighbours that span a ball, as in Naeem et al. (arXiv:2002.09797). */
const NEIGHBOURS = 5;
/** Points of each cloud. */
const POINTS = 1_000;

const real = perReference((reference) => {
  const points = leading(reference, POINTS);
  return points && points.length > 2 * NEIGHBOURS ? { points, radii: neighbourRadii(points, NEIGHBOURS) } : null;
});

/** Precision, recall, density and coverage with k = 5 over the first 1,000 points of each cloud; null if that is undefined. */
export function compareNeighbours(samples: Float32Array, reference: Float32Array): Prdc | null {
  const generated = leading(samples, POINTS);
  const data = real(reference);
  if (!generated || generated.length <= 2 * NEIGHBOURS || !data) return null;
  return prdc(data.points, generated, NEIGHBOURS, data.radii);
}
