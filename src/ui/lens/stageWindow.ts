import type { Bounds } from '../../data/law.ts';
import { type StageTransform, visibleBounds } from '../stage/transform.ts';

/** Cells along the shorter side of the stage. */
const CELLS = 48;
const MOST_CELLS = 128;

/** All that the stage shows, with about square cells; nothing before the stage has a size. */
export function stageWindow(
  transform: StageTransform,
): { readonly bounds: Bounds; readonly columns: number } | undefined {
  const { width, height } = transform;
  if (!(width > 0 && height > 0)) return undefined;
  const columns = Math.min(MOST_CELLS, Math.max(CELLS, Math.round((CELLS * width) / height)));
  return { bounds: visibleBounds(transform), columns };
}
