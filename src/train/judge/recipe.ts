import type { ImageSpace } from '../../data/space.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

/** Grows with every change that makes another judge of the same images, so that judges kept from before are not taken. */
export const RECIPE_VERSION = 2;

/** How a judge learns. */
export const RECIPE = {
  batch: 100,
  steps: 1_400,
  /** Adam's, falling along half a cosine to zero. */
  rate: 3e-3,
  beta1: 0.9,
  beta2: 0.999,
  /** Most images that it learns from. */
  images: 20_000,
  /** How often an image is moved by −2, −1, 0, 1 and 2 pixels along an axis. */
  shifts: [1, 2, 3, 2, 1],
} as const;

/** Units of its last hidden layer. */
export const FEATURES = 64;

/** Channels at half the size of the images. */
const CHANNELS = 16;

/**
 * A small classifier: two convolutions of 4 × 4 pixels with stride 2, a dense layer of 64 features, class logits. Images of
 * one channel; of stacked images it sees each channel by itself.
 */
export function judgeSpec({ height, width }: ImageSpace, classes: number): NetworkSpec {
  return {
    architecture: 'dcgan',
    inputs: height * width,
    sees: { height, width, channels: 1 },
    channels: CHANNELS,
    features: FEATURES,
    outputs: classes,
    depth: 0,
    width: 1,
    activation: 'leaky-relu',
    normalisation: 'none',
    initialisation: 'he',
  };
}

/** Learning rate at a step: half a cosine from the full rate to zero. */
export const rateAt = (step: number): number => 0.5 * RECIPE.rate * (1 + Math.cos((Math.PI * step) / RECIPE.steps));
