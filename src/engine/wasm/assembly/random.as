import { splat, storePart } from './lanes';
import { logNormal4 } from './maths';
import { reserved } from './reserved';

/**
 * The generator of math/rng.ts, four counters at a time: pcg4d of Jarzynski & Olano (JCGT 9(3), 2020) on
 * (block, step, stream, seed), and Box–Muller in float32 without fused operations. Bit-equal to that file.
 */

@inline function lcg(x: v128): v128 {
  return i32x4.add(i32x4.mul(x, i32x4.splat(1664525)), i32x4.splat(1013904223));
}

let a: v128 = i32x4.splat(0);
let b: v128 = i32x4.splat(0);
let c: v128 = i32x4.splat(0);
let d: v128 = i32x4.splat(0);

/** Sets a, b, c, d to the four words of four consecutive blocks, one block in each lane. */
@inline function mix(block: i32, step: i32, stream: i32, seed: i32): void {
  let x = lcg(i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3)));
  let y = lcg(i32x4.splat(step));
  let z = lcg(i32x4.splat(stream));
  let w = lcg(i32x4.splat(seed));
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
  x = v128.xor(x, i32x4.shr_u(x, 16));
  y = v128.xor(y, i32x4.shr_u(y, 16));
  z = v128.xor(z, i32x4.shr_u(z, 16));
  w = v128.xor(w, i32x4.shr_u(w, 16));
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
  a = x;
  b = y;
  c = z;
  d = w;
}

/** Top 24 bits as a number in [0, 1). */
@inline function unit(bits: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(bits, 8)), splat(1.0 / 16777216.0));
}

/** The words of four blocks in the order in which they are spent: block by block, a b c d. */
@inline function storeBlocks(out: usize, count: i32, x: v128, y: v128, z: v128, w: v128): void {
  const xyLow = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
  const xyHigh = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
  const zwLow = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
  const zwHigh = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
  storePart(out, v128.shuffle<i64>(xyLow, zwLow, 0, 2), min(count, 4));
  if (count > 4) storePart(out + 16, v128.shuffle<i64>(xyLow, zwLow, 1, 3), min(count - 4, 4));
  if (count > 8) storePart(out + 32, v128.shuffle<i64>(xyHigh, zwHigh, 0, 2), min(count - 8, 4));
  if (count > 12) storePart(out + 48, v128.shuffle<i64>(xyHigh, zwHigh, 1, 3), min(count - 12, 4));
}

/** Numbers from block `block` of the stream on. */
export function uniforms(out: usize, count: i32, step: i32, stream: i32, seed: i32, block: i32): void {
  for (; count > 0; block += 4, count -= 16, out += 64) {
    mix(block, step, stream, seed);
    storeBlocks(out, count, unit(a), unit(b), unit(c), unit(d));
  }
}

@inline function radius(bits: v128): v128 {
  return f32x4.sqrt(f32x4.mul(splat(-2), logNormal4(f32x4.sub(splat(1), unit(bits)))));
}

let cosine: v128 = i32x4.splat(0);
let sine: v128 = i32x4.splat(0);

/** Sets cosine and sine of a whole turn times the unit number in `bits`. */
@inline function turn(bits: v128): void {
  const t = unit(bits);
  const quarter = f32x4.floor(f32x4.add(f32x4.mul(t, splat(4)), splat(0.5)));
  const x = f32x4.mul(f32x4.sub(t, f32x4.mul(quarter, splat(0.25))), splat(6.283185307179586));
  const z = f32x4.mul(x, x);
  let s = f32x4.add(f32x4.mul(splat(-1.9515295891e-4), z), splat(8.3321608736e-3));
  s = f32x4.sub(f32x4.mul(s, z), splat(1.6666654611e-1));
  s = f32x4.add(f32x4.mul(f32x4.mul(s, z), x), x);
  let k = f32x4.sub(f32x4.mul(splat(2.443315711809948e-5), z), splat(1.388731625493765e-3));
  k = f32x4.add(f32x4.mul(k, z), splat(4.166664568298827e-2));
  k = f32x4.add(f32x4.sub(f32x4.mul(f32x4.mul(k, z), z), f32x4.mul(z, splat(0.5))), splat(1));
  const q = i32x4.trunc_sat_f32x4_s(quarter);
  const odd = i32x4.ne(v128.and(q, i32x4.splat(1)), i32x4.splat(0));
  // cos changes sign in quarters 1 and 2, sin in 2 and 3; odd quarters swap the two.
  const cosSign = i32x4.shl(v128.and(i32x4.add(q, i32x4.splat(1)), i32x4.splat(2)), 30);
  const sinSign = i32x4.shl(v128.and(q, i32x4.splat(2)), 30);
  cosine = v128.xor(v128.bitselect(s, k, odd), cosSign);
  sine = v128.xor(v128.bitselect(k, s, odd), sinSign);
}

/** As `uniforms`. */
export function normals(out: usize, count: i32, step: i32, stream: i32, seed: i32, block: i32): void {
  for (; count > 0; block += 4, count -= 16, out += 64) {
    mix(block, step, stream, seed);
    const near = radius(a);
    turn(b);
    const x = f32x4.mul(near, cosine);
    const y = f32x4.mul(near, sine);
    const far = radius(c);
    turn(d);
    storeBlocks(out, count, x, y, f32x4.mul(far, cosine), f32x4.mul(far, sine));
  }
}

@inline function copyRow(out: usize, data: usize, word: u32, rows: f64, bytes: usize): void {
  const row = <usize>(<f64>word / 4294967296.0 * rows);
  const from = data + row * bytes;
  if (bytes == 8) store<u64>(out, load<u64>(from));
  else memory.copy(out, from, bytes);
}

/** Rows of `data` drawn with replacement; `rows` is the number of rows there, `bytes` the size of one. */
export function gatherRows(
  out: usize, count: i32, step: i32, stream: i32, seed: i32, data: usize, rows: i32, bytes: usize, block: i32,
): void {
  const all = <f64>rows;
  const drawn = reserved() + DRAWN;
  for (; count > 0; block += 4, count -= 16) {
    mix(block, step, stream, seed);
    storeBlocks(drawn, 16, a, b, c, d);
    for (let i = 0, n = min(count, 16); i < n; i++, out += bytes) {
      copyRow(out, data, load<u32>(drawn + (<usize>i << 2)), all, bytes);
    }
  }
}

/** 64 bytes of the reserved memory. */
const DRAWN: usize = 64;
