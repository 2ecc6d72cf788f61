import { begin, finish, finishPair, madd } from './lanes';

/**
 * Tiles of a product, held in registers while the terms of all their entries are added. Strides are in bytes. `start` and
 * `mask` are addresses or 0; rows of `start` are `startStride` apart, so 0 repeats a bias.
 */

/** Four rows and up to eight columns, or up to four unless `wide`. `across`: a is given transposed. */
@inline export function tile4(
  wide: bool, across: bool, out: usize, outStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, inner: i32,
  start: usize, startStride: usize, mask: usize, isRelu: bool, columns: i32,
): void {
  const s1 = start ? start + startStride : 0;
  const s2 = start ? s1 + startStride : 0;
  const s3 = start ? s2 + startStride : 0;
  let p0 = begin(start), p1 = begin(s1), p2 = begin(s2), p3 = begin(s3);
  let q0 = p0, q1 = p0, q2 = p0, q3 = p0;
  if (wide) {
    q0 = begin(start ? start + 16 : 0);
    q1 = begin(start ? s1 + 16 : 0);
    q2 = begin(start ? s2 + 16 : 0);
    q3 = begin(start ? s3 + 16 : 0);
  }
  if (across) {
    for (let k = 0; k < inner; k++, a += aStride, b += bStride) {
      const x = v128.load(b);
      const y = wide ? v128.load(b, 16) : x;
      const u0 = v128.load_splat<f32>(a);
      p0 = madd(u0, x, p0);
      if (wide) q0 = madd(u0, y, q0);
      const u1 = v128.load_splat<f32>(a, 4);
      p1 = madd(u1, x, p1);
      if (wide) q1 = madd(u1, y, q1);
      const u2 = v128.load_splat<f32>(a, 8);
      p2 = madd(u2, x, p2);
      if (wide) q2 = madd(u2, y, q2);
      const u3 = v128.load_splat<f32>(a, 12);
      p3 = madd(u3, x, p3);
      if (wide) q3 = madd(u3, y, q3);
    }
  } else {
    let a1 = a + aStride;
    let a2 = a1 + aStride;
    let a3 = a2 + aStride;
    for (let k = 0; k < inner; k++, a += 4, a1 += 4, a2 += 4, a3 += 4, b += bStride) {
      const x = v128.load(b);
      const y = wide ? v128.load(b, 16) : x;
      const u0 = v128.load_splat<f32>(a);
      p0 = madd(u0, x, p0);
      if (wide) q0 = madd(u0, y, q0);
      const u1 = v128.load_splat<f32>(a1);
      p1 = madd(u1, x, p1);
      if (wide) q1 = madd(u1, y, q1);
      const u2 = v128.load_splat<f32>(a2);
      p2 = madd(u2, x, p2);
      if (wide) q2 = madd(u2, y, q2);
      const u3 = v128.load_splat<f32>(a3);
      p3 = madd(u3, x, p3);
      if (wide) q3 = madd(u3, y, q3);
    }
  }
  const o1 = out + outStride;
  const o2 = o1 + outStride;
  const o3 = o2 + outStride;
  const m1 = mask ? mask + outStride : 0;
  const m2 = mask ? m1 + outStride : 0;
  const m3 = mask ? m2 + outStride : 0;
  if (wide && columns == 8) {
    finishPair(out, p0, q0, mask, isRelu);
    finishPair(o1, p1, q1, m1, isRelu);
    finishPair(o2, p2, q2, m2, isRelu);
    finishPair(o3, p3, q3, m3, isRelu);
    return;
  }
  const first = min(columns, 4);
  finish(out, p0, mask, isRelu, first);
  finish(o1, p1, m1, isRelu, first);
  finish(o2, p2, m2, isRelu, first);
  finish(o3, p3, m3, isRelu, first);
  if (wide) {
    const rest = columns - 4;
    finish(out + 16, q0, mask ? mask + 16 : 0, isRelu, rest);
    finish(o1 + 16, q1, mask ? m1 + 16 : 0, isRelu, rest);
    finish(o2 + 16, q2, mask ? m2 + 16 : 0, isRelu, rest);
    finish(o3 + 16, q3, mask ? m3 + 16 : 0, isRelu, rest);
  }
}

/** The first `columns` of sixteen entries. */
@inline function finishRow(out: usize, p: v128, q: v128, r: v128, s: v128, mask: usize, isRelu: bool, columns: i32): void {
  finish(out, p, mask, isRelu, min(columns, 4));
  if (columns > 4) finish(out + 16, q, mask ? mask + 16 : 0, isRelu, min(columns - 4, 4));
  if (columns > 8) finish(out + 32, r, mask ? mask + 32 : 0, isRelu, min(columns - 8, 4));
  if (columns > 12) finish(out + 48, s, mask ? mask + 48 : 0, isRelu, min(columns - 12, 4));
}

/** One row, or two, and up to sixteen columns: at least four sums, so that additions do not wait for each other. */
@inline function rowTile(
  two: bool, out: usize, outStride: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStride: usize, inner: i32,
  start: usize, startStride: usize, mask: usize, isRelu: bool, columns: i32,
): void {
  const next = start ? start + startStride : 0;
  let p0 = begin(start), q0 = begin(start ? start + 16 : 0);
  let r0 = begin(start ? start + 32 : 0), s0 = begin(start ? start + 48 : 0);
  let p1 = p0, q1 = q0, r1 = r0, s1 = s0;
  if (two) {
    p1 = begin(next);
    q1 = begin(next ? next + 16 : 0);
    r1 = begin(next ? next + 32 : 0);
    s1 = begin(next ? next + 48 : 0);
  }
  for (let k = 0; k < inner; k++, a += aStep, b += bStride) {
    const u = v128.load_splat<f32>(a);
    const v = two ? v128.load_splat<f32>(a + aRow) : u;
    let x = v128.load(b);
    p0 = madd(u, x, p0);
    if (two) p1 = madd(v, x, p1);
    x = v128.load(b, 16);
    q0 = madd(u, x, q0);
    if (two) q1 = madd(v, x, q1);
    x = v128.load(b, 32);
    r0 = madd(u, x, r0);
    if (two) r1 = madd(v, x, r1);
    x = v128.load(b, 48);
    s0 = madd(u, x, s0);
    if (two) s1 = madd(v, x, s1);
  }
  finishRow(out, p0, q0, r0, s0, mask, isRelu, columns);
  if (two) finishRow(out + outStride, p1, q1, r1, s1, mask ? mask + outStride : 0, isRelu, columns);
}

/** The rows that are left over, fewer than four. */
export function lastRows(
  out: usize, outStride: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStride: usize, rows: i32, columns: i32,
  inner: i32, start: usize, startStride: usize, mask: usize, isRelu: bool,
): void {
  for (let j = 0; j < columns; j += 16) {
    const o = <usize>j << 2;
    const width = min(columns - j, 16);
    let to = out + o, from = a, s = start ? start + o : 0, m = mask ? mask + o : 0;
    if (rows >= 2) {
      rowTile(true, to, outStride, from, aRow, aStep, b + o, bStride, inner, s, startStride, m, isRelu, width);
      to += outStride << 1;
      from += aRow << 1;
      if (s) s += startStride << 1;
      if (m) m += outStride << 1;
    }
    if (rows & 1) rowTile(false, to, outStride, from, aRow, aStep, b + o, bStride, inner, s, 0, m, isRelu, width);
  }
}
