const ANY = /[“”„‟«»']|="/;
const TYPESET = /[“”„‟«»]/g;
/** `="1.5"`: how spreadsheets are told that a cell is text. */
const FORMULA = /(^|[;,\t|])=(?="[^"]*")/g;
const SINGLE = /(^|[;,\t| ])'([^'"]*)'(?=[;,\t| ]|$)/g;

/** A line with all kinds of quotes around its cells as `"`. Apostrophes inside numbers and words stay. */
export function straightened(line: string): string {
  return ANY.test(line) ? line.replace(TYPESET, '"').replace(FORMULA, '$1').replace(SINGLE, '$1"$2"') : line;
}

/** A number with one comma inside. */
const COMMA_INSIDE = /^[^\d,]{0,4}\d[\d.]*,\d+[^\d,]{0,4}$/;

/** `1,5, 2,5`: cells parted by a comma and a blank, two of them with a comma inside, in quotes; null for any other line. */
export function spacedCells(line: string): string | null {
  const cells = line.split(/,\s+/);
  const isWhole = cells.every((cell) => !cell.includes('"') && (!cell.includes(',') || COMMA_INSIDE.test(cell)));
  const inside = cells.filter((cell) => cell.includes(',')).length;
  return isWhole && inside > 1 ? cells.map((cell) => `"${cell}"`).join(',') : null;
}
