import type { BinaryFunction, UnaryFunction } from '../graph/graph.ts';

/**
 * Elementary functions in WGSL, whose own may be off by 2⁻¹¹. The polynomials are those of the Cephes library (S. L.
 * Moshier), as in the WebAssembly kernels, so that both engines agree to a few units in the last place. NaN is told by
 * its bits, because drivers may assume that there is none.
 */
export const MATHS_WGSL = `
fn special(bits: u32) -> u32 {
  return bits | zero();
}

fn isNan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn exp_(x: f32) -> f32 {
  let held = clamp(x, -104.0, 89.0);
  let n = floor(held * 1.44269504088896341 + 0.5);
  let r = (held - n * 0.693359375) + n * 2.12194440e-4;
  var p = 1.9875691500e-4;
  p = p * r + 1.3981999507e-3;
  p = p * r + 8.3334519073e-3;
  p = p * r + 4.1665795894e-2;
  p = p * r + 1.6666665459e-1;
  p = p * r + 5.0000001201e-1;
  p = p * (r * r) + r + 1.0;
  // 2ⁿ in two factors, because it may lie outside the range of a single float32.
  let whole = i32(n);
  let half = whole >> 1u;
  let first = bitcast<f32>(u32(half + 127) << 23u);
  let second = bitcast<f32>(u32(whole - half + 127) << 23u);
  return select(p * first * second, x, isNan(x));
}

// Of positive normal numbers.
fn logNormal(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  var e = f32(i32(bits >> 23u) - 126);
  var m = bitcast<f32>((bits & 0x007fffffu) | 0x3f000000u);
  if (m < 0.707106781186547524) {
    e -= 1.0;
    m += m;
  }
  m -= 1.0;
  let z = m * m;
  var p = 7.0376836292e-2;
  p = p * m - 1.1514610310e-1;
  p = p * m + 1.1676998740e-1;
  p = p * m - 1.2420140846e-1;
  p = p * m + 1.4249322787e-1;
  p = p * m - 1.6668057665e-1;
  p = p * m + 2.0000714765e-1;
  p = p * m - 2.4999993993e-1;
  p = p * m + 3.3333331174e-1;
  p = p * m * z + e * -2.12194440e-4 - z * 0.5;
  return (m + p) + e * 0.693359375;
}

fn log_(x: f32) -> f32 {
  let isTiny = x < 1.17549435e-38;
  let y = logNormal(select(x, x * 8388608.0, isTiny)) + select(0.0, -15.942385152878742, isTiny);
  let bits = bitcast<u32>(x);
  if ((bits & 0x7fffffffu) == 0u) { return bitcast<f32>(special(0xff800000u)); }
  if (bits > 0x7f800000u) { return bitcast<f32>(special(0x7fc00000u)); }
  return select(y, x, bits == 0x7f800000u);
}

fn tanh_(x: f32) -> f32 {
  let size = abs(x);
  let z = x * x;
  var p = -5.70498872745e-3;
  p = p * z + 2.06390887954e-2;
  p = p * z - 5.37397155531e-2;
  p = p * z + 1.33314422036e-1;
  p = p * z - 3.33332819422e-1;
  let near = p * z * x + x;
  let far = 1.0 - 2.0 / (exp_(size + size) + 1.0);
  return select(select(far, -far, x < 0.0), near, size < 0.625 || isNan(x));
}

fn sigmoid(x: f32) -> f32 {
  return 1.0 / (1.0 + exp_(-x));
}

// max(x, 0) + log(1 + y) with y = exp(−|x|). The logarithm is 2·artanh(y / (2 + y)) as a series, because drivers may
// simplify (1 + y) − 1, with which others save the digits of a small y.
fn softplus(x: f32) -> f32 {
  let y = exp_(-abs(x));
  let s = y / (2.0 + y);
  let z = s * s;
  var p = 1.0 / 15.0;
  p = p * z + 1.0 / 13.0;
  p = p * z + 1.0 / 11.0;
  p = p * z + 1.0 / 9.0;
  p = p * z + 1.0 / 7.0;
  p = p * z + 0.2;
  p = p * z + 1.0 / 3.0;
  return select(x, 0.0, x < 0.0) + 2.0 * (s + s * z * p);
}

// Sine a quarter turn times quarters ahead, good up to |x| = 8192; a number in [-1, 1] beyond, none of an infinity.
fn circular(x: f32, quarters: i32) -> f32 {
  let n = floor(x * 0.636619772367581343 + 0.5);
  let near = ((x - n * 1.5703125) - n * 4.83751296997070312e-4) - n * 7.549533620476723e-8;
  let r = clamp(near - n * 2.5633440682570896e-12, -0.8, 0.8);
  let z = r * r;
  let s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  let c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  let quadrant = i32(clamp(n, -8192.0, 8192.0)) + quarters;
  let y = select(s, c, (quadrant & 1) == 1);
  if ((bitcast<u32>(x) & 0x7fffffffu) >= 0x7f800000u) { return bitcast<f32>(special(0x7fc00000u)); }
  return select(y, -y, (quadrant & 2) == 2);
}

// Position in a table that ends with element last.
fn entryAt(x: f32, last: u32) -> u32 {
  if (isNan(x) || x < 1.0) { return 0u; }
  return min(u32(min(x, 2147483520.0)), last);
}

fn step_(x: f32) -> f32 {
  return select(select(0.0, 1.0, x > 0.0), x, isNan(x));
}
`;

