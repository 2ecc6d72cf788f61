import type { ParamValue } from '../../schema/param.ts';
import { IMAGE_DEFAULTS } from '../images/recommends.ts';

/** Settings for images of a hundred pixels: those of larger ones, with fewer latent numbers and narrower layers. */
export const BIT_DEFAULTS: Readonly<Record<string, ParamValue>> = {
  ...IMAGE_DEFAULTS,
  'latent.dimension': 16,
  'generator.width': 128,
  'critic.width': 128,
};
