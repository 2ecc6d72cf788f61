import { begin, finishPair, madd } from './lanes';

/**
 * Six rows and eight columns of a product: twelve sums in registers, enough to start two additions in every cycle, each of
 * which takes four or five. Only the host knows whether they pay (see kernels.ts).
 */
@external("env", "tall")
declare const HAS_TALL: i32;

export const TALL: bool = HAS_TALL != 0;

@inline function tile6(
  across: bool, out: usize, outStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, inner: i32,
  start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  let p0 = begin(start), q0 = begin(start ? start + 16 : 0);
  if (start) start += startStride;
  let p1 = begin(start), q1 = begin(start ? start + 16 : 0);
  if (start) start += startStride;
  let p2 = begin(start), q2 = begin(start ? start + 16 : 0);
  if (start) start += startStride;
  let p3 = begin(start), q3 = begin(start ? start + 16 : 0);
  if (start) start += startStride;
  let p4 = begin(start), q4 = begin(start ? start + 16 : 0);
  if (start) start += startStride;
  let p5 = begin(start), q5 = begin(start ? start + 16 : 0);
  let a1 = a + aStride;
  let a2 = a1 + aStride;
  let a3 = a2 + aStride;
  let a4 = a3 + aStride;
  let a5 = a4 + aStride;
  for (let k = 0; k < inner; k++, b += bStride) {
    const x = v128.load(b);
    const y = v128.load(b, 16);
    const u0 = v128.load_splat<f32>(a);
    p0 = madd(u0, x, p0);
    q0 = madd(u0, y, q0);
    const u1 = v128.load_splat<f32>(across ? a + 4 : a1);
    p1 = madd(u1, x, p1);
    q1 = madd(u1, y, q1);
    const u2 = v128.load_splat<f32>(across ? a + 8 : a2);
    p2 = madd(u2, x, p2);
    q2 = madd(u2, y, q2);
    const u3 = v128.load_splat<f32>(across ? a + 12 : a3);
    p3 = madd(u3, x, p3);
    q3 = madd(u3, y, q3);
    const u4 = v128.load_splat<f32>(across ? a + 16 : a4);
    p4 = madd(u4, x, p4);
    q4 = madd(u4, y, q4);
    const u5 = v128.load_splat<f32>(across ? a + 20 : a5);
    p5 = madd(u5, x, p5);
    q5 = madd(u5, y, q5);
    if (across) {
      a += aStride;
    } else {
      a += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
      a4 += 4;
      a5 += 4;
    }
  }
  finishPair(out, p0, q0, mask, isRelu);
  out += outStride;
  if (mask) mask += outStride;
  finishPair(out, p1, q1, mask, isRelu);
  out += outStride;
  if (mask) mask += outStride;
  finishPair(out, p2, q2, mask, isRelu);
  out += outStride;
  if (mask) mask += outStride;
  finishPair(out, p3, q3, mask, isRelu);
  out += outStride;
  if (mask) mask += outStride;
  finishPair(out, p4, q4, mask, isRelu);
  out += outStride;
  if (mask) mask += outStride;
  finishPair(out, p5, q5, mask, isRelu);
}

@inline function tiles(
  across: bool, out: usize, outStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, rows: i32, columns: i32,
  inner: i32, start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  for (let i = 0; i < rows; i += 6) {
    for (let j = 0; j < columns; j += 8) {
      const o = <usize>j << 2;
      tile6(across, out + o, outStride, a, aStride, b + o, bStride, inner,
        start ? start + o : 0, startStride, mask ? mask + o : 0, isRelu);
    }
    out += 6 * outStride;
    a += across ? 24 : 6 * aStride;
    if (start) start += 6 * startStride;
    if (mask) mask += 6 * outStride;
  }
}

/** A number of rows that six divides, and of columns that eight does. */
export function tallAlong(
  out: usize, outStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, rows: i32, columns: i32,
  inner: i32, start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  tiles(false, out, outStride, a, aStride, b, bStride, rows, columns, inner, start, startStride, mask, isRelu);
}

/** As `tallAlong` with a given transposed. */
export function tallAcross(
  out: usize, outStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, rows: i32, columns: i32,
  inner: i32, start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  tiles(true, out, outStride, a, aStride, b, bStride, rows, columns, inner, start, startStride, mask, isRelu);
}
