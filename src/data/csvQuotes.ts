const ANY = /[“”„‟«»']|="/;
const TYPESET = /[“”„‟«»]/g;
/** `="1.5"`: how spreadsheets are told that a cell is text. */
const FORMULA = /(^|[;,\t|])=(?="[^"]*")/g;
const SINGLE = /(^|[;,\t| ])'([^'"]*)'(?=[;,\t| ]|$)/g;

/** A line with all kinds of quotes around its cells as `"`. Apostrophes inside numbers and words stay. */
export function straightened(line: string): string {
  return ANY.test(line) ? line.replace(TYPESET, '"').replace(FORMULA, '$1').replace(SINGLE, '$1"$2"') : line;
}
