import { splat, storePart } from './lanes';

export function fill(out: usize, count: i32, value: f32): void {
  const x = splat(value);
  for (; count > 0; count -= 4, out += 16) storePart(out, x, min(count, 4));
}

/** Copies `rows` runs of `bytes` between different row strides. */
export function copyRows(out: usize, a: usize, rows: i32, bytes: usize, outStride: usize, aStride: usize): void {
  for (let i = 0; i < rows; i++, out += outStride, a += aStride) memory.copy(out, a, bytes);
}

/** [rows, columns], rows `from` bytes apart, to [columns, rows] in blocks of 4 × 4. */
export function transpose(out: usize, a: usize, rows: i32, columns: i32, from: usize): void {
  const to = <usize>rows << 2;
  for (let i = 0; i < rows; i += 4) {
    const depth = min(rows - i, 4);
    let source = a + <usize>i * from;
    let target = out + (<usize>i << 2);
    // Rows past the end are read from the last one and never stored.
    const r1 = from * <usize>min(depth - 1, 1);
    const r2 = from * <usize>min(depth - 1, 2);
    const r3 = from * <usize>min(depth - 1, 3);
    for (let j = 0; j < columns; j += 4, source += 16) {
      const x = v128.load(source), y = v128.load(source + r1), z = v128.load(source + r2), w = v128.load(source + r3);
      const xyLow = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
      const xyHigh = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
      const zwLow = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
      const zwHigh = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
      storePart(target, v128.shuffle<i64>(xyLow, zwLow, 0, 2), depth);
      target += to;
      if (j + 1 < columns) storePart(target, v128.shuffle<i64>(xyLow, zwLow, 1, 3), depth);
      target += to;
      if (j + 2 < columns) storePart(target, v128.shuffle<i64>(xyHigh, zwHigh, 0, 2), depth);
      target += to;
      if (j + 3 < columns) storePart(target, v128.shuffle<i64>(xyHigh, zwHigh, 1, 3), depth);
      target += to;
    }
  }
}

/** out[i] = table[⌊index[i]⌋], held between 0 and `last`; NaN finds the first. */
export function lookUp(out: usize, index: usize, count: i32, table: usize, last: i32): void {
  const end = i32x4.splat(last);
  for (; count > 0; count -= 4, index += 16, out += 16) {
    const whole = i32x4.trunc_sat_f32x4_s(f32x4.floor(v128.load(index)));
    // Also of numbers past the end, which are read like all others and never stored.
    const at = i32x4.shl(i32x4.max_s(i32x4.min_s(whole, end), i32x4.splat(0)), 2);
    let x = v128.load_splat<f32>(table + <usize>i32x4.extract_lane(at, 0));
    x = v128.load_lane<f32>(table + <usize>i32x4.extract_lane(at, 1), x, 1);
    x = v128.load_lane<f32>(table + <usize>i32x4.extract_lane(at, 2), x, 2);
    x = v128.load_lane<f32>(table + <usize>i32x4.extract_lane(at, 3), x, 3);
    storePart(out, x, min(count, 4));
  }
}
