/**
 * The generator of math/rng.ts: pcg4d of Jarzynski & Olano (JCGT 9(3), 2020), the same bits, and Box–Muller. `block`
 * counts groups of four numbers of a stream.
 */
export const RANDOM_WGSL = `
fn pcg4d(block: u32, stream: u32) -> vec4u {
  var v = vec4u(block, counter(), stream, seed()) * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}

fn unit(bits: u32) -> f32 {
  return f32(bits >> 8u) / 16777216.0;
}

fn uniformAt(i: u32, stream: u32) -> f32 {
  return unit(pcg4d(i >> 2u, stream)[i & 3u]);
}

// Numbers 2i and 2i + 1 are the cosine and the sine of one pair of words.
fn normalAt(i: u32, stream: u32) -> f32 {
  let words = pcg4d(i >> 2u, stream);
  let pair = select(words.xy, words.zw, (i & 2u) != 0u);
  let radius = sqrt(-2.0 * logNormal(1.0 - unit(pair.x)));
  let t = unit(pair.y);
  let quarter = floor(t * 4.0 + 0.5);
  let x = (t - quarter * 0.25) * 6.283185307179586;
  let z = x * x;
  let s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * x + x;
  let c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - z * 0.5 + 1.0;
  // A sine is a cosine one quarter earlier; odd quarters swap the two.
  let turns = (u32(quarter) + select(0u, 3u, (i & 1u) != 0u)) & 3u;
  let size = select(c, s, (turns & 1u) != 0u);
  return radius * select(size, -size, turns == 1u || turns == 2u);
}

// ⌊word · rows / 2³²⌋ from products of half words.
fn rowAt(i: u32, stream: u32, rows: u32) -> u32 {
  let word = pcg4d(i >> 2u, stream)[i & 3u];
  let a = (word >> 16u) * (rows & 0xffffu);
  let b = (word & 0xffffu) * (rows >> 16u);
  let carry = ((a & 0xffffu) + (b & 0xffffu) + (((word & 0xffffu) * (rows & 0xffffu)) >> 16u)) >> 16u;
  return (word >> 16u) * (rows >> 16u) + (a >> 16u) + (b >> 16u) + carry;
}
`;
