import { deflateSync } from 'fflate';

/** How one column of numbers is written. */
export type Column =
  /** Whole numbers of 10^−decimals above `least`, or for `steps` above the one before (the first above 0), in `width` bytes. */
  | { readonly decimals: number; readonly least: number; readonly width: number; readonly steps: boolean }
  /** Doubles as they are. */
  | 'doubles';

interface Packed {
  readonly column: Column;
  readonly bytes: Uint8Array;
}

const MOST_DECIMALS = 15;
/** Whole numbers up to here, and quotients of them by a power of ten up to 10^22, are exact or correctly rounded. */
const MOST_WHOLE = Number.MAX_SAFE_INTEGER;

/** The numbers as whole multiples of 10^−decimals that give them back to the last bit; null if there are none. */
function wholeNumbers(values: Float64Array, decimals: number): Float64Array | null {
  const scale = 10 ** decimals;
  const whole = values.map((value) => Math.round(value * scale) + 0);
  const isSame = whole.every((each, i) => Math.abs(each) <= MOST_WHOLE / 4 && Object.is(each / scale, values[i]));
  return isSame ? whole : null;
}

/** Bytes of the same weight lie side by side: that is what deflate can use. */
function planes(bytes: Uint8Array, width: number): Uint8Array {
  const rows = bytes.length / width;
  return bytes.map((_, i) => bytes[(i % rows) * width + Math.floor(i / rows)] as number);
}

function inRows(bytes: Uint8Array, width: number): Uint8Array {
  const rows = bytes.length / width;
  return bytes.map((_, i) => bytes[(i % width) * rows + Math.floor(i / width)] as number);
}

function packWhole(whole: Float64Array, decimals: number, steps: boolean): Packed {
  const numbers = steps ? whole.map((each, i) => each - (whole[i - 1] ?? 0)) : whole;
  const least = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - least;
  let width = 1;
  while (256 ** width <= most) width++;
  const bytes = new Uint8Array(width * numbers.length);
  numbers.forEach((number, row) => {
    let rest = number - least;
    for (let i = 0; i < width; i++) {
      bytes[row * width + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  });
  return { column: { decimals, least, width, steps }, bytes: planes(bytes, width) };
}

/** A column in the shortest of its notations. Numbers must be finite. */
export function packColumn(values: Float64Array): Packed {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const whole = wholeNumbers(values, decimals);
    if (!whole) continue;
    const [plain, stepped] = [packWhole(whole, decimals, false), packWhole(whole, decimals, true)];
    return deflateSync(stepped.bytes).length < deflateSync(plain.bytes).length ? stepped : plain;
  }
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  return { column: 'doubles', bytes: planes(bytes, 8) };
}

/** The numbers of a column and how many bytes they took; null for what `packColumn` does not write. */
export function unpackColumn(
  column: Column,
  bytes: Uint8Array,
  rows: number,
): { readonly values: Float64Array; readonly read: number } | null {
  const width = column === 'doubles' ? 8 : column.width;
  if (!(Number.isInteger(width) && width >= 1 && width <= 8) || bytes.length < width * rows) return null;
  const packed = inRows(bytes.subarray(0, width * rows), width);
  const values = new Float64Array(rows);
  if (column === 'doubles') {
    const view = new DataView(packed.buffer);
    for (let row = 0; row < rows; row++) values[row] = view.getFloat64(8 * row, true);
  } else {
    const { decimals, least, steps } = column;
    if (!(Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS && Number.isFinite(least)))
      return null;
    let before = 0;
    for (let row = 0; row < rows; row++) {
      let number = 0;
      for (let i = width - 1; i >= 0; i--) number = 256 * number + (packed[row * width + i] as number);
      before = number + least + (steps ? before : 0);
      values[row] = before / 10 ** decimals;
    }
  }
  return values.every(Number.isFinite) ? { values, read: width * rows } : null;
}
