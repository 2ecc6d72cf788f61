/** What parts cells beside blanks; where it stands, blanks are no question. */
const OTHER = /[;\t|&]|,\s/;
const LONE = /(^|\s)([-–—−+－＋])\s+(?=[.,]?[\d０-９])/gu;
const widthOf = (text: string): number => text.trim().split(/\s+/).length;

/** Puts signs to their numbers, or marks them as such that nobody can read. */
export type SignJoiner = (text: string) => string;

/**
 * For rows between blanks in which blanks part signs from their numbers (`x y` above `- 1.5 2`): with the signs at their numbers all of
 * these lines have equally many cells, and without them not. A sign in the same place of every row but the first may also stand
 * for *to*, as in `1 - 2 5`; such cells become none that are numbers. Null for other lines.
 */
export function signsApart(lines: readonly string[]): SignJoiner | null {
  if (lines.length < 2 || lines.some((text) => OTHER.test(text))) return null;
  const joined = lines.map((text) => text.replace(LONE, '$1$2'));
  const widths = new Set(joined.map(widthOf));
  const isUneven = new Set(lines.map(widthOf)).size > 1;
  if (widths.size > 1 || widths.has(1) || !isUneven) return null;
  const inside = lines.filter((text) => /\d/.test(text)).map((text) => text.trim().slice(1).match(LONE)?.length ?? 0);
  const isRange = inside.every((count) => count > 0);
  return (text) => text.replace(LONE, isRange ? '$1$2?' : '$1$2');
}
