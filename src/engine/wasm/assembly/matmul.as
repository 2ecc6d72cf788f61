import { reserved } from './reserved';
import { TALL, tallAcross, tallAlong } from './tall';
import { thin } from './thin';
import { lastRows, tile4 } from './tiles';

/** out = finish(start + a·b), in tiles; strides, `start` and `mask` as in tiles.as. */

@inline function product(
  across: bool, out: usize, outStride: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, aStride: usize,
  bStride: usize, start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  // Rows of tall tiles are a multiple of four as well, for the columns that these leave.
  const tall = TALL ? rows - rows % 12 : 0;
  const full = columns & ~7;
  if (tall > 0) {
    if (across) tallAcross(out, outStride, a, aStride, b, bStride, tall, full, inner, start, startStride, mask, isRelu);
    else tallAlong(out, outStride, a, aStride, b, bStride, tall, full, inner, start, startStride, mask, isRelu);
  }
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = i < tall ? full : 0;
    for (; j + 4 < columns; j += 8) {
      const o = <usize>j << 2;
      tile4(true, across, out + o, outStride, a, aStride, b + o, bStride, inner,
        start ? start + o : 0, startStride, mask ? mask + o : 0, isRelu, min(columns - j, 8));
    }
    if (j < columns) {
      const o = <usize>j << 2;
      tile4(false, across, out + o, outStride, a, aStride, b + o, bStride, inner,
        start ? start + o : 0, startStride, mask ? mask + o : 0, isRelu, columns - j);
    }
    out += outStride << 2;
    a += across ? 16 : aStride << 2;
    if (start) start += startStride << 2;
    if (mask) mask += outStride << 2;
  }
  if (i < rows) {
    const aRow: usize = across ? 4 : aStride;
    const aStep: usize = across ? aStride : 4;
    lastRows(out, outStride, a, aRow, aStep, b, bStride, rows - i, columns, inner, start, startStride, mask, isRelu);
  }
}

function productAlong(
  out: usize, outStride: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, aStride: usize, bStride: usize,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  product(false, out, outStride, a, b, rows, columns, inner, aStride, bStride, start, startStride, mask, isRelu);
}

function productAcross(
  out: usize, outStride: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, aStride: usize, bStride: usize,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  product(true, out, outStride, a, b, rows, columns, inner, aStride, bStride, start, startStride, mask, isRelu);
}

/** Terms and columns of a panel, and where it is put behind the start of the reserved memory. */
const DEPTH: i32 = 512;
const WIDTH: i32 = 16;
const PANEL: usize = 256;

/** The first `inner` rows of a panel of b, one after the other. */
function pack(b: usize, bStride: usize, inner: i32): void {
  let to = reserved() + PANEL;
  for (; inner > 0; inner--, b += bStride, to += WIDTH << 2) {
    v128.store(to, v128.load(b));
    v128.store(to, v128.load(b, 16), 16);
    v128.store(to, v128.load(b, 32), 32);
    v128.store(to, v128.load(b, 48), 48);
  }
}

/**
 * The same for a large b: a panel of it at a time is brought next to the processor and stays there while some rows of a
 * pass by. Later terms of a sum start from the result of the earlier ones, so they are added in the same order.
 */
function paneled(
  across: bool, out: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, aStride: usize, bStride: usize,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  const outStride = bStride;
  const pieces = (inner + DEPTH - 1) / DEPTH;
  const depth = (inner + pieces - 1) / pieces;
  for (let k = 0; k < inner; k += depth) {
    const terms = min(depth, inner - k);
    const isLast = k + terms == inner;
    const from = k > 0 ? out : start;
    const fromStride = k > 0 ? outStride : startStride;
    for (let j = 0; j < columns; j += WIDTH) {
      const o = <usize>j << 2;
      const width = min(WIDTH, columns - j);
      const s = from ? from + o : 0;
      const m = isLast && mask ? mask + o : 0;
      pack(b + o, bStride, terms);
      if (across) {
        productAcross(out + o, outStride, a, reserved() + PANEL, rows, width, terms, aStride, WIDTH << 2, s, fromStride, m, isRelu && isLast);
      } else {
        productAlong(out + o, outStride, a, reserved() + PANEL, rows, width, terms, aStride, WIDTH << 2, s, fromStride, m, isRelu && isLast);
      }
    }
    a += across ? <usize>terms * aStride : <usize>terms << 2;
    b += <usize>terms * bStride;
  }
}

/** Rows that share a panel before the next one; their part of the result stays near meanwhile. */
const ROWS: i32 = 192;

function blocked(
  across: bool, out: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, aStride: usize, bStride: usize,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  for (let i = 0; i < rows; i += ROWS) {
    paneled(across, out, a, b, min(ROWS, rows - i), columns, inner, aStride, bStride, start, startStride, mask, isRelu);
    out += ROWS * bStride;
    a += across ? ROWS << 2 : ROWS * aStride;
    if (start) start += ROWS * startStride;
    if (mask) mask += ROWS * bStride;
  }
}

/** b of at least so many bytes is read in panels, if at least so many rows share the work of bringing it. */
const LARGE: i32 = 32768;
const SHARED: i32 = 16;

/**
 * Words: 1 out, 2 a, 3 b, 4 rows, 5 columns, 6 inner, 7 a is transposed, 8 start, 9 its stride, 10 mask, 11 relu, 12 bytes from one
 * term of a transposed a to the next, more than its rows where this is a band of a product.
 */
export function matmul(at: usize): void {
  const rows = load<i32>(at, 16);
  const columns = load<i32>(at, 20);
  const inner = load<i32>(at, 24);
  const out = <usize>load<u32>(at, 4);
  const a = <usize>load<u32>(at, 8);
  const b = <usize>load<u32>(at, 12);
  const start = <usize>load<u32>(at, 32);
  const startStride = <usize>load<u32>(at, 36);
  const mask = <usize>load<u32>(at, 40);
  const isRelu = load<i32>(at, 44) != 0;
  const bStride = <usize>columns << 2;
  const across = load<i32>(at, 28) != 0;
  const aStride = across ? <usize>load<u32>(at, 48) : <usize>inner << 2;
  if (inner <= 2) {
    thin(out, a, b, rows, columns, inner, across, aStride, start, startStride, mask, isRelu);
  } else if (rows >= SHARED && columns * inner * 4 >= LARGE) {
    blocked(across, out, a, b, rows, columns, inner, aStride, bStride, start, startStride, mask, isRelu);
  } else if (across) {
    productAcross(out, bStride, a, b, rows, columns, inner, aStride, bStride, start, startStride, mask, isRelu);
  } else {
    productAlong(out, bStride, a, b, rows, columns, inner, aStride, bStride, start, startStride, mask, isRelu);
  }
}
