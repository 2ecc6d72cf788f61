import { splat, storePart, total } from './lanes';

/**
 * Reductions over the middle axis of [outer, count, inner]. `largest` takes the maximum instead of the sum. `stride` is the bytes from one
 * of `count` to the next, more than `inner` numbers where this is a band of columns.
 */

@inline function join(largest: bool, a: v128, b: v128): v128 {
  return largest ? f32x4.max(a, b) : f32x4.add(a, b);
}

@inline function joinOne(largest: bool, a: f32, b: f32): f32 {
  return largest ? max(a, b) : a + b;
}

/** One run of consecutive numbers to one number. */
@inline function reduceRun(largest: bool, a: usize, count: i32): f32 {
  const none: f32 = largest ? -Infinity : 0;
  let result: f32 = none;
  if (count >= 8) {
    let x = splat(none);
    let y = splat(none);
    for (; count >= 8; count -= 8, a += 32) {
      x = join(largest, x, v128.load(a));
      y = join(largest, y, v128.load(a, 16));
    }
    x = join(largest, x, y);
    if (largest) {
      const low = max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1));
      result = max(low, max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)));
    } else {
      result = total(x);
    }
  }
  for (; count > 0; count--, a += 4) result = joinOne(largest, result, load<f32>(a));
  return result;
}

/** Column sums of [count, inner], rows `stride` bytes apart, 16 columns at a time so that additions do not wait for each other. */
@inline function reduceColumns(largest: bool, out: usize, a: usize, count: i32, inner: i32, stride: usize): void {
  const none = splat(largest ? -Infinity : 0);
  let left = inner;
  for (; left >= 16; left -= 16, a += 64, out += 64) {
    let x = none, y = none, z = none, w = none;
    let at = a;
    for (let i = 0; i < count; i++, at += stride) {
      x = join(largest, x, v128.load(at));
      y = join(largest, y, v128.load(at, 16));
      z = join(largest, z, v128.load(at, 32));
      w = join(largest, w, v128.load(at, 48));
    }
    v128.store(out, x);
    v128.store(out, y, 16);
    v128.store(out, z, 32);
    v128.store(out, w, 48);
  }
  for (; left > 0; left -= 4, a += 16, out += 16) {
    let x = none;
    let at = a;
    for (let i = 0; i < count; i++, at += stride) x = join(largest, x, v128.load(at));
    storePart(out, x, min(left, 4));
  }
}

@inline function reduceAll(largest: bool, out: usize, a: usize, outer: i32, count: i32, inner: i32, stride: usize): void {
  const block = <usize>count * stride;
  for (let i = 0; i < outer; i++, a += block, out += <usize>inner << 2) {
    if (inner == 1) store<f32>(out, reduceRun(largest, a, count));
    else reduceColumns(largest, out, a, count, inner, stride);
  }
}

export function reduce(largest: bool, out: usize, a: usize, outer: i32, count: i32, inner: i32, stride: usize): void {
  if (largest) reduceAll(true, out, a, outer, count, inner, stride);
  else reduceAll(false, out, a, outer, count, inner, stride);
}
