import { EPANECHNIKOV, GAUSSIAN, highest, LAPLACE, prepare, pull, pullFactor, relative, STUDENT } from './families';
import { madd, splat, storePart } from './lanes';
import { log4 } from './maths';
import { reserved } from './reserved';

/**
 * Sums of a kernel over pairs and their gradients. Four points stand in the lanes, their coordinates `stride` bytes
 * apart, while the others [others, d] pass by one at a time, so nothing is ever added up across lanes and no matrix of
 * pairs exists.
 */

/** Stands for the distance of a point from itself where that does not count; squares of points are smaller. */
const FAR: f32 = 1e30;

/** Up to eight coordinates of the force on four points, in the reserved memory behind the numbers of families.as. */
const SCRATCH: usize = 128;

/** Squared distances of four points to one other; x and y are the first two coordinates of the points. */
@inline function squared(flat: bool, x: v128, y: v128, at: usize, stride: usize, other: usize, d: i32): v128 {
  const u = f32x4.sub(x, v128.load_splat<f32>(other));
  let q = f32x4.mul(u, u);
  if (flat) {
    const v = f32x4.sub(y, v128.load_splat<f32>(other, 4));
    return madd(v, v, q);
  }
  for (let k = 1; k < d; k++) {
    at += stride;
    const v = f32x4.sub(v128.load(at), v128.load_splat<f32>(other + (<usize>k << 2)));
    q = madd(v, v, q);
  }
  return q;
}

/** Lanes that stand for another point than number `own`. */
@inline function isOther(own: i32): v128 {
  return i32x4.ne(i32x4(0, 1, 2, 3), i32x4.splat(own));
}

/**
 * Words: out [3, n], points [d, n], others [m, d], bandwidth, n, m, d, family, whether point i is left out by other i. Words 13 and 14: the
 * bytes from one row of out and points to the next, and the first point, where these n are a band of more.
 */
@inline function sumLoop(family: i32, flat: bool, at: usize): void {
  let out: usize = load<u32>(at, 4);
  let points: usize = load<u32>(at, 8);
  const others: usize = load<u32>(at, 12);
  const h = load<f32>(<usize>load<u32>(at, 16));
  const count = load<i32>(at, 20);
  const d = flat ? 2 : load<i32>(at, 28);
  const end = others + <usize>(load<i32>(at, 24) * d << 2);
  const isOut = load<i32>(at, 36) != 0;
  const stride = <usize>load<u32>(at, 52);
  const step = <usize>d << 2;
  const before = load<i32>(at, 56);
  prepare(family, d, h);
  for (let i = 0; i < count; i += 4, out += 16, points += 16) {
    const x = v128.load(points);
    const y = flat ? v128.load(points + stride) : x;
    const left = min(count - i, 4);
    // Lane that the current one of `others` is itself; none has it if all pairs count.
    const start = isOut ? -before - i : 4;
    let nearest = splat(FAR);
    let own = start;
    for (let o = others; o < end; o += step, own++) {
      let q = squared(flat, x, y, points, stride, o, d);
      if (<u32>own < 4) q = v128.bitselect(q, splat(FAR), isOther(own));
      nearest = f32x4.pmin(q, nearest);
    }
    let total = splat(0);
    own = start;
    for (let o = others; o < end; o += step, own++) {
      let e = relative(family, d, squared(flat, x, y, points, stride, o, d), nearest);
      if (<u32>own < 4) e = v128.and(e, isOther(own));
      total = f32x4.add(total, e);
    }
    storePart(out, f32x4.add(highest(family, d, nearest), log4(total)), left);
    storePart(out + stride, nearest, left);
    storePart(out + 2 * stride, total, left);
  }
}

