/** Four float32 lanes at a time. Loads may run past an array, stores never do. */

@inline export function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/** a·b + c, in one rounding where the engine was built for relaxed SIMD and the machine can. */
@inline export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Stores the first `count` lanes, 1 … 4. */
@inline export function storePart(at: usize, x: v128, count: i32): void {
  if (count == 4) {
    v128.store(at, x);
  } else if (count == 1) {
    v128.store_lane<f32>(at, x, 0);
  } else {
    v128.store_lane<f64>(at, x, 0);
    if (count == 3) v128.store_lane<f32>(at, x, 2, 8);
  }
}

/** Sum of the four lanes. */
@inline export function total(x: v128): f32 {
  const low = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
  const high = f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3);
  return low + high;
}

/** max(x, 0) that lets NaN through. */
@inline export function relu(x: v128): v128 {
  return f32x4.pmax(x, splat(0));
}

/** x with 0 for denormal numbers, which take a processor several times as long as others. */
@inline export function flushed(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), splat(1.17549435e-38)));
}

/** x where g > 0, else 0. */
@inline export function gate(x: v128, g: v128): v128 {
  return v128.and(x, f32x4.gt(g, splat(0)));
}

/** relu or gate of finished entries of a product, of which the first `count` are stored; no mask is 0. */
@inline export function finish(out: usize, x: v128, mask: usize, isRelu: bool, count: i32): void {
  if (isRelu) x = relu(x);
  if (mask) x = gate(x, v128.load(mask));
  storePart(out, x, count);
}

/** Four numbers that a sum starts from; without an address, zeros. */
@inline export function begin(start: usize): v128 {
  return start ? v128.load(start) : splat(0);
}

/** As `finish` for eight entries that are all stored. */
@inline export function finishPair(out: usize, x: v128, y: v128, mask: usize, isRelu: bool): void {
  if (isRelu) {
    x = relu(x);
    y = relu(y);
  }
  if (mask) {
    x = gate(x, v128.load(mask));
    y = gate(y, v128.load(mask, 16));
  }
  v128.store(out, x);
  v128.store(out, y, 16);
}
