import { splat } from './lanes';

/**
 * Elementary functions with float32 arithmetic only and no fused operations: the same bits on every machine. The
 * polynomials are those of the Cephes library (S. L. Moshier), errors below 2 units in the last place.
 */

@inline function poly(x: v128, high: v128, low: f32): v128 {
  return f32x4.add(f32x4.mul(high, x), splat(low));
}

/** Adding this to a small number rounds it to a whole one, which then stands in the low bits. */
const ROUND: f32 = 12582912;

/** 0 below −104, infinite above 89, gradual underflow in between. The prefixed minimum and maximum let NaN through. */
export function exp4(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, splat(-104)), splat(89));
  const rounded = f32x4.add(f32x4.mul(held, splat(1.44269504088896341)), splat(ROUND));
  const n = f32x4.sub(rounded, splat(ROUND));
  let r = f32x4.sub(held, f32x4.mul(n, splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, splat(-2.12194440e-4)));
  let p = splat(1.9875691500e-4);
  p = poly(r, p, 1.3981999507e-3);
  p = poly(r, p, 8.3334519073e-3);
  p = poly(r, p, 4.1665795894e-2);
  p = poly(r, p, 1.6666665459e-1);
  p = poly(r, p, 5.0000001201e-1);
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), splat(1));
  // 2ⁿ in two factors, because it may lie outside the range of a single float32.
  const whole = i32x4.sub(rounded, splat(ROUND));
  const half = i32x4.shr_s(whole, 1);
  const first = i32x4.shl(i32x4.add(half, i32x4.splat(127)), 23);
  const second = i32x4.shl(i32x4.add(i32x4.sub(whole, half), i32x4.splat(127)), 23);
  return f32x4.mul(f32x4.mul(p, first), second);
}

/** Natural logarithm of positive normal numbers; anything else gives nonsense. */
@inline export function logNormal4(x: v128): v128 {
  const exponent = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126));
  let m = v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const small = f32x4.lt(m, splat(0.707106781186547524));
  const e = f32x4.convert_i32x4_s(i32x4.add(exponent, small));
  m = f32x4.sub(f32x4.add(m, v128.and(m, small)), splat(1));
  const z = f32x4.mul(m, m);
  let p = splat(7.0376836292e-2);
  p = poly(m, p, -1.1514610310e-1);
  p = poly(m, p, 1.1676998740e-1);
  p = poly(m, p, -1.2420140846e-1);
  p = poly(m, p, 1.4249322787e-1);
  p = poly(m, p, -1.6668057665e-1);
  p = poly(m, p, 2.0000714765e-1);
  p = poly(m, p, -2.4999993993e-1);
  p = poly(m, p, 3.3333331174e-1);
  p = f32x4.mul(f32x4.mul(p, m), z);
  p = f32x4.add(p, f32x4.mul(e, splat(-2.12194440e-4)));
  p = f32x4.sub(p, f32x4.mul(z, splat(0.5)));
  return f32x4.add(f32x4.add(m, p), f32x4.mul(e, splat(0.693359375)));
}

/** −∞ at 0, NaN below. */
export function log4(x: v128): v128 {
  const isTiny = f32x4.lt(x, splat(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, splat(8388608)), x, isTiny);
  const offset = v128.and(splat(-15.942385152878742), isTiny);
  let y = f32x4.add(logNormal4(scaled), offset);
  y = v128.bitselect(splat(-Infinity), y, f32x4.eq(x, splat(0)));
  y = v128.bitselect(x, y, f32x4.eq(x, splat(Infinity)));
  const isValid = f32x4.ge(x, splat(0));
  return v128.bitselect(y, splat(NaN), isValid);
}

/** x·P(x²)/Q(x²), the rational function of the Eigen library; 1 to the last bit where |x| > 7.9. */
export function tanh4(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, splat(-7.90531110763549805)), splat(7.90531110763549805));
  const z = f32x4.mul(held, held);
  let p = splat(-2.76076847742355e-16);
  p = poly(z, p, 2.00018790482477e-13);
  p = poly(z, p, -8.60467152213735e-11);
  p = poly(z, p, 5.12229709037114e-8);
  p = poly(z, p, 1.48572235717979e-5);
  p = poly(z, p, 6.37261928875436e-4);
  p = poly(z, p, 4.89352455891786e-3);
  let q = splat(1.19825839466702e-6);
  q = poly(z, q, 1.18534705686654e-4);
  q = poly(z, q, 2.26843463243900e-3);
  q = poly(z, q, 4.89352518554385e-3);
  const far = f32x4.div(f32x4.mul(held, p), q);
  return v128.bitselect(x, far, f32x4.lt(f32x4.abs(x), splat(4e-4)));
}

export function sigmoid4(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp4(f32x4.neg(x))));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + y) with y = exp(−|x|); the rounding error of 1 + y is added back. */
export function softplus4(x: v128): v128 {
  const y = exp4(f32x4.neg(f32x4.abs(x)));
  const u = f32x4.add(splat(1), y);
  const lost = f32x4.div(f32x4.sub(y, f32x4.sub(u, splat(1))), u);
  return f32x4.add(f32x4.pmax(x, splat(0)), f32x4.add(logNormal4(u), lost));
}

/**
 * Sine a quarter turn times `quarters` ahead, within 2 units in the last place up to |x| = 8192; a number in [−1, 1] beyond
 * (see LARGEST_ANGLE in graph/scalarMath.ts), NaN of an infinity.
 */
@inline function circular4(x: v128, quarters: i32): v128 {
  const rounded = f32x4.add(f32x4.mul(x, splat(0.636619772367581343)), splat(ROUND));
  const n = f32x4.sub(rounded, splat(ROUND));
  // π/2 in four parts (Cody & Waite), the first three of so few digits that n times each is exact.
  let r = f32x4.sub(x, f32x4.mul(n, splat(1.5703125)));
  r = f32x4.sub(r, f32x4.mul(n, splat(4.83751296997070312e-4)));
  r = f32x4.sub(r, f32x4.mul(n, splat(7.549533620476723e-8)));
  r = f32x4.sub(r, f32x4.mul(n, splat(2.5633440682570896e-12)));
  // Of larger angles nothing is left but rounding, which must not leave the range of the polynomials.
  r = f32x4.pmin(f32x4.pmax(r, splat(-0.8)), splat(0.8));
  const z = f32x4.mul(r, r);
  let s = splat(-1.9515295891e-4);
  s = poly(z, s, 8.3321608736e-3);
  s = poly(z, s, -1.6666654611e-1);
  s = f32x4.add(f32x4.mul(f32x4.mul(s, z), r), r);
  let c = splat(2.443315711809948e-5);
  c = poly(z, c, -1.388731625493765e-3);
  c = poly(z, c, 4.166664568298827e-2);
  c = f32x4.add(f32x4.sub(f32x4.mul(f32x4.mul(c, z), z), f32x4.mul(z, splat(0.5))), splat(1));
  const quadrant = i32x4.add(rounded, i32x4.splat(quarters));
  const isOdd = i32x4.neg(v128.and(quadrant, i32x4.splat(1)));
  const sign = i32x4.shl(v128.and(quadrant, i32x4.splat(2)), 30);
  return v128.xor(v128.bitselect(c, s, isOdd), sign);
}

export function sin4(x: v128): v128 {
  return circular4(x, 0);
}

export function cos4(x: v128): v128 {
  return circular4(x, 1);
}
