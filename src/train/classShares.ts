import type { MetricContext } from '../metrics/contract.ts';
import { STRICT_FRACTION } from '../metrics/coverage.ts';
import type { ClassShare } from './frame.ts';
import { sightings } from './judge/classes.ts';

/**
 * Share of each class among the samples by their most probable class; undefined without classes. Captured is a class with
 * at least a quarter of its fair share, as modes are.
 */
export function classSharesOf({ classes }: MetricContext): readonly ClassShare[] | undefined {
  if (!classes) return undefined;
  const counts = new Float64Array(classes.count);
  const seen = sightings(classes.generated, classes.count).classes;
  for (const label of seen) counts[label] = (counts[label] as number) + 1;
  return classes.shares.map((target, label) => {
    const share = seen.length === 0 ? 0 : (counts[label] as number) / seen.length;
    return { share, target, captured: share > 0 && share >= STRICT_FRACTION * target };
  });
}
