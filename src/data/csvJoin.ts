import { type DecimalSign, plainNumber, ROUNDED } from './numberText.ts';

/**
 * Cells that a separator cut although it stood inside a number: `decimals` for a decimal comma between commas without
 * quotes (`1,5,2,5`), `groups` for thousands parted by the separator itself (`1,234.5,6` or `1 234 5`).
 */
export type Joins = 'decimals' | 'groups';

const BEFORE = String.raw`(?:${ROUNDED.source} ?)?[+-]?(?:(?:\p{Sc}|[A-Z]{3}|Fr\.|Rs\.?) ?[+-]?)?`;
/** A unit, then a remark: `kg`, `[1]`, `± 0.1`. */
const BEHIND = String.raw`[^\d.,±[]{0,14}(?: ?\[[^\][]{1,20}\]| ?± ?\d+(?:\.\d+)?%?)?`;
/** A whole number, with a currency before it or groups inside. */
const WHOLE = new RegExp(String.raw`^${BEFORE}(?:\d+|\d{1,3}(?:[ '.]\d{3})+)$`, 'u');
/** Digits of a fraction, with a unit or a remark behind them. */
const FRACTION = new RegExp(String.raw`^\d+${BEHIND}$`);
const FIRST_GROUP = new RegExp(String.raw`^${BEFORE}[1-9]\d{0,2}$`, 'u');
const GROUP = /^\d{3}$/;
const LAST_GROUP = {
  '.': new RegExp(String.raw`^\d{3}(?:\.\d*)?${BEHIND}$`),
  ',': new RegExp(String.raw`^\d{3}(?:,\d*)?${BEHIND}$`),
};

/** The cells put together again; null where a whole number has no fraction to go with. */
export function joinCells(cells: readonly string[], joins: Joins, sign: string, decimal: DecimalSign): string[] | null {
  const joined: string[] = [];
  const plain = cells.map(plainNumber);
  for (let at = 0; at < cells.length; at++) {
    let cell = cells[at] as string;
    const next = plain[at + 1] ?? '';
    if (joins === 'decimals' && WHOLE.test(plain[at] as string)) {
      if (!FRACTION.test(next)) return null;
      cell = `${cell},${cells[at + 1]}`;
      at++;
    } else if (joins === 'groups' && FIRST_GROUP.test(plain[at] as string)) {
      let open = true;
      while (open && LAST_GROUP[decimal].test(plain[at + 1] ?? '')) {
        open = GROUP.test(plain[at + 1] as string);
        cell = `${cell}${sign}${cells[at + 1]}`;
        at++;
      }
    } else if (joins === 'decimals' && /[\d０-９]/.test(cell)) {
      return null;
    }
    joined.push(cell);
  }
  return joined;
}
