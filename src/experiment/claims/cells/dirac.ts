import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

/**
 * The Dirac-GAN of arXiv:1801.04406: one atom of data at the origin, a generator that is one point θ, a critic ψ·x without
 * bias; gradient descent in turns with step 0.2. W₁ is |θ|, the critic's slope |ψ|.
 */
const DIRAC = {
  'data.id': 'dirac',
  'data.atoms': 1,
  'latent.law': 'zero',
  'generator.depth': 0,
  'generator.initialisation': 'uniform',
  'critic.depth': 0,
  'critic.initialisation': 'uniform',
  'critic.bias': false,
  'training.criticSteps': 1,
  'training.batch': 64,
  'generatorOptimiser.kind': 'sgd',
  'generatorOptimiser.rate': 0.2,
  'criticOptimiser.kind': 'sgd',
  'criticOptimiser.rate': 0.2,
} as const;

const dirac = (id: string, title: Text, changes: Readonly<Record<string, ParamValue>>): Cell =>
  defineCell({
    id: `dirac-${id}`,
    title,
    changes: {
      ...changes,
      ...DIRAC,
      ...(changes['training.batch'] !== undefined && { 'training.batch': changes['training.batch'] }),
    },
    steps: 500,
    every: 4,
    trace: ['w1', 'criticSlopeMean', 'pointX'],
  });

const R1 = { 'method.id': 'ns-gan', 'penalty.kind': 'zero-centred', 'penalty.where': 'real' } as const;

export const diracNs = dirac('ns-gan', text('Dirac, NS-GAN', 'Dirac、NS-GAN'), { 'method.id': 'ns-gan' });
/** A weight clip that is never reached: the plain Wasserstein game. */
export const diracWgan = dirac('wgan', text('Dirac, WGAN', 'Dirac、WGAN'), {
  'method.id': 'wgan-clip',
  'penalty.clip': 1,
});
export const diracGp = dirac('wgan-gp', text('Dirac, WGAN-GP', 'Dirac、WGAN-GP'), {
  'method.id': 'wgan-gp',
  'penalty.weight': 1,
});
export const diracLp = dirac('wgan-lp', text('Dirac, WGAN-LP', 'Dirac、WGAN-LP'), {
  'method.id': 'wgan-lp',
  'penalty.weight': 1,
});
export const diracR1 = dirac('r1', text('Dirac, NS-GAN + R1, γ = 1', 'Dirac、NS-GAN + R1、γ = 1'), {
  ...R1,
  'penalty.weight': 1,
});
export const diracR1Weak = dirac('r1-weak', text('Dirac, NS-GAN + R1, γ = 0.3', 'Dirac、NS-GAN + R1、γ = 0.3'), {
  ...R1,
  'penalty.weight': 0.3,
});
export const diracNoise = dirac('noise', text('Dirac, NS-GAN + noise 0.7', 'Dirac、NS-GAN + ノイズ 0.7'), {
  'method.id': 'ns-gan',
  'smoothing.on': true,
  'smoothing.bandwidth': 0.7,
  'smoothing.schedule': 'constant',
  'training.batch': 2048,
});
