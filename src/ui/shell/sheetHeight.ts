/** Rests of the phone's bottom sheet, lowest first. */
export const RESTS = ['low', 'half', 'full'] as const;
export type Rest = (typeof RESTS)[number];

/** Height of a rest in CSS pixels for a window of this height; the full sheet leaves the header visible. */
export function restHeight(rest: Rest, windowHeight: number): number {
  if (rest === 'low') return Math.min(148, 0.3 * windowHeight);
  return rest === 'half' ? Math.min(340, 0.42 * windowHeight) : windowHeight - 64;
}

/** The rest that a dragged sheet falls to. */
export function nearestRest(height: number, windowHeight: number): Rest {
  return RESTS.reduce((nearest, rest) =>
    Math.abs(restHeight(rest, windowHeight) - height) < Math.abs(restHeight(nearest, windowHeight) - height)
      ? rest
      : nearest,
  );
}

/** One rest up (+1) or down (−1), stopping at the ends. */
export function neighbourRest(rest: Rest, direction: 1 | -1): Rest {
  return RESTS[Math.max(0, Math.min(RESTS.length - 1, RESTS.indexOf(rest) + direction))] ?? rest;
}
