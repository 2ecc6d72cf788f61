import { bulletsOf } from './csvBullets.ts';
import type { Delimiter, TableRow } from './csvCells.ts';
import { arePlaces, holdsPlace, respelled, withDegrees } from './csvNotation.ts';
import { spacedCells, straightened } from './csvQuotes.ts';
import { narrowed, PACKED } from './csvRow.ts';
import { signsApart } from './csvSigns.ts';
import { kanjiInDigits } from './numberSystems.ts';

/** What comments begin with. Errors of spreadsheets (`#N/A`, `#WERT!`, `#¿NOMBRE?`) begin so, too, but stand in a cell. */
export const COMMENT_SIGN =
  /^\s*(#(?!n\/[ad]|(?:value|ref|num|null|div\/0)!|name\?|(?:nv|[¡¿]?[\p{L}/0]{2,12}[!?])(?:[;,\t|]|\s*$))|%|\/\/)/iu;

/** Whether a line begins as comments do: with `#`, `%` or `//`. */
export const isMarked = (text: string): boolean => COMMENT_SIGN.test(text);

/** The first lines of a table, sorted, and what they tell about the lines that follow. */
export interface Sheet {
  readonly rows: readonly TableRow[];
  /** Lines that begin with a comment sign; `markedAs` says which of them are rows. */
  readonly comments: readonly TableRow[];
  /** The separator that a line `sep=;` demands, as spreadsheets write it. */
  readonly demanded: Delimiter | undefined;
  /** Mark of a list in front of every row, which is no minus; null without one. */
  readonly bullet: string | null;
  /** What MATLAB prints above a matrix for all of its numbers: 3 for `1.0e+03 *`; 0 without one. */
  readonly exponent: number;
  /** Whether every line is an array with another name, `x = [1.5, 3]`: a quantity rather than a point. */
  readonly sideways: boolean;
  readonly packed: boolean;
  readonly edges: boolean;
  /** Whether a further line begins as comments do, where there can be comments. */
  isMarked(text: string): boolean;
  /** A further line without what frames it, as `rows` hold theirs; null for ruled lines and others that are no rows. */
  rowOf(line: TableRow): TableRow | null;
}

const RULED = /^[\s|+:=_\-–—─━═┄╌┬┴┼├┤┌┐└┘╪╞╡╔╗╚╝╠╣╦╩╬│┃║┆┊]*$/;
const DASHES = /[-–—=─━═╌_]{2,}|\|\s*:?-+:?\s*\|/;
const SEPARATOR_LINE = /^\s*"?sep *=([\s;,|]*)"?[\s;,]*$/i;
const SEVERAL = /[;,\t| ]/;
/** Share of the rows that must be written in one way for the table to be. */
const MOST = 0.8;

/** Sorts the first lines of a file, blank ones left out; `mayComment`: whether lines with a comment sign may be no rows. */
export function sheetOf(lines: readonly TableRow[], mayComment = true): Sheet {
  const demand = SEPARATOR_LINE.exec(lines[0]?.text ?? '')?.[1];
  const rest = demand === undefined ? lines : lines.slice(1);
  const factors = rest.flatMap(({ text }) => FACTOR.exec(text)?.[1] ?? []);
  // Several matrices have several factors.
  const exponent = factors.length === 1 ? Number(factors[0]) : 0;
  const hasDigits = rest.some(({ text }) => /\p{Nd}/u.test(text));
  const inDigits = (text: string): string => {
    const plain = respelled(straightened(text));
    return hasDigits ? plain : kanjiInDigits(plain);
  };
  const solid = rest
    .filter(({ text }) => !isRuled(text) && !BRACKETS.test(text) && !(exponent !== 0 && FACTOR.test(text)))
    .map(({ line, text }) => ({ line, text: inDigits(text) }));
  const plain = solid.filter(({ text }) => !isMarked(text));
  const fromFirst = plain[0] ? solid.slice(solid.indexOf(plain[0])) : [];
  // Where nearly all lines begin so, but for those above the table, it is data: colours such as #ff0000.
  const hasComments = mayComment && fromFirst.filter(({ text }) => isMarked(text)).length < MOST * fromFirst.length;
  const written = hasComments ? plain : solid;
  const bullets = bulletsOf(written.map(({ text }) => text));
  const item = (text: string): string => bullets?.without(text) ?? text;
  const most = (test: (text: string) => boolean): boolean =>
    written.length > 0 && written.filter(({ text }) => test(item(text))).length >= MOST * written.length;
  const isFramed = most((text) => FRAMED.test(text));
  const unframed = (text: string): string => (isFramed ? (FRAMED.exec(text)?.[1] ?? text) : text);
  const isSpaced = most((text) => spacedCells(unframed(text)) !== null);
  const bare = (text: string): string => (isSpaced ? (spacedCells(unframed(text)) ?? unframed(text)) : unframed(text));
  const filled = written.filter(({ text }) => /\d/.test(text));
  const areBarePlaces =
    filled.length > 0 && filled.filter(({ text }) => holdsPlace(text)).length >= MOST * filled.length;
  const areSure = areBarePlaces && arePlaces(solid.map(({ text }) => text));
  const placed = (text: string): string => (areBarePlaces ? withDegrees(text, areSure) : text);
  const signed = signsApart(written.map(({ text }) => item(text))) ?? ((text: string) => text);
  const rowOf = ({ line, text }: TableRow): TableRow | null => {
    if (exponent !== 0 && FACTOR.test(text)) return null;
    if (isRuled(text) || BRACKETS.test(text) || (demand !== undefined && line === lines[0]?.line)) return null;
    return { line, text: placed(bare(signed(item(inDigits(text))))) };
  };
  return {
    rows: written.flatMap((line) => rowOf(line) ?? []),
    comments: solid.filter((line) => !written.includes(line)),
    demanded: demand === undefined ? undefined : separatorIn(demand),
    bullet: bullets?.mark ?? null,
    exponent,
    sideways: areQuantities(written.map(({ text }) => text)),
    packed: most((text) => SEVERAL.test(PACKED.exec(text)?.[1] ?? '')),
    edges: most((text) => /^\s*\|.*\|\s*$/.test(narrowed(text, true))),
    isMarked: (text) => hasComments && isMarked(text),
    rowOf,
  };
}

/** Lines of LaTeX between the rows. */
const COMMAND = /^\s*\\(?:[htmb]\w*(?:line|rule)|c(?:mid)?(?:line|rule)|begin|end)\b[^&]*$/;
const isRuled = (text: string): boolean => (RULED.test(text) && DASHES.test(text)) || COMMAND.test(text);

/** `   1.0e+03 *` */
const FACTOR = /^\s*1(?:\.0+)?e([+-]?\d{1,3})\s*\*\s*$/i;

/** Brackets around a row, as programs print arrays: `[[1.5 2.5]`, `array([[1.5, 2.5],`, `(1.5, 2.5),`. */
const FRAMED = /^\s*(?:[a-z_][\w.]*\s*[=(]\s*)*[[({]+([^[\](){}]*)[\])}]+(?:,\s*\w+=[\w.']+\))?[\s,;.)]*$/i;
/** `x = [1.5, 3, 5]`, `x <- c(1.5, 3, 5)` */
const QUANTITY = /^\s*"?([a-z_][\w.]*)"?\s*(?:=|<-|:)\s*(?:\[|(?:np\.|torch\.)?\w+\(\[|c\()[^\]),]*,[^\])]*[\])]/i;

/** Whether these lines are arrays of different names; `p1 = [1.5, 2]`, `p2 = [3, 4]` are points. */
function areQuantities(lines: readonly string[]): boolean {
  const names = lines.map((text) => QUANTITY.exec(text)?.[1]?.replace(/\d+$/, ''));
  return (
    lines.length > 1 && names[0] !== undefined && new Set(names).size === names.length && !names.includes(undefined)
  );
}

/** A line that only opens or closes such brackets. */
const BRACKETS = /^[\s,;]*[[\](){}][\s[\](){},;]*$/;

/** The separator behind `sep=`: a sign, else a tab, else a blank. */
function separatorIn(demand: string): Delimiter | undefined {
  const sign = demand.trim()[0] ?? (demand.includes('\t') ? '\t' : demand[0]);
  return sign as Delimiter | undefined;
}