/** A float32 as WGSL; WGSL has no constants that are not finite, so their bits pass through the uniform buffer. */
export function literal(value: number): string {
  const exact = Math.fround(value);
  if (Number.isFinite(exact)) return exact < 0 || Object.is(exact, -0) ? `(-${-exact}f)` : `${exact}f`;
  const bits = new Uint32Array(Float32Array.of(exact).buffer)[0] as number;
  return `bitcast<f32>(special(${bits}u))`;
}

/** Expressions of unary functions. */
export const UNARY_WGSL: Readonly<Record<UnaryFunction, (x: string) => string>> = {
  neg: (x) => `-${x}`,
  relu: (x) => `select(${x}, 0.0, ${x} < 0.0)`,
  step: (x) => `step_(${x})`,
  tanh: (x) => `tanh_(${x})`,
  sigmoid: (x) => `sigmoid(${x})`,
  exp: (x) => `exp_(${x})`,
  log: (x) => `log_(${x})`,
  softplus: (x) => `softplus(${x})`,
  sqrt: (x) => `sqrt(${x})`,
  rsqrt: (x) => `1.0 / sqrt(${x})`,
  square: (x) => `${x} * ${x}`,
  abs: (x) => `abs(${x})`,
  sign: (x) => `sign(${x})`,
  reciprocal: (x) => `1.0 / ${x}`,
  sin: (x) => `circular(${x}, 0)`,
  cos: (x) => `circular(${x}, 1)`,
  floor: (x) => `floor(${x})`,
};

/** Expressions of binary functions. */
export const BINARY_WGSL: Readonly<Record<BinaryFunction, (a: string, b: string) => string>> = {
  add: (a, b) => `${a} + ${b}`,
  sub: (a, b) => `${a} - ${b}`,
  mul: (a, b) => `${a} * ${b}`,
  div: (a, b) => `${a} / ${b}`,
  max: (a, b) => `max(${a}, ${b})`,
  min: (a, b) => `min(${a}, ${b})`,
  gate: (a, b) => `select(0.0, ${a}, ${b} > 0.0)`,
  greater: (a, b) => `select(0.0, 1.0, ${a} > ${b})`,
  greaterEqual: (a, b) => `select(0.0, 1.0, ${a} >= ${b})`,
  equal: (a, b) => `select(0.0, 1.0, ${a} == ${b})`,
};
