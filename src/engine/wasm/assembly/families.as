import { madd, splat } from './lanes';
import { log4 } from './maths';
import { reserved } from './reserved';

/** Smoothing kernels of squared distances q; numbers and meaning are those of KERNEL_FAMILIES in math/kernels.ts. */

export const GAUSSIAN: i32 = 0;
export const LAPLACE: i32 = 1;
export const EPANECHNIKOV: i32 = 2;
export const STUDENT: i32 = 3;

/** Constants of math/kernels.ts; the floor is that of the kernel itself. */
const LAPLACE_ROUNDING: f32 = 1e-6;
const EPANECHNIKOV_FLOOR: f32 = 1.8048513878454153e-35;
const STUDENT_FREEDOM: i32 = 3;

const LOG2E: f32 = 1.44269504088896341;

/**
 * Places of numbers that loops use, in the reserved start of the memory. V8 builds a constant anew, in three
 * instructions, wherever a loop uses it; a load is one, and costs nothing beside arithmetic.
 */
const RATE: usize = 0;
const INVERSE: usize = 4;
const LOWEST: usize = 8;
const ROUND: usize = 12;
const ONE: usize = 16;
const POLYNOMIAL: usize = 20;
const ROUNDING: usize = 40;
const FLOOR: usize = 44;
const FALL: usize = 48;

@inline function number(at: usize): v128 {
  return v128.load_splat<f32>(reserved() + at);
}

@inline function set(at: usize, value: f32): void {
  store<f32>(reserved() + at, value);
}

/** Writes the numbers for a family, dimension and bandwidth, which the functions below then go by. */
export function prepare(family: i32, d: i32, h: f32): void {
  const inverse: f32 = <f32>1 / (h * h);
  const root: f32 = sqrt<f32>(<f32>(d + 1));
  let rate: f32 = inverse;
  let fall: f32 = <f32>0.5 * <f32>(STUDENT_FREEDOM + d);
  if (family == GAUSSIAN) {
    rate = <f32>0.5 * LOG2E * inverse;
    fall = 0.5;
  } else if (family == LAPLACE) {
    rate = root * LOG2E;
    fall = <f32>0.5 * root;
  } else if (family == EPANECHNIKOV) {
    rate = inverse / <f32>(d + 4);
    fall = <f32>1 / <f32>(d + 4);
  }
  set(RATE, rate);
  set(INVERSE, inverse);
  set(FALL, fall);
  // Lost in any sum with 1, yet products with it stay normal numbers: others are slow.
  set(LOWEST, -80);
  // Adding this to a small number rounds it to a whole one, which then stands in the low bits.
  set(ROUND, 12582912);
  set(ONE, 1);
  set(POLYNOMIAL, 0.6931469775989444);
  set(POLYNOMIAL + 4, 0.24022242085227646);
  set(POLYNOMIAL + 8, 0.0555073374356671);
  set(POLYNOMIAL + 12, 0.009671512646411962);
  set(POLYNOMIAL + 16, 0.0013264727102584375);
  set(ROUNDING, LAPLACE_ROUNDING);
  set(FLOOR, EPANECHNIKOV_FLOOR);
}

/** 2ˣ for x ≤ 0, exactly 1 at 0; 2⁻⁸⁰ below −80. A polynomial with an error of 1e-7. */
@inline function power2(x: v128): v128 {
  const held = f32x4.pmax(x, number(LOWEST));
  const rounded = f32x4.add(held, number(ROUND));
  const r = f32x4.sub(held, f32x4.sub(rounded, number(ROUND)));
  let p = madd(r, number(POLYNOMIAL + 16), number(POLYNOMIAL + 12));
  p = madd(p, r, number(POLYNOMIAL + 8));
  p = madd(p, r, number(POLYNOMIAL + 4));
  p = madd(p, r, number(POLYNOMIAL));
  p = madd(p, r, number(ONE));
  return i32x4.add(p, i32x4.shl(rounded, 23));
}

/** t to the power (3 + d)/2. */
@inline function studentPower(t: v128, d: i32): v128 {
  let p = f32x4.mul(t, t);
  for (let k = 3; k <= d; k += 2) p = f32x4.mul(p, t);
  return d & 1 ? p : f32x4.mul(p, f32x4.sqrt(t));
}

/** The root of a squared distance in bandwidths, rounded off near 0. */
@inline function rounded(q: v128): v128 {
  return f32x4.sqrt(madd(q, number(INVERSE), number(ROUNDING)));
}

/** 1 + s. */
@inline function width(q: v128): v128 {
  return madd(q, number(RATE), number(ONE));
}

/** The Epanechnikov kernel itself. */
@inline function height(q: v128): v128 {
  return f32x4.pmax(f32x4.sub(number(ONE), f32x4.mul(q, number(RATE))), number(FLOOR));
}

/** exp(k(q) − k(nearest)). */
@inline export function relative(family: i32, d: i32, q: v128, nearest: v128): v128 {
  if (family == GAUSSIAN) return power2(f32x4.mul(f32x4.sub(nearest, q), number(RATE)));
  if (family == LAPLACE) return power2(f32x4.mul(f32x4.sub(rounded(nearest), rounded(q)), number(RATE)));
  if (family == EPANECHNIKOV) return f32x4.div(height(q), height(nearest));
  return studentPower(f32x4.div(width(nearest), width(q)), d);
}

/** −dk/ds times `relative`, but for the factor that `pullFactor` has. */
@inline export function pull(family: i32, d: i32, q: v128, nearest: v128): v128 {
  if (family == EPANECHNIKOV) {
    return v128.and(f32x4.div(number(ONE), height(nearest)), f32x4.gt(height(q), number(FLOOR)));
  }
  const e = relative(family, d, q, nearest);
  if (family == GAUSSIAN) return e;
  return f32x4.div(e, family == LAPLACE ? rounded(q) : width(q));
}

/** Turns what `pull` gives, times differences, into a gradient: 2/h² and its own factor. */
@inline export function pullFactor(): f32 {
  return <f32>-2 * load<f32>(reserved() + INVERSE) * load<f32>(reserved() + FALL);
}

/** k at the smallest squared distance. */
@inline export function highest(family: i32, d: i32, nearest: v128): v128 {
  if (family == GAUSSIAN) return f32x4.mul(f32x4.mul(nearest, number(INVERSE)), splat(-0.5));
  if (family == LAPLACE) return f32x4.mul(rounded(nearest), splat(-sqrt<f32>(<f32>(d + 1))));
  if (family == EPANECHNIKOV) return log4(height(nearest));
  return f32x4.mul(log4(width(nearest)), splat(-0.5 * <f32>(STUDENT_FREEDOM + d)));
}
