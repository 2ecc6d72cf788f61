import type { Experiment } from '../../experiment/experiment.ts';
import {
  CLASS_CROSS_ENTROPY,
  classAwareGenerator,
  flatCritic,
  flatHeads,
  headScore,
  pairCritic,
  pairGenerator,
  separate,
  targetHelper,
} from './classLosses.ts';
import { BOTH_SETS, closedForm } from './closedFormLosses.ts';
import { crossEntropyHelper, type GanLosses, number, PAIR, penalised, takenForReal } from './lossParts.ts';

const crossEntropyCritic = (
  experiment: Experiment,
): string => `${PAIR}    loss = cross_entropy(score(real), score(fake))
    return loss${penalised(experiment)}`;

const wassersteinCritic = (experiment: Experiment): string => `${PAIR}    loss = score(fake).mean() - score(real).mean()
    return loss${penalised(experiment)}`;

const raiseScore = (): string => '    return -score(fake_inputs(draws)).mean()';

const wasserstein: GanLosses = { critic: wassersteinCritic, generator: raiseScore };

/** By the id of the method. */
export const GAN_LOSSES: Readonly<Record<string, GanLosses>> = {
  'ns-gan': { helpers: crossEntropyHelper, critic: crossEntropyCritic, generator: takenForReal },
  'minimax-gan': {
    helpers: crossEntropyHelper,
    critic: crossEntropyCritic,
    generator: () => '    return -F.softplus(score(fake_inputs(draws))).mean()',
  },
  'ls-gan': {
    critic: (experiment) => `${PAIR}    target = 1 - ${number(experiment, 'training.labelSmoothing')}
    loss = 0.5 * ((score(real) - target).square().mean() + score(fake).square().mean())
    return loss${penalised(experiment)}`,
    generator: () => '    return 0.5 * (score(fake_inputs(draws)) - 1).square().mean()',
  },
  'hinge-gan': {
    critic: (experiment) => `${PAIR}    loss = F.relu(1 - score(real)).mean() + F.relu(1 + score(fake)).mean()
    return loss${penalised(experiment)}`,
    generator: raiseScore,
  },
  wgan: wasserstein,
  'wgan-gp': wasserstein,
  'wgan-lp': wasserstein,
  'wgan-clip': wasserstein,
  'gan-star': separate('nothing', false),
  'ac-gan': separate('to recognise them', true),
  'ac-gan-star': separate('nothing', true),
  'ac-gan-star-plus': separate('to be unsure', true),
  'label-gan': {
    helpers: (experiment) => crossEntropyHelper(experiment) + flatHeads(experiment) + CLASS_CROSS_ENTROPY,
    critic: flatCritic,
    generator: takenForReal,
    score: headScore,
  },
  'am-gan': {
    helpers: (experiment) =>
      crossEntropyHelper(experiment) + flatHeads(experiment) + CLASS_CROSS_ENTROPY + targetHelper(experiment),
    critic: flatCritic,
    generator: classAwareGenerator,
    score: headScore,
  },
  'cgan-concat': {
    helpers: crossEntropyHelper,
    critic: pairCritic,
    generator: pairGenerator,
    score: () => '    return critic(torch.cat([inputs, labels], 1))',
  },
  'cgan-projection': {
    helpers: crossEntropyHelper,
    critic: pairCritic,
    generator: pairGenerator,
    score: () => `    outputs = critic(inputs)
    return outputs[:, :1] + (labels * outputs[:, 1:]).sum(1, keepdim=True)`,
  },
  'kernel-gan': closedForm(() => `${BOTH_SETS}    return objective(logit(real, "real"), logit(fake, "fake"))`),
  'kernel-gan-noisy': closedForm(
    (experiment) => `${BOTH_SETS}    total = 0
    for _ in range(${number(experiment, 'method.draws')}):
        noisy_real, noisy_fake = smoothed(real, draws, "noise"), smoothed(fake, draws, "noise")
        total = total + objective(logit(noisy_real, "real"), logit(noisy_fake, "fake"))
    return total / ${number(experiment, 'method.draws')}`,
  ),
};
