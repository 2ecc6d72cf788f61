import type { ParamValue } from '../../schema/param.ts';

/**
 * Settings that images need and points do not: more latent numbers, wider layers, a generator with batch normalisation.
 * With the fully connected defaults first digits are there after a thousand steps or so; see the presets of images.
 */
export const IMAGE_DEFAULTS: Readonly<Record<string, ParamValue>> = {
  'latent.dimension': 64,
  'generator.depth': 2,
  'generator.width': 256,
  'generator.activation': 'leaky-relu',
  'generator.normalisation': 'batch',
  'critic.depth': 2,
  'critic.width': 256,
  'critic.activation': 'leaky-relu',
  // A kernel that reaches few neighbours makes ones of everything, because they lie densest. In many dimensions a point's own
  // kernel outweighs all others: with it five classes of digits are found, left out eight.
  'smoothing.end': 0.3,
  'method.selfTerms': false,
};
