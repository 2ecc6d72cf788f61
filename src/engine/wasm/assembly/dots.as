import { gate, madd, relu, splat } from './lanes';

/** Products with few columns, made of dot products: a [rows, inner] and b [columns, inner], both along `inner`. */

/** The totals of four vectors, one in each lane: (0 + 2) + (1 + 3). */
@inline function totals(x: v128, y: v128, z: v128, w: v128): v128 {
  const xyLow = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
  const xyHigh = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
  const zwLow = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
  const zwHigh = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
  const xy = f32x4.add(xyLow, xyHigh);
  const zw = f32x4.add(zwLow, zwHigh);
  return f32x4.add(v128.shuffle<i64>(xy, zw, 0, 2), v128.shuffle<i64>(xy, zw, 1, 3));
}

/** Dot products of four rows of a, `stride` bytes apart, with one of b. */
@inline function dot4(a: usize, stride: usize, b: usize, inner: i32): v128 {
  let p = splat(0), q = splat(0), r = splat(0), s = splat(0);
  let a1 = a + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  let k = inner;
  for (; k >= 4; k -= 4, a += 16, a1 += 16, a2 += 16, a3 += 16, b += 16) {
    const u = v128.load(b);
    p = madd(v128.load(a), u, p);
    q = madd(v128.load(a1), u, q);
    r = madd(v128.load(a2), u, r);
    s = madd(v128.load(a3), u, s);
  }
  let sum = totals(p, q, r, s);
  for (; k > 0; k--, a += 4, a1 += 4, a2 += 4, a3 += 4, b += 4) {
    const column = f32x4(load<f32>(a), load<f32>(a1), load<f32>(a2), load<f32>(a3));
    sum = madd(column, v128.load_splat<f32>(b), sum);
  }
  return sum;
}

let first: v128 = i32x4.splat(0);
let second: v128 = i32x4.splat(0);

/** As `dot4` with two rows of b, `stride` apart as well: sets `first` and `second`. */
@inline function dot4x2(a: usize, stride: usize, b: usize, inner: i32): void {
  let p0 = splat(0), q0 = splat(0), r0 = splat(0), s0 = splat(0);
  let p1 = splat(0), q1 = splat(0), r1 = splat(0), s1 = splat(0);
  let a1 = a + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  let b1 = b + stride;
  let k = inner;
  for (; k >= 4; k -= 4, a += 16, a1 += 16, a2 += 16, a3 += 16, b += 16, b1 += 16) {
    const u = v128.load(b);
    const v = v128.load(b1);
    let x = v128.load(a);
    p0 = madd(x, u, p0);
    p1 = madd(x, v, p1);
    x = v128.load(a1);
    q0 = madd(x, u, q0);
    q1 = madd(x, v, q1);
    x = v128.load(a2);
    r0 = madd(x, u, r0);
    r1 = madd(x, v, r1);
    x = v128.load(a3);
    s0 = madd(x, u, s0);
    s1 = madd(x, v, s1);
  }
  let x = totals(p0, q0, r0, s0);
  let y = totals(p1, q1, r1, s1);
  for (; k > 0; k--, a += 4, a1 += 4, a2 += 4, a3 += 4, b += 4, b1 += 4) {
    const column = f32x4(load<f32>(a), load<f32>(a1), load<f32>(a2), load<f32>(a3));
    x = madd(column, v128.load_splat<f32>(b), x);
    y = madd(column, v128.load_splat<f32>(b1), y);
  }
  first = x;
  second = y;
}

/** As `dot4` for a single pair, in the same order of additions. */
@inline function dot1(a: usize, b: usize, inner: i32): f32 {
  let p = splat(0);
  let k = inner;
  for (; k >= 4; k -= 4, a += 16, b += 16) p = madd(v128.load(a), v128.load(b), p);
  const low = f32x4.extract_lane(p, 0) + f32x4.extract_lane(p, 2);
  let sum = splat(low + (f32x4.extract_lane(p, 1) + f32x4.extract_lane(p, 3)));
  for (; k > 0; k--, a += 4, b += 4) sum = madd(v128.load_splat<f32>(a), v128.load_splat<f32>(b), sum);
  return f32x4.extract_lane(sum, 0);
}

