/**
 * Counter-based random numbers: a draw is a pure function of (seed, stream, step, index), so any engine can make the
 * same bits in any order, and pausing, replaying or steering a run cannot disturb them.
 *
 * The mixer is pcg4d of Jarzynski & Olano, "Hash Functions for GPU Rendering" (JCGT 9(3), 2020): u32 arithmetic only,
 * hence bit-equal in JavaScript, WebAssembly and WGSL.
 */
export interface Key {
  readonly seed: number;
  /** Which purpose the numbers serve: two streams of one seed are independent. */
  readonly stream: number;
  /** Training step, or any other counter. */
  readonly step: number;
}

/** FNV-1a of a name, for naming streams. */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export function key(seed: number, stream: string, step = 0): Key {
  return { seed: seed >>> 0, stream: streamOf(stream), step: step >>> 0 };
}

/** Writes four random u32 of counter (x, y, z, w) to `out[0..3]`. */
export function pcg4d(x: number, y: number, z: number, w: number, out: Uint32Array): void {
  let a = (Math.imul(x, 1664525) + 1013904223) | 0;
  let b = (Math.imul(y, 1664525) + 1013904223) | 0;
  let c = (Math.imul(z, 1664525) + 1013904223) | 0;
  let d = (Math.imul(w, 1664525) + 1013904223) | 0;
  a = (a + Math.imul(b, d)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  c = (c + Math.imul(a, b)) | 0;
  d = (d + Math.imul(b, c)) | 0;
  a ^= a >>> 16;
  b ^= b >>> 16;
  c ^= c >>> 16;
  d ^= d >>> 16;
  a = (a + Math.imul(b, d)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  c = (c + Math.imul(a, b)) | 0;
  d = (d + Math.imul(b, c)) | 0;
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

const block = new Uint32Array(4);

/** Calls `use(i, u0, u1)` with two u32 for every pair index i; the one place that spends counters. */
function eachPair(k: Key, pairs: number, use: (i: number, a: number, b: number) => void): void {
  for (let i = 0; i < pairs; i += 2) {
    pcg4d(i >>> 1, k.step, k.stream, k.seed, block);
    use(i, block[0] as number, block[1] as number);
    if (i + 1 < pairs) use(i + 1, block[2] as number, block[3] as number);
  }
}

/** Top 24 bits as a number in [0, 1): exact in float32, so every engine agrees. */
const unit = (bits: number): number => (bits >>> 8) / 16777216;

/** `count` uniforms in [0, 1). */
export function uniform(k: Key, count: number): Float32Array {
  const out = new Float32Array(count);
  eachPair(k, (count + 1) >>> 1, (i, a, b) => {
    out[2 * i] = unit(a);
    if (2 * i + 1 < count) out[2 * i + 1] = unit(b);
  });
  return out;
}

const f = Math.fround;
const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** Logarithm of a positive normal float32 with float32 arithmetic only (Cephes' polynomial). */
function log32(x: number): number {
  float[0] = x;
  const word = bits[0] as number;
  bits[0] = (word & 0x007fffff) | 0x3f000000;
  const half = float[0];
  const isSmall = half < f(Math.SQRT1_2);
  const e = (word >>> 23) - (isSmall ? 127 : 126);
  const m = f(f(half + (isSmall ? half : 0)) - 1);
  const z = f(m * m);
  // Written out: drawing the data of a run is mostly this.
  let p = f(f(f(7.0376836292e-2) * m) + f(-1.151461031e-1));
  p = f(f(p * m) + f(1.167699874e-1));
  p = f(f(p * m) + f(-1.2420140846e-1));
  p = f(f(p * m) + f(1.4249322787e-1));
  p = f(f(p * m) + f(-1.6668057665e-1));
  p = f(f(p * m) + f(2.0000714765e-1));
  p = f(f(p * m) + f(-2.4999993993e-1));
  p = f(f(p * m) + f(3.3333331174e-1));
  p = f(f(p * m) * z);
  p = f(p + f(e * f(-2.1219444e-4)));
  p = f(p - f(z * 0.5));
  return f(f(m + p) + f(e * 0.693359375));
}

/** Cosine and sine of `t` turns, 0 ≤ t < 1, with float32 arithmetic only. */
function turn32(t: number): readonly [number, number] {
  const quarter = Math.floor(f(f(t * 4) + 0.5));
  const x = f(f(t - f(quarter * 0.25)) * f(2 * Math.PI));
  const z = f(x * x);
  let s = f(f(f(-1.9515295891e-4) * z) + f(8.3321608736e-3));
  s = f(f(s * z) - f(1.6666654611e-1));
  s = f(f(f(s * z) * x) + x);
  let k = f(f(f(2.443315711809948e-5) * z) - f(1.388731625493765e-3));
  k = f(f(k * z) + f(4.166664568298827e-2));
  k = f(f(f(f(k * z) * z) - f(z * 0.5)) + 1);
  const [cosine, sine] = quarter & 1 ? [s, k] : [k, s];
  return [(quarter + 1) & 2 ? -cosine : cosine, quarter & 2 ? -sine : sine];
}

/**
 * `count` standard normals by Box–Muller; the radius uses 1 − u, so log(0) cannot occur. Every operation is rounded to
 * float32, so that engines which have no float64 make the same bits (twin: engine/wasm/assembly/random.as).
 */
export function normal(k: Key, count: number): Float32Array {
  const out = new Float32Array(count);
  eachPair(k, (count + 1) >>> 1, (i, a, b) => {
    const radius = f(Math.sqrt(f(-2 * log32(f(1 - unit(a))))));
    const [cosine, sine] = turn32(unit(b));
    out[2 * i] = f(radius * cosine);
    if (2 * i + 1 < count) out[2 * i + 1] = f(radius * sine);
  });
  return out;
}

/** `count` integers in [0, below), below ≤ 2²⁴; the bias of at most below/2³² is far under sampling noise. */
export function integers(k: Key, count: number, below: number): Int32Array {
  const out = new Int32Array(count);
  eachPair(k, (count + 1) >>> 1, (i, a, b) => {
    out[2 * i] = Math.floor((a / 4294967296) * below);
    if (2 * i + 1 < count) out[2 * i + 1] = Math.floor((b / 4294967296) * below);
  });
  return out;
}

/** A sequential generator over one key, for host code that draws one number at a time (sampling a law, k-means). */
export interface Stream {
  /** Uniform in [0, 1). */
  next(): number;
  /** Standard normal, from the same arithmetic as `normal`: browsers differ in the last bit of Math.log and Math.cos. */
  gaussian(): number;
}

export function sequence(k: Key): Stream {
  const out = new Uint32Array(4);
  let counter = 0;
  let used = 4;
  const word = (): number => {
    if (used === 4) {
      pcg4d(counter++, k.step, k.stream, k.seed, out);
      used = 0;
    }
    return out[used++] as number;
  };
  return {
    // 32 bits over 2³² keeps next() < 1 in float64.
    next: () => word() / 4294967296,
    gaussian: () => Math.sqrt(-2 * log32(f(1 - unit(word())))) * turn32(unit(word()))[0],
  };
}
