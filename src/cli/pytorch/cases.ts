import { changesOfChoice, type Experiment, withValue, withValues } from '../../experiment/experiment.ts';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import type { ParamValue } from '../../schema/param.ts';

/** An experiment whose script is run against it. */
export interface PytorchCase {
  /** Permanent kebab-case name. */
  readonly id: string;
  readonly experiment: Experiment;
  /** One of the few that the tests run wherever PyTorch is installed. */
  readonly isTested: boolean;
}

type Changes = Readonly<Record<string, ParamValue>>;

const BASE = presetExperiment(findPreset('ring8-nsgan'));

/** The settings that a person has after choosing this method, and these changes. */
function having(method: string, changes: Changes): Experiment {
  const chosen = withValues(BASE, changesOfChoice('method.id', method, BASE));
  return withValues(chosen, { 'training.batch': 32, ...changes });
}

const small = (width: number): Changes => ({ 'generator.width': width, 'critic.width': width });

/** Every setting that a script tells, none of them in one case alone; the method stands first. */
const NAMED: Readonly<Record<string, readonly [method: string, changes: Changes]>> = {
  'sgd-and-momentum': ['ns-gan', { 'generatorOptimiser.kind': 'sgd', 'criticOptimiser.kind': 'momentum' }],
  'momentum-and-rmsprop': ['hinge-gan', { 'generatorOptimiser.kind': 'momentum', 'criticOptimiser.kind': 'rmsprop' }],
  'rmsprop-and-sgd': ['ls-gan', { 'generatorOptimiser.kind': 'rmsprop', 'criticOptimiser.kind': 'sgd' }],
  'rates-annealed': [
    'ns-gan',
    {
      'generatorOptimiser.annealing': 'linear',
      'generatorOptimiser.annealingSteps': 80,
      'criticOptimiser.annealing': 'cosine',
      'criticOptimiser.annealingSteps': 150,
    },
  ],
  'penalty-two-sided-local': ['ns-gan', { 'penalty.kind': 'two-sided', 'penalty.where': 'local' }],
  'penalty-one-sided-both': [
    'wgan',
    { 'penalty.kind': 'one-sided', 'penalty.where': 'local-both', 'critic.activation': 'softplus' },
  ],
  'penalty-r1': [
    'ns-gan',
    { 'penalty.kind': 'zero-centred', 'penalty.where': 'real', 'critic.activation': 'softplus' },
  ],
  'penalty-r2-packed': [
    'hinge-gan',
    { 'penalty.kind': 'zero-centred', 'penalty.where': 'fake', 'training.packing': 3 },
  ],
  'penalty-quotient': ['wgan', { 'penalty.kind': 'quotient', 'training.batch': 17 }],
  'penalty-transport': ['wgan', { 'penalty.kind': 'transport', 'critic.activation': 'elu' }],
  'penalty-noise': ['minimax-gan', { 'penalty.kind': 'noise', 'critic.activation': 'swish' }],
  'layer-and-spectral': ['hinge-gan', { 'generator.normalisation': 'layer', 'critic.normalisation': 'spectral' }],
  'batch-and-layer': [
    'ns-gan',
    { 'generator.normalisation': 'batch', 'critic.normalisation': 'layer', 'critic.activation': 'tanh' },
  ],
  'batch-in-the-critic': [
    'ns-gan',
    { 'critic.normalisation': 'batch', 'generatorOptimiser.kind': 'sgd', 'generator.activation': 'tanh' },
  ],
  'smoothing-gaussian': ['ns-gan', smoothing('gaussian', 'exponential')],
  'smoothing-laplace': ['ls-gan', { ...smoothing('laplace', 'cosine'), 'generator.activation': 'leaky-relu-001' }],
  'smoothing-epanechnikov': ['hinge-gan', { ...smoothing('epanechnikov', 'linear'), 'critic.activation': 'maxout' }],
  'smoothing-student-packed': ['wgan-gp', { ...smoothing('student-t', 'step'), 'training.packing': 2 }],
  'smoothing-mixture': ['minimax-gan', { ...smoothing('mixture', 'constant'), 'generator.activation': 'maxout' }],
  'critic-warm-up': ['wgan-gp', { 'training.warmUp': true, 'training.batch': 8, ...small(8) }],
  'many-generator-steps': ['ns-gan', { 'training.generatorSteps': 3, 'training.criticSteps': 2 }],
  'latents-uniform': ['ns-gan', { 'latent.law': 'uniform', 'latent.dimension': 5, 'critic.activation': 'leaky-relu' }],
  'latents-zero-linear': ['ns-gan', { 'latent.law': 'zero', 'generator.depth': 0, 'critic.bias': false }],
  'labels-smoothed': ['ls-gan', { 'training.labelSmoothing': 0.1 }],
  'frozen-at-data': ['wgan-gp', { 'training.freeze': 'data' }],
  'frozen-noisy': ['ns-gan', { 'training.freeze': 'noisy', 'training.freezeBy': 0.7 }],
  'frozen-shifted-with-classes': ['cgan-concat', { 'training.freeze': 'shifted' }],
  'ac-gan-dynamic': ['ac-gan', { 'method.labelling': 'dynamic', 'method.classSmoothing': 0.1 }],
  'am-gan-soft': ['am-gan', { 'method.labelling': 'soft', 'method.fakeLogit': 'free' }],
  'label-gan-free': ['label-gan', { 'method.fakeLogit': 'free', 'training.labelSmoothing': 0.1 }],
  'cgan-penalised-both': ['cgan-projection', { 'penalty.kind': 'one-sided', 'penalty.where': 'local-both' }],
  'kernel-gan-leave-one-out': [
    'kernel-gan',
    { 'method.selfTerms': false, 'method.centres': false, 'method.floor': 1e-4, 'smoothing.kernel': 'student-t' },
  ],
  'kernel-gan-mixture': ['kernel-gan', { 'method.objective': 'non-saturating', 'smoothing.kernel': 'mixture' }],
  'kernel-gan-noisy-laplace': ['kernel-gan-noisy', { 'method.draws': 2, 'smoothing.kernel': 'laplace' }],
  'kernel-gan-epanechnikov': ['kernel-gan', { 'smoothing.kernel': 'epanechnikov', 'smoothing.bandwidth': 2 }],
};

