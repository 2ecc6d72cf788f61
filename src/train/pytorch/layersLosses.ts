import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { Chapter } from '../../methods/layers/contract.ts';
import type { Text } from '../../schema/text.ts';

/**
 * Python of the losses of every tower, chapter by chapter: see methods/layers/. In it `images` are the batch and `uniform(columns)` draws fresh
 * numbers, in the order of train/layers/play.ts. A method that cannot be told says why.
 */
export type LayersLosses =
  | { readonly losses: Readonly<Partial<Record<Chapter, (experiment: Experiment) => string>>> }
  | { readonly refusal: Text };

const isExact = ({ tower }: Experiment): boolean => tower.topTrainer === 'exact';

const DRAWN = ({ tower }: Experiment, logits: string): string =>
  tower.codesAre === 'means'
    ? `torch.sigmoid(${logits})`
    : `torch.sigmoid(${logits}) + (bits(${logits}, noise) - torch.sigmoid(${logits})).detach()`;

/** A chain of Gibbs steps from here, or from where it was. */
const chain = (name: string, machine: string, start: string, isGoingOn: boolean): string =>
  isGoingOn
    ? `chains["${name}"] = gibbs(${machine}, chains["${name}"], uniform)\n    dreamt = chains["${name}"]`
    : `dreamt = gibbs(${machine}, ${start}, uniform)`;

const SPOILT: readonly (readonly [key: string, (experiment: Experiment) => string])[] = [
  [
    'method.drop',
    (experiment) => `spoilt = images * (uniform(PIXELS_OF) >= f32(${valueAt(experiment, 'method.drop')}))`,
  ],
  [
    'method.corruption',
    (experiment) => {
      const rate = `f32(${valueAt(experiment, 'method.corruption')})`;
      const salt = valueAt(experiment, 'method.noise') === 'mask' ? '' : ` + (spoiling < ${rate} * 0.5)`;
      return `spoiling = uniform(PIXELS_OF)\n    spoilt = images * (spoiling >= ${rate})${salt}`;
    },
  ],
];

const reconstruct = (experiment: Experiment): string => {
  const [, spoil] = SPOILT.find(([key]) => key.slice('method.'.length) in experiment.method) ?? [];
  return `    noise = uniform(CODES)
    ${spoil?.(experiment) ?? 'spoilt = images'}
    logits = inferred(spoilt)
    codes = ${DRAWN(experiment, 'logits')}
    return misfit(downward(bottom_machine(), codes), images)`;
};

const contrast = (experiment: Experiment): string => {
  const how = valueAt(experiment, 'method.chain');
  if (how === 'exact')
    return `    energies = free_energy(exchanged(bottom_machine()), EVERY_CODE)
    return free_energy(bottom_machine(), images).mean() + torch.logsumexp(-energies, 0).sum()`;
  return `    ${chain('bottom', 'bottom_machine()', 'images', how === 'pcd')}
    return free_energy(bottom_machine(), images).mean() - free_energy(bottom_machine(), dreamt).mean()`;
};

/** Minus the mean log probability of `codes` under the top. */
const minusTop = (experiment: Experiment): string =>
  isExact(experiment)
    ? 'free_energy(top_machine(), codes).mean() + torch.logsumexp(-free_energy(top_machine(), EVERY_CODE), 0).sum()'
    : 'free_energy(top_machine(), codes).mean() - free_energy(top_machine(), dreamt).mean()';

const top = (experiment: Experiment): string => `    codes = bits(inferred(images), uniform(CODES)).detach()
${isExact(experiment) ? '' : `    ${chain('top', 'top_machine()', 'codes', experiment.tower.topTrainer === 'pcd')}\n`}    return ${minusTop(experiment)}`;

const fine = (): string => `    energies = free_energy(top_machine(), EVERY_CODE)
    log_top = (-energies - torch.logsumexp(-energies, 0)).T
    return -torch.logsumexp(log_likelihoods(images) + log_top, 1).mean()`;

/** Codes of the images, codes that the top dreams, and images of those. */
const atOnce = (experiment: Experiment): string => `    noise = uniform(CODES)
    logits = inferred(images)
    awake = bits(logits, noise).detach()
    ${
      isExact(experiment)
        ? 'dreamt = draw_codes(-free_energy(top_machine(), EVERY_CODE).T, uniform(len(EVERY_CODE)))'
        : chain('top', 'top_machine()', 'awake', experiment.tower.topTrainer === 'pcd')
    }
`;

const stacked = (bottom: (experiment: Experiment) => string): LayersLosses => ({ losses: { bottom, top, all: fine } });

/** By the id of the method. */
export const LAYERS_LOSSES: Readonly<Record<string, LayersLosses>> = {
  aeri: stacked(reconstruct),
  'auto-encoder': stacked(reconstruct),
  'denoising-auto-encoder': stacked(reconstruct),
  'stacked-rbm': stacked(contrast),
  'single-rbm': { losses: { bottom: contrast } },
  'exact-blm': {
    losses: {
      bottom: (experiment) => `    likelihoods = log_likelihoods(images) + log_marginal()
    loss = -torch.logsumexp(likelihoods, 1).mean()
    with torch.no_grad():  # a step of expectation maximisation, which the loss does not see yet
        now = log_marginal().exp()
        seen = torch.softmax(likelihoods, 1).mean(0, keepdim=True)
        MARGINAL.copy_((now + f32(${valueAt(experiment, 'method.rate')}) * (seen - now)).reshape(-1))
    return loss`,
      top: (experiment) =>
        isExact(experiment)
          ? `    energies = free_energy(top_machine(), EVERY_CODE)
    return (log_marginal().exp() @ energies).sum() + torch.logsumexp(-energies, 0).sum()`
          : `    codes = draw_codes(log_marginal(), uniform(len(EVERY_CODE)))
    ${chain('top', 'top_machine()', 'codes', experiment.tower.topTrainer === 'pcd')}
    return ${minusTop(experiment)}`,
      all: fine,
    },
  },
  'joint-vae': {
    losses: {
      all: (experiment) => `${atOnce(experiment)}    codes = ${DRAWN(experiment, 'logits')}
    minus_entropy = (torch.sigmoid(logits) * logits - F.softplus(logits)).sum(1).mean()
    return misfit(downward(bottom_machine(), codes), images) + minus_entropy + ${minusTop(experiment)}`,
    },
  },
  'wake-sleep': {
    losses: {
      all: (experiment) => `${atOnce(experiment)}    codes = awake
    fantasies = bits(downward(bottom_machine(), dreamt), uniform(PIXELS_OF)).detach()
    wake = misfit(downward(bottom_machine(), codes), images) + ${minusTop(experiment)}
    return wake + misfit(inferred(fantasies), dreamt)`,
    },
  },
};
