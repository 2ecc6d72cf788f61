import { gate, relu, splat, storePart } from './lanes';
import { cos4, exp4, log4, sigmoid4, sin4, softplus4, tanh4 } from './maths';

/** Numbers of functions are positions in the lists UNARY and BINARY of graph/graph.ts. */

@inline function ones(condition: v128): v128 {
  return v128.and(condition, splat(1));
}

/** 1, −1, 0 or NaN. */
@inline function sign4(x: v128): v128 {
  const one = v128.or(v128.and(x, i32x4.splat(0x80000000)), splat(1));
  return v128.bitselect(x, one, v128.or(f32x4.eq(x, splat(0)), f32x4.ne(x, x)));
}

/** 1 where x > 0, NaN where x is, else 0. */
@inline function step4(x: v128): v128 {
  return v128.bitselect(x, ones(f32x4.gt(x, splat(0))), f32x4.ne(x, x));
}

@inline function apply(fn: i32, x: v128): v128 {
  if (fn == 0) return f32x4.neg(x);
  if (fn == 1) return relu(x);
  if (fn == 2) return step4(x);
  if (fn == 3) return tanh4(x);
  if (fn == 4) return sigmoid4(x);
  if (fn == 5) return exp4(x);
  if (fn == 6) return log4(x);
  if (fn == 7) return softplus4(x);
  if (fn == 8) return f32x4.sqrt(x);
  if (fn == 9) return f32x4.div(splat(1), f32x4.sqrt(x));
  if (fn == 10) return f32x4.mul(x, x);
  if (fn == 11) return f32x4.abs(x);
  if (fn == 12) return sign4(x);
  if (fn == 13) return f32x4.div(splat(1), x);
  if (fn == 14) return sin4(x);
  if (fn == 15) return cos4(x);
  return f32x4.floor(x);
}

@inline function unaryLoop(fn: i32, out: usize, a: usize, count: i32): void {
  const end = out + (<usize>(count & ~3) << 2);
  while (out < end) {
    v128.store(out, apply(fn, v128.load(a)));
    out += 16;
    a += 16;
  }
  if (count & 3) storePart(out, apply(fn, v128.load(a)), count & 3);
}

/** out[i] = fn(a[i]). */
export function unary(fn: i32, out: usize, a: usize, count: i32): void {
  switch (fn) {
    case 0: unaryLoop(0, out, a, count); break;
    case 1: unaryLoop(1, out, a, count); break;
    case 2: unaryLoop(2, out, a, count); break;
    case 3: unaryLoop(3, out, a, count); break;
    case 4: unaryLoop(4, out, a, count); break;
    case 5: unaryLoop(5, out, a, count); break;
    case 6: unaryLoop(6, out, a, count); break;
    case 7: unaryLoop(7, out, a, count); break;
    case 8: unaryLoop(8, out, a, count); break;
    case 9: unaryLoop(9, out, a, count); break;
    case 10: unaryLoop(10, out, a, count); break;
    case 11: unaryLoop(11, out, a, count); break;
    case 12: unaryLoop(12, out, a, count); break;
    case 13: unaryLoop(13, out, a, count); break;
    case 14: unaryLoop(14, out, a, count); break;
    case 15: unaryLoop(15, out, a, count); break;
    case 16: unaryLoop(16, out, a, count); break;
    default: unreachable();
  }
}

@inline function combine(fn: i32, a: v128, b: v128): v128 {
  if (fn == 0) return f32x4.add(a, b);
  if (fn == 1) return f32x4.sub(a, b);
  if (fn == 2) return f32x4.mul(a, b);
  if (fn == 3) return f32x4.div(a, b);
  if (fn == 4) return f32x4.max(a, b);
  if (fn == 5) return f32x4.min(a, b);
  if (fn == 6) return gate(a, b);
  if (fn == 7) return ones(f32x4.gt(a, b));
  if (fn == 8) return ones(f32x4.ge(a, b));
  if (fn == 9) return ones(f32x4.eq(a, b));
  return a;
}

@inline function binaryRow(fn: i32, out: usize, a: usize, b: usize, count: i32, aRepeats: bool, bRepeats: bool): void {
  const end = out + (<usize>(count & ~3) << 2);
  const rest = count & 3;
  if (aRepeats) {
    const x = v128.load_splat<f32>(a);
    for (; out < end; out += 16, b += 16) v128.store(out, combine(fn, x, v128.load(b)));
    if (rest) storePart(out, combine(fn, x, v128.load(b)), rest);
  } else if (bRepeats) {
    const y = v128.load_splat<f32>(b);
    for (; out < end; out += 16, a += 16) v128.store(out, combine(fn, v128.load(a), y));
    if (rest) storePart(out, combine(fn, v128.load(a), y), rest);
  } else {
    for (; out < end; out += 16, a += 16, b += 16) v128.store(out, combine(fn, v128.load(a), v128.load(b)));
    if (rest) storePart(out, combine(fn, v128.load(a), v128.load(b)), rest);
  }
}

/** Strides in bytes; that of the innermost axis is 4, or 0 for a repeated operand. Reads its operands at `at`. */
@inline function binaryLoop(fn: i32, at: usize): void {
  let out: usize = load<u32>(at, 8);
  const outer = load<i32>(at, 20);
  const rows = load<i32>(at, 24);
  const count = load<i32>(at, 28);
  const aRepeats = load<i32>(at, 40) == 0;
  const bRepeats = load<i32>(at, 52) == 0;
  for (let i = 0; i < outer; i++) {
    let a: usize = load<u32>(at, 12) + <u32>i * load<u32>(at, 32);
    let b: usize = load<u32>(at, 16) + <u32>i * load<u32>(at, 44);
    for (let j = 0; j < rows; j++) {
      binaryRow(fn, out, a, b, count, aRepeats, bRepeats);
      out += <usize>count << 2;
      a += load<u32>(at, 36);
      b += load<u32>(at, 48);
    }
  }
}

/** out = fn(a, b) over three axes; see `binaryLoop` and the instruction `binary`. */
export function binary(at: usize): void {
  switch (load<i32>(at, 4)) {
    case 0: binaryLoop(0, at); break;
    case 1: binaryLoop(1, at); break;
    case 2: binaryLoop(2, at); break;
    case 3: binaryLoop(3, at); break;
    case 4: binaryLoop(4, at); break;
    case 5: binaryLoop(5, at); break;
    case 6: binaryLoop(6, at); break;
    case 7: binaryLoop(7, at); break;
    case 8: binaryLoop(8, at); break;
    case 9: binaryLoop(9, at); break;
    case 10: binaryLoop(10, at); break;
    default: unreachable();
  }
}
