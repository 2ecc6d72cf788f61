import type { Scalar } from '@tensorflow/tfjs-core';
import { choice, type ParamValue } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { LayersPhase, LayersPlay } from './contract.ts';
import { logTotal } from './enumerated.ts';
import { recommendLayers } from './shared.ts';

/** What ways of training a restricted Boltzmann machine share, alone or as the bottom of a tower. */

/** Ways to come by what the machine itself makes, in display order. */
const CHAINS = [
  { value: 'cd', label: text('From the images (CD)', '画像から（CD）') },
  { value: 'pcd', label: text('Persistent (PCD)', '継続（PCD）') },
  { value: 'exact', label: text('None: every code counts (exact)', '使わず全符号を列挙（正確）') },
] as const;

type ChainStart = (typeof CHAINS)[number]['value'];

/** Where chains begin, of the ways that a method offers. */
export const chainParam = <const V extends ChainStart>(values: readonly V[]) =>
  choice<ChainStart>({
    label: text('Chains of the bottom', '下の層の連鎖'),
    help: text(
      'Short chains start at the images of the batch (CD); persistent ones go on from where they were (PCD).',
      'CD では連鎖をバッチの画像から始め、PCD では前回の状態から続けます。',
    ),
    options: CHAINS.filter(({ value }) => (values as readonly ChainStart[]).includes(value)),
    default: 'cd',
  });

/** Settings of a tower whose bottom is a machine: small weights to begin with, and momentum. */
export const recommendMachine = (): Readonly<Record<string, ParamValue>> =>
  recommendLayers({
    'tower.bottomSteps': 8_000,
    'tower.weightStd': 0.1,
    'bottomOptimiser.kind': 'momentum',
    'bottomOptimiser.rate': 0.1,
    'bottomOptimiser.beta1': 0.5,
  });

/**
 * Minus the mean log likelihood of the machine up to log Z, which its gradient needs: exactly with every code enumerated, Z = Σ_h e^(−F(h));
 * else by contrastive divergence (Hinton 2002): mean F(x) − mean F(x̃), x̃ being where a chain has gone and a constant, whose gradient is
 * that of the divergence with probabilities in place of the last hidden bits.
 */
export function contrast(play: LayersPlay): Scalar {
  const { add, mean, neg, sub } = play.ops;
  const images = play.images();
  const here = mean(play.energy(images));
  if (play.option('method.chain') === 'exact') return add(here, logTotal(play, neg(play.codeEnergy(play.allCodes()))));
  return sub(here, mean(play.energy(play.dreamt(images))));
}

export const machinePhase: LayersPhase = { id: 'bottom', trains: ['bottom', 'inference'], loss: contrast };
