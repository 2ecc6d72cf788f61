import { key, normal } from '../../math/rng.ts';
import { latentsFor } from '../latents.ts';
import { targetLandscape } from '../target.ts';
import { TILE_COUNT } from '../tiles.ts';
import type { Viewed, Views } from '../views.ts';
import { POINT } from './actors.ts';

/** Latents [count, d] and, behind each, the noise that is added to its sample [count, 2]. */
function withNoise(latents: Float32Array, dimension: number, noise: Float32Array): Float32Array {
  const columns = dimension + POINT;
  const rows = latents.length / dimension;
  const inputs = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    inputs.set(latents.subarray(row * dimension, (row + 1) * dimension), row * columns);
    inputs.set(noise.subarray(row * POINT, (row + 1) * POINT), row * columns + dimension);
  }
  return inputs;
}

/**
 * A sampler as it is drawn and measured: G(z) with its least noise, which is what the target is compared with. A latent that
 * somebody chooses is drawn without noise.
 */
export function samplerViews({ law, execution, trained, count: most }: Viewed): Views {
  const { latent, sampler, seed } = trained();
  const { dimension } = latent;
  const latents = latentsFor(trained(), 'evaluation', most);
  const noise = normal(key(seed, 'evaluation-noise'), POINT * most).map((value) => sampler.noiseLow * value);
  const ask = (given: Float32Array, added: Float32Array): Promise<Float32Array> =>
    execution.probe('generate', withNoise(given, dimension, added), dimension + POINT);
  const generated = (count = most): Promise<Float32Array> =>
    ask(latents.subarray(0, count * dimension), noise.subarray(0, count * POINT));
  return {
    latents,
    landscape: targetLandscape(law),
    generated,
    generate: (given) => ask(given, new Float32Array((POINT * given.length) / dimension)),
    tiles: () => generated(TILE_COUNT),
  };
}
