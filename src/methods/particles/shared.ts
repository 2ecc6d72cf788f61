import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamValue } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { Field, Use } from '../contract.ts';
import type { ParticlesMethod, ParticlesPlay } from './contract.ts';

/** What several methods of particles say in the same words. */

/** The target itself, as a density relative to its peak. */
export const targetField: Field = {
  transform: 'exp',
  scale: 'peak',
  title: text('Target density relative to its peak', '目標の密度（最大値を 1 とした値）'),
  symbol: 'log q(x)',
};

const noNetworks: Use = text(
  'Particles are moved by a formula: there are no networks and no data.',
  '粒子は式で動かします。ネットワークも実データも使いません。',
);

export const particlesUses: ParticlesMethod['uses'] = {
  smoothing: noNetworks,
  penalty: noNetworks,
  clip: noNetworks,
  packing: noNetworks,
  labelSmoothing: noNetworks,
};

export const noLoss = text('no loss', '損失なし');

/** Settings that every method of particles names, with what is different for one. */
export function recommendParticles(
  differences: Readonly<Record<string, ParamValue>> = {},
): Readonly<Record<string, ParamValue>> {
  return { 'particles.count': 2_500, 'particles.stepSize': 0.01, ...differences };
}

/** Sum over the coordinates of each row [n, 1]. */
export const overRow = ({ ops }: Pick<ParticlesPlay, 'ops'>, x: Tensor2D): Tensor2D => ops.sum(x, 1, true);