function smoothing(kernel: string, schedule: string): Changes {
  return {
    'smoothing.on': true,
    'smoothing.kernel': kernel,
    'smoothing.schedule': schedule,
    'smoothing.bandwidth': 0.6,
    'smoothing.end': 0.1,
    'smoothing.duration': 60,
    'smoothing.from': 20,
  };
}

/** What starts from a preset: networks of images, and samplers of targets of every kind. */
const FROM_PRESETS: Readonly<Record<string, readonly [preset: string, changes: Changes]>> = {
  'digits-mlp': ['mnist-mlp', {}],
  'digits-dcgan': ['mnist-dcgan', {}],
  'digits-conditional': ['mnist-conditional', {}],
  'digits-kernel': ['kernel-digits', { 'method.space': 'pixels' }],
  'digits-tower-rich': ['digit-rich', {}],
  'dft-mixture-ladder': ['dft-islands', {}],
  'dft-mixture-one-level': ['dft-one-level', {}],
  'dft-formula-splines': ['dft-squiggle', {}],
  'dft-formula-rosenbrock': ['dft-rosenbrock', {}],
  'dft-formula-donut': ['dft-donut', {}],
  'dft-formula-as-it-is': ['dft-two-islands', { 'sampler.noiseLow': 0.2, 'sampler.noiseHigh': 0.2 }],
  'dft-wrong-gradient': ['dft-islands', { 'method.correction': false, 'sampler.betaSteps': 50, 'sampler.beta': 0.2 }],
  'kl-is-mixture': ['kl-is-islands', { 'latent.dimension': 3 }],
  'sivi-sm-mixture': ['sivi-islands', {}],
  'ksd-ns-formula': ['ksd-islands', {}],
  'amortised-svgd-mixture': ['dft-islands', { 'method.id': 'amortised-svgd' }],
};

/** Towers of a preset's images whose three chapters are short enough to be seen. */
const TOWERS: Readonly<Record<string, readonly [method: string, changes: Changes]>> = {
  'tower-aeri': ['aeri', { 'tower.topTrainer': 'exact' }],
  'tower-auto-encoder-means': [
    'auto-encoder',
    { 'tower.codesAre': 'means', 'tower.topTrainer': 'cd', 'method.drop': 0.1 },
  ],
  'tower-denoising': ['denoising-auto-encoder', { 'tower.topTrainer': 'pcd' }],
  'tower-stacked-rbm': ['stacked-rbm', { 'method.chain': 'pcd', 'tower.gibbs': 2 }],
  'tower-single-rbm': ['single-rbm', { 'method.chain': 'exact' }],
  'tower-exact-blm': ['exact-blm', { 'tower.topTrainer': 'exact' }],
  'tower-joint-vae': ['joint-vae', { 'tower.topTrainer': 'exact' }],
  'tower-wake-sleep': ['wake-sleep', { 'tower.topTrainer': 'pcd', 'topOptimiser.kind': 'momentum' }],
};

function tower(method: string, changes: Changes): Experiment {
  const base = presetExperiment(findPreset('reconstruction-bound'));
  const chosen = withValues(base, changesOfChoice('method.id', method, base));
  return withValues(chosen, {
    'tower.bottomSteps': 40,
    'tower.topSteps': 30,
    'tower.codes': 6,
    'tower.topUnits': 5,
    ...changes,
  });
}

/** What the tests run. */
const TESTED: readonly string[] = ['ns-gan', 'wgan-gp', 'am-gan-soft', 'layer-and-spectral', 'kernel-gan-mixture'];

/** Every case, in a fixed order. */
export function pytorchCases(): readonly PytorchCase[] {
  const methods = GAN_METHODS.map(({ id }) => [id, having(id, {})] as const);
  const named = Object.entries(NAMED).map(([id, [method, changes]]) => [id, having(method, changes)] as const);
  const others = Object.entries(FROM_PRESETS).map(
    ([id, [preset, changes]]) => [id, withValues(presetExperiment(findPreset(preset)), changes)] as const,
  );
  const towers = Object.entries(TOWERS).map(([id, [method, changes]]) => [id, tower(method, changes)] as const);
  return [...methods, ...named, ...others, ...towers].map(([id, experiment]) => ({
    id,
    experiment: withValue(experiment, 'seed', 3),
    isTested: TESTED.includes(id),
  }));
}
