import { aeri } from './aeri.ts';
import { autoEncoder } from './autoEncoder.ts';
import type { LayersMethod } from './contract.ts';
import { denoising } from './denoising.ts';
import { exactBlm } from './exactBlm.ts';
import { jointVae, wakeSleep } from './joint.ts';
import { singleRbm } from './singleRbm.ts';
import { stackedRbm } from './stackedRbm.ts';

/** Every way of training a tower, in display order. */
export const LAYERS_METHODS: readonly LayersMethod[] = [
  aeri,
  autoEncoder,
  denoising,
  exactBlm,
  stackedRbm,
  singleRbm,
  jointVae,
  wakeSleep,
];
