import { splat, storePart } from './lanes';

/**
 * Windows of pictures [batch, height, width, channels] as rows [batch · rows · columns, kernel · kernel · channels], and
 * the sums that lead back. A row of a window is one run of numbers in both, short by what lies outside of the picture.
 */

@inline function zeros(out: usize, count: i32): void {
  for (; count > 0; count -= 4, out += 16) storePart(out, splat(0), min(count, 4));
}

@inline function copy(out: usize, a: usize, count: i32): void {
  for (; count >= 4; count -= 4, out += 16, a += 16) v128.store(out, v128.load(a));
  if (count > 0) storePart(out, v128.load(a), count);
}

@inline function add(out: usize, a: usize, count: i32): void {
  for (; count >= 4; count -= 4, out += 16, a += 16) v128.store(out, f32x4.add(v128.load(out), v128.load(a)));
  if (count > 0) storePart(out, f32x4.add(v128.load(out), v128.load(a)), count);
}

/** Words: 1 out, 2 pictures, 3 batch, 4 height, 5 width, 6 channels, 7 kernel, 8 stride, 9 padding, 10 rows, 11 columns. */
export function patches(at: usize): void {
  let out = <usize>load<u32>(at, 4);
  let picture = <usize>load<u32>(at, 8);
  const batch = load<i32>(at, 12);
  const height = load<i32>(at, 16);
  const width = load<i32>(at, 20);
  const channels = load<i32>(at, 24);
  const kernel = load<i32>(at, 28);
  const stride = load<i32>(at, 32);
  const padding = load<i32>(at, 36);
  const rows = load<i32>(at, 40);
  const columns = load<i32>(at, 44);
  const run = kernel * channels;
  const line = <usize>(width * channels) << 2;
  for (let i = 0; i < batch; i++, picture += <usize>height * line) {
    for (let y = 0, top = -padding; y < rows; y++, top += stride) {
      for (let x = 0, left = -padding; x < columns; x++, left += stride) {
        const before = max(-left, 0) * channels;
        const inside = min(kernel, width - left) * channels - before;
        const from = picture + (<usize>(max(left, 0) * channels) << 2);
        for (let k = top; k < top + kernel; k++, out += <usize>run << 2) {
          if (k < 0 || k >= height) {
            zeros(out, run);
          } else if (inside == run) {
            copy(out, from + <usize>k * line, run);
          } else {
            const start = out + (<usize>before << 2);
            zeros(out, before);
            copy(start, from + <usize>k * line, inside);
            zeros(start + (<usize>inside << 2), run - before - inside);
          }
        }
      }
    }
  }
}

/** Words: 1 pictures, 2 windows, the rest as for `patches`. */
export function unpatches(at: usize): void {
  let picture = <usize>load<u32>(at, 4);
  let a = <usize>load<u32>(at, 8);
  const batch = load<i32>(at, 12);
  const height = load<i32>(at, 16);
  const width = load<i32>(at, 20);
  const channels = load<i32>(at, 24);
  const kernel = load<i32>(at, 28);
  const stride = load<i32>(at, 32);
  const padding = load<i32>(at, 36);
  const rows = load<i32>(at, 40);
  const columns = load<i32>(at, 44);
  const run = <usize>(kernel * channels) << 2;
  const window = <usize>kernel * run;
  const line = <usize>(width * channels) << 2;
  // Windows so far apart share no pixel: nothing is loaded that is still on its way to memory.
  const apart = (kernel + stride - 1) / stride;
  for (let i = 0; i < batch; i++, picture += <usize>height * line) {
    memory.fill(picture, 0, <usize>height * line);
    for (let y = 0, top = -padding; y < rows; y++, top += stride, a += <usize>columns * window) {
      const first = max(top, 0);
      const end = min(top + kernel, height);
      for (let k = first; k < end; k++) {
        const to = picture + <usize>k * line;
        const from = a + <usize>(k - top) * run;
        for (let phase = 0; phase < apart; phase++) {
          for (let x = phase; x < columns; x += apart) {
            const left = x * stride - padding;
            const before = max(-left, 0) * channels;
            const inside = min(kernel, width - left) * channels - before;
            add(to + (<usize>(max(left, 0) * channels) << 2), from + <usize>x * window + (<usize>before << 2), inside);
          }
        }
      }
    }
  }
}
