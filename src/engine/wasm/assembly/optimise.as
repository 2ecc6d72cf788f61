import { flushed, splat, storePart } from './lanes';

/** One fused pass per rule over weights w, gradient g and moments m, v; operands as in passes/optimisers.ts. */

@inline function scalarAt(at: usize): v128 {
  return v128.load_splat<f32>(<usize>load<u32>(at));
}

/** average + (value − average)·share. */
@inline function averaged(average: v128, value: v128, share: v128): v128 {
  return flushed(f32x4.add(average, f32x4.mul(f32x4.sub(value, average), share)));
}

/** One group of up to four weights; `lanes` is a known 4 in the main loop. */
@inline function group(
  rule: i32, lanes: i32, w: usize, g: usize, m: usize, v: usize, newW: usize, newM: usize, newV: usize,
  s0: v128, s1: v128, s2: v128, s3: v128,
): void {
  const gradient = v128.load(g);
  const weights = v128.load(w);
  let step: v128;
  if (rule == 0) {
    step = f32x4.mul(gradient, s0);
  } else if (rule == 1) {
    const buffer = flushed(f32x4.add(f32x4.mul(v128.load(m), s0), gradient));
    storePart(newM, buffer, lanes);
    step = f32x4.mul(buffer, s1);
  } else if (rule == 2) {
    const scale = averaged(v128.load(m), f32x4.mul(gradient, gradient), s0);
    storePart(newM, scale, lanes);
    step = f32x4.div(f32x4.mul(gradient, s1), f32x4.add(f32x4.sqrt(scale), s2));
  } else {
    const mean = averaged(v128.load(m), gradient, s0);
    const scale = averaged(v128.load(v), f32x4.mul(gradient, gradient), s1);
    storePart(newM, mean, lanes);
    storePart(newV, scale, lanes);
    step = f32x4.div(f32x4.mul(mean, s2), f32x4.add(f32x4.sqrt(scale), s3));
  }
  storePart(newW, f32x4.sub(weights, step), lanes);
}

@inline function update(
  rule: i32, count: i32, w: usize, g: usize, m: usize, v: usize, newW: usize, newM: usize, newV: usize,
  s0: v128, s1: v128, s2: v128, s3: v128,
): void {
  const whole = <usize>(count & ~3) << 2;
  for (let o: usize = 0; o < whole; o += 16) {
    group(rule, 4, w + o, g + o, m + o, v + o, newW + o, newM + o, newV + o, s0, s1, s2, s3);
  }
  if (count & 3) {
    group(rule, count & 3, w + whole, g + whole, m + whole, v + whole, newW + whole, newM + whole, newV + whole, s0, s1, s2, s3);
  }
}

/** Words: 1 rule, 2 count, 3 w, 4 g, 5 m, 6 v, 7 new w, 8 new m, 9 new v, 10 … 13 scalars. All but 1 and 2 are addresses. */
export function optimise(at: usize): void {
  const count = load<i32>(at, 8);
  const w = <usize>load<u32>(at, 12);
  const g = <usize>load<u32>(at, 16);
  const m = <usize>load<u32>(at, 20);
  const v = <usize>load<u32>(at, 24);
  const newW = <usize>load<u32>(at, 28);
  const newM = <usize>load<u32>(at, 32);
  const newV = <usize>load<u32>(at, 36);
  const s0 = scalarAt(at + 40);
  const s1 = scalarAt(at + 44);
  const s2 = scalarAt(at + 48);
  const s3 = scalarAt(at + 52);
  switch (load<i32>(at, 4)) {
    case 0: update(0, count, w, g, m, v, newW, newM, newV, s0, s1, s2, s3); break;
    case 1: update(1, count, w, g, m, v, newW, newM, newV, s0, s1, s2, s3); break;
    case 2: update(2, count, w, g, m, v, newW, newM, newV, s0, s1, s2, s3); break;
    case 3: update(3, count, w, g, m, v, newW, newM, newV, s0, s1, s2, s3); break;
    default: unreachable();
  }
}
