import type { Law } from '../data/law.ts';
import { PLANE } from '../data/space.ts';
import { quickFloor } from '../metrics/noiseFloor.ts';
import type { Text } from '../schema/text.ts';
import type { LoadedLaw } from './protocol.ts';

/** What the page is told about a law. */
export function loadedLaw(law: Law, remarks: readonly Text[]): LoadedLaw {
  const { space = PLANE, bounds, modes, original, labels } = law;
  const classes = (labels?.names ?? []).map((name, i) => ({ name, share: labels?.shares[i] ?? 0 }));
  return { space, classes, bounds, modes, floor: quickFloor(law), ...(original && { original }), remarks };
}
