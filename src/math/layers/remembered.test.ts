import { expect, it } from 'vitest';
import { key, normal, uniform } from '../rng.ts';
import { likelihoodTable } from './decoder.ts';
import { marginalValue } from './latentMarginal.ts';
import { rememberedLogLikelihood } from './remembered.ts';
import { bitsOf } from './states.ts';

const [latents, pixels] = [4, 9];
const decoder = {
  latents,
  pixels,
  weights: normal(key(1, 'weights'), latents * pixels),
  bias: normal(key(1, 'bias'), pixels),
};
const images = uniform(key(1, 'images'), 6 * pixels).map((u) => Number(u < 0.4));

it('with every code once it is the likelihood under codes of equal probability', () => {
  const every = bitsOf(
    Uint32Array.from({ length: 2 ** latents }, (_, state) => state),
    latents,
  );
  const listed = marginalValue(
    likelihoodTable(decoder, images),
    new Float64Array(2 ** latents).fill(-latents * Math.log(2)),
  );
  expect(rememberedLogLikelihood(decoder, images, every)).toBeCloseTo(listed, 5);
});

it('with one code it is the likelihood of that code, and repeating codes changes nothing', () => {
  const code = Float32Array.of(1, 0, 1, 1);
  const { logs, states } = likelihoodTable(decoder, images);
  const own = Array.from({ length: 6 }, (_, image) => logs[image * states + 0b1101] as number);
  const one = rememberedLogLikelihood(decoder, images, code);
  expect(one).toBeCloseTo(own.reduce((sum, log) => sum + log, 0) / 6, 5);
  expect(rememberedLogLikelihood(decoder, images, Float32Array.of(...code, ...code))).toBeCloseTo(one, 10);
});