/** Stores one entry of the result after its start and finish. */
@inline function put(out: usize, sum: f32, start: usize, mask: usize, isRelu: bool): void {
  let value = splat(sum);
  if (start) value = f32x4.add(value, v128.load_splat<f32>(start));
  if (isRelu) value = relu(value);
  if (mask) value = gate(value, v128.load_splat<f32>(mask));
  v128.store_lane<f32>(out, value, 0);
}

/** Stores four rows of one column, `step` bytes apart. */
@inline function putColumn(out: usize, step: usize, sums: v128, start: usize, startStride: usize, mask: usize, isRelu: bool): void {
  put(out, f32x4.extract_lane(sums, 0), start, mask, isRelu);
  put(out + step, f32x4.extract_lane(sums, 1), start ? start + startStride : 0, mask ? mask + step : 0, isRelu);
  put(out + 2 * step, f32x4.extract_lane(sums, 2), start ? start + 2 * startStride : 0, mask ? mask + 2 * step : 0, isRelu);
  put(out + 3 * step, f32x4.extract_lane(sums, 3), start ? start + 3 * startStride : 0, mask ? mask + 3 * step : 0, isRelu);
}

/** Words as for `matmul`; word 7 is not used. */
export function dots(at: usize): void {
  const rows = load<i32>(at, 16);
  const columns = load<i32>(at, 20);
  const inner = load<i32>(at, 24);
  let out = <usize>load<u32>(at, 4);
  let a = <usize>load<u32>(at, 8);
  const b = <usize>load<u32>(at, 12);
  let start = <usize>load<u32>(at, 32);
  const startStride = <usize>load<u32>(at, 36);
  let mask = <usize>load<u32>(at, 40);
  const isRelu = load<i32>(at, 44) != 0;
  const stride = <usize>inner << 2;
  const step = <usize>columns << 2;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = 0;
    for (; j + 2 <= columns; j += 2) {
      const o = <usize>j << 2;
      dot4x2(a, stride, b + <usize>j * stride, inner);
      const x = first;
      const y = second;
      const s = start ? start + o : 0;
      const m = mask ? mask + o : 0;
      putColumn(out + o, step, x, s, startStride, m, isRelu);
      putColumn(out + o + 4, step, y, s ? s + 4 : 0, startStride, m ? m + 4 : 0, isRelu);
    }
    if (j < columns) {
      const o = <usize>j << 2;
      const x = dot4(a, stride, b + <usize>j * stride, inner);
      putColumn(out + o, step, x, start ? start + o : 0, startStride, mask ? mask + o : 0, isRelu);
    }
    out += 4 * step;
    a += 4 * stride;
    if (start) start += 4 * startStride;
    if (mask) mask += 4 * step;
  }
  for (; i < rows; i++) {
    let j = 0;
    // Four columns at a time, with the parts of a and b exchanged.
    for (; j + 4 <= columns; j += 4) {
      const o = <usize>j << 2;
      const x = dot4(b + <usize>j * stride, stride, a, inner);
      const s = start ? start + o : 0;
      const m = mask ? mask + o : 0;
      put(out + o, f32x4.extract_lane(x, 0), s, m, isRelu);
      put(out + o + 4, f32x4.extract_lane(x, 1), s ? s + 4 : 0, m ? m + 4 : 0, isRelu);
      put(out + o + 8, f32x4.extract_lane(x, 2), s ? s + 8 : 0, m ? m + 8 : 0, isRelu);
      put(out + o + 12, f32x4.extract_lane(x, 3), s ? s + 12 : 0, m ? m + 12 : 0, isRelu);
    }
    for (; j < columns; j++) {
      const o = <usize>j << 2;
      put(out + o, dot1(a, b + <usize>j * stride, inner), start ? start + o : 0, mask ? mask + o : 0, isRelu);
    }
    out += step;
    a += stride;
    if (start) start += startStride;
    if (mask) mask += step;
  }
}
