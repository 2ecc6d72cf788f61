import type { Experiment } from '../../experiment/experiment.ts';
import { interpolateLinear, interpolateSpherical } from '../../math/interpolate.ts';

/** The latent at a share of the way from `a` to `b`: along the sphere of normal latents, straight in a cube. */
export function onPath(
  a: Float32Array,
  b: Float32Array,
  share: number,
  law: Experiment['latent']['law'],
): Float32Array {
  return law === 'normal' ? interpolateSpherical(a, b, share) : interpolateLinear(a, b, share);
}

/** `count` latents evenly spread over the whole path [count, dimension]. */
export function wholePath(
  a: Float32Array,
  b: Float32Array,
  count: number,
  law: Experiment['latent']['law'],
): Float32Array {
  const latents = new Float32Array(count * a.length);
  for (let i = 0; i < count; i++) latents.set(onPath(a, b, i / (count - 1), law), i * a.length);
  return latents;
}

/** Place of a walk to and fro after `seconds`, one way taking `oneWay` of them, slow at the ends; 0…1. */
export const walkShare = (seconds: number, oneWay: number): number =>
  0.5 - 0.5 * Math.cos((Math.PI * seconds) / oneWay);
