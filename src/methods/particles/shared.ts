import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamValue } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import { usesNothing } from '../contract.ts';
import { targetField } from '../density.ts';
import type { ParticlesPlay } from './contract.ts';

/** What several methods of particles say in the same words. */

/** What every method of particles declares alike. */
export const particlesCommon = {
  lossUnit: text('no loss', '損失なし'),
  needs: { labels: false, potential: true },
  field: targetField,
  uses: usesNothing(
    text(
      'Particles are moved by a formula: there are no networks and no data.',
      '粒子は式で動かします。ネットワークも実データも使いません。',
    ),
  ),
  fixes: {},
} as const;

/** Settings that every method of particles names, with what is different for one. */
export function recommendParticles(
  differences: Readonly<Record<string, ParamValue>> = {},
): Readonly<Record<string, ParamValue>> {
  return { 'particles.count': 2_500, 'particles.stepSize': 0.01, ...differences };
}

/** Sum over the coordinates of each row [n, 1]. */
export const overRow = ({ ops }: Pick<ParticlesPlay, 'ops'>, x: Tensor2D): Tensor2D => ops.sum(x, 1, true);