/** As `sumLoop`, with out [d, n]; then words: nearest and scale, of the others if the last word is not 0. */
@inline function forceLoop(family: i32, flat: bool, byOthers: bool, at: usize): void {
  let out: usize = load<u32>(at, 4);
  let points: usize = load<u32>(at, 8);
  const others: usize = load<u32>(at, 12);
  const h = load<f32>(<usize>load<u32>(at, 16));
  const count = load<i32>(at, 20);
  const d = flat ? 2 : load<i32>(at, 28);
  const end = others + <usize>(load<i32>(at, 24) * d << 2);
  const isOut = load<i32>(at, 36) != 0;
  let nearests: usize = load<u32>(at, 40);
  let scales: usize = load<u32>(at, 44);
  const stride = <usize>load<u32>(at, 52);
  const step = <usize>d << 2;
  const before = load<i32>(at, 56);
  prepare(family, d, h);
  const factor = splat(pullFactor());
  for (let i = 0; i < count; i += 4, out += 16, points += 16) {
    const x = v128.load(points);
    const y = flat ? v128.load(points + stride) : x;
    const left = min(count - i, 4);
    const start = isOut ? -before - i : 4;
    let nearest = splat(0);
    let scale = factor;
    if (!byOthers) {
      nearest = v128.load(nearests);
      scale = f32x4.mul(v128.load(scales), factor);
      nearests += 16;
      scales += 16;
    }
    let fx = splat(0), fy = splat(0);
    if (!flat) memory.fill(reserved() + SCRATCH, 0, <usize>d << 4);
    let own = start;
    let other: usize = 0;
    for (let o = others; o < end; o += step, own++, other += 4) {
      if (byOthers) nearest = v128.load_splat<f32>(nearests + other);
      let w = pull(family, d, squared(flat, x, y, points, stride, o, d), nearest);
      if (<u32>own < 4) w = v128.and(w, isOther(own));
      if (byOthers) w = f32x4.mul(w, v128.load_splat<f32>(scales + other));
      if (flat) {
        fx = madd(w, f32x4.sub(x, v128.load_splat<f32>(o)), fx);
        fy = madd(w, f32x4.sub(y, v128.load_splat<f32>(o, 4)), fy);
      } else {
        for (let k = 0; k < d; k++) {
          const to = reserved() + SCRATCH + (<usize>k << 4);
          const u = f32x4.sub(v128.load(points + <usize>k * stride), v128.load_splat<f32>(o + (<usize>k << 2)));
          v128.store(to, madd(w, u, v128.load(to)));
        }
      }
    }
    if (flat) {
      storePart(out, f32x4.mul(fx, scale), left);
      storePart(out + stride, f32x4.mul(fy, scale), left);
    } else {
      for (let k = 0; k < d; k++) {
        storePart(out + <usize>k * stride, f32x4.mul(v128.load(reserved() + SCRATCH + (<usize>k << 4)), scale), left);
      }
    }
  }
}

function gaussianSum(at: usize): void { sumLoop(GAUSSIAN, true, at); }
function laplaceSum(at: usize): void { sumLoop(LAPLACE, true, at); }
function epanechnikovSum(at: usize): void { sumLoop(EPANECHNIKOV, true, at); }
function studentSum(at: usize): void { sumLoop(STUDENT, true, at); }
function anySum(family: i32, at: usize): void { sumLoop(family, false, at); }

function gaussianForce(at: usize): void { forceLoop(GAUSSIAN, true, false, at); }
function laplaceForce(at: usize): void { forceLoop(LAPLACE, true, false, at); }
function epanechnikovForce(at: usize): void { forceLoop(EPANECHNIKOV, true, false, at); }
function studentForce(at: usize): void { forceLoop(STUDENT, true, false, at); }
function anyForce(family: i32, at: usize): void { forceLoop(family, false, false, at); }

function gaussianForceByOthers(at: usize): void { forceLoop(GAUSSIAN, true, true, at); }
function laplaceForceByOthers(at: usize): void { forceLoop(LAPLACE, true, true, at); }
function epanechnikovForceByOthers(at: usize): void { forceLoop(EPANECHNIKOV, true, true, at); }
function studentForceByOthers(at: usize): void { forceLoop(STUDENT, true, true, at); }
function anyForceByOthers(family: i32, at: usize): void { forceLoop(family, false, true, at); }

/** Family of an instruction, or −1 unless it has two coordinates, for which there are loops of their own. */
@inline function familyInPlane(at: usize): i32 {
  return load<i32>(at, 28) == 2 ? load<i32>(at, 32) : -1;
}

export function kernelSum(at: usize): void {
  switch (familyInPlane(at)) {
    case 0: gaussianSum(at); break;
    case 1: laplaceSum(at); break;
    case 2: epanechnikovSum(at); break;
    case 3: studentSum(at); break;
    default: anySum(load<i32>(at, 32), at);
  }
}

export function kernelForce(at: usize): void {
  const byOthers = load<i32>(at, 48) != 0;
  switch (familyInPlane(at) + (byOthers ? 8 : 0)) {
    case 0: gaussianForce(at); break;
    case 1: laplaceForce(at); break;
    case 2: epanechnikovForce(at); break;
    case 3: studentForce(at); break;
    case 8: gaussianForceByOthers(at); break;
    case 9: laplaceForceByOthers(at); break;
    case 10: epanechnikovForceByOthers(at); break;
    case 11: studentForceByOthers(at); break;
    default:
      if (byOthers) anyForceByOthers(load<i32>(at, 32), at);
      else anyForce(load<i32>(at, 32), at);
  }
}
