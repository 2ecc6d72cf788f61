import { finish, gate, madd, relu, splat } from './lanes';

/** Products with an inner size of 1 or 2: eight columns of b stay in registers while the rows pass by. */

/** How a row is finished and stored: both flags are known where this is inlined. */
@inline function put(isRelu: bool, isGated: bool, out: usize, x: v128, y: v128, mask: usize): void {
  if (isRelu) {
    x = relu(x);
    y = relu(y);
  }
  if (isGated) {
    x = gate(x, v128.load(mask));
    y = gate(y, v128.load(mask, 16));
  }
  v128.store(out, x);
  v128.store(out, y, 16);
}

/** Eight whole columns. */
@inline function eight(
  isPair: bool, isRelu: bool, isGated: bool, out: usize, a: usize, b: usize, rows: i32, stride: usize,
  aRow: usize, aStep: usize, start: usize, startStride: usize, mask: usize,
): void {
  const b0 = v128.load(b);
  const b1 = v128.load(b, 16);
  const c0 = isPair ? v128.load(b + stride) : b0;
  const c1 = isPair ? v128.load(b + stride, 16) : b1;
  let s0 = start ? v128.load(start) : splat(0);
  let s1 = start ? v128.load(start, 16) : splat(0);
  for (let i = 0; i < rows; i++, a += aRow, out += stride) {
    if (startStride) {
      s0 = v128.load(start);
      s1 = v128.load(start, 16);
      start += startStride;
    }
    const u = v128.load_splat<f32>(a);
    let x = madd(u, b0, s0);
    let y = madd(u, b1, s1);
    if (isPair) {
      const v = v128.load_splat<f32>(a + aStep);
      x = madd(v, c0, x);
      y = madd(v, c1, y);
    }
    put(isRelu, isGated, out, x, y, mask);
    if (isGated) mask += stride;
  }
}

/** Up to four columns at the right edge. */
function edge(
  isPair: bool, isRelu: bool, out: usize, a: usize, b: usize, rows: i32, stride: usize,
  aRow: usize, aStep: usize, start: usize, startStride: usize, mask: usize, columns: i32,
): void {
  const b0 = v128.load(b);
  const c0 = isPair ? v128.load(b + stride) : splat(0);
  for (let i = 0; i < rows; i++, a += aRow, out += stride) {
    let x = start ? v128.load(start) : splat(0);
    if (start) start += startStride;
    x = madd(v128.load_splat<f32>(a), b0, x);
    if (isPair) x = madd(v128.load_splat<f32>(a + aStep), c0, x);
    finish(out, x, mask, isRelu, columns);
    if (mask) mask += stride;
  }
}

@inline function blocks(
  isPair: bool, isRelu: bool, isGated: bool, out: usize, a: usize, b: usize, rows: i32, columns: i32, stride: usize,
  aRow: usize, aStep: usize, start: usize, startStride: usize, mask: usize,
): void {
  for (; columns >= 8; columns -= 8) {
    eight(isPair, isRelu, isGated, out, a, b, rows, stride, aRow, aStep, start, startStride, mask);
    out += 32;
    b += 32;
    if (start) start += 32;
    if (isGated) mask += 32;
  }
  for (; columns > 0; columns -= 4) {
    edge(isPair, isRelu, out, a, b, rows, stride, aRow, aStep, start, startStride, mask, min(columns, 4));
    out += 16;
    b += 16;
    if (start) start += 16;
    if (isGated) mask += 16;
  }
}

/** Rows that are finished before the next: what a strip of columns leaves of a cache line is still there for the next strip. */
const ROWS: i32 = 64;

@inline function product(
  isPair: bool, isRelu: bool, isGated: bool, out: usize, a: usize, b: usize, rows: i32, columns: i32,
  aRow: usize, aStep: usize, start: usize, startStride: usize, mask: usize,
): void {
  const stride = <usize>columns << 2;
  for (; rows > 0; rows -= ROWS) {
    blocks(isPair, isRelu, isGated, out, a, b, min(rows, ROWS), columns, stride, aRow, aStep, start, startStride, mask);
    out += <usize>ROWS * stride;
    a += <usize>ROWS * aRow;
    start += <usize>ROWS * startStride;
    if (isGated) mask += <usize>ROWS * stride;
  }
}

/** As `matmul` with `inner` 1 or 2; `across`: a is given transposed, with terms `aStride` bytes apart. */
export function thin(
  out: usize, a: usize, b: usize, rows: i32, columns: i32, inner: i32, across: bool, aStride: usize,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  const aRow: usize = across ? 4 : <usize>inner << 2;
  const aStep: usize = across ? aStride : 4;
  if (inner == 2) {
    if (mask) product(true, false, true, out, a, b, rows, columns, aRow, aStep, start, startStride, mask);
    else if (isRelu) product(true, true, false, out, a, b, rows, columns, aRow, aStep, start, startStride, 0);
    else product(true, false, false, out, a, b, rows, columns, aRow, aStep, start, startStride, 0);
  } else {
    if (mask) product(false, false, true, out, a, b, rows, columns, aRow, aStep, start, startStride, mask);
    else if (isRelu) product(false, true, false, out, a, b, rows, columns, aRow, aStep, start, startStride, 0);
    else product(false, false, false, out, a, b, rows, columns, aRow, aStep, start, startStride, 0);
  }
}
