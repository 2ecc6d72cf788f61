import type { Experiment } from '../../experiment/experiment.ts';
import { valueAt } from '../../experiment/experiment.ts';
import type { Text } from '../../schema/text.ts';

/**
 * Python of the losses of every GAN. In it `draws` are the random numbers of the phase, `critic` gives all outputs, `score` how real
 * inputs are, `real_inputs`, `fake_inputs` and their like what train/gan/play.ts makes. A method that cannot be told says why.
 */
export type GanLosses =
  | {
      /** Functions that the losses use. */
      readonly helpers?: (experiment: Experiment) => string;
      /** Body of `critic_loss(draws)`; absent where nothing is a critic. */
      readonly critic?: (experiment: Experiment) => string;
      /** Body of `generator_loss(draws)`. */
      readonly generator: (experiment: Experiment) => string;
      /** Body of `score(inputs, labels)`; the one output of the critic if absent. */
      readonly score?: (experiment: Experiment) => string;
    }
  | { readonly refusal: Text };

export const number = (experiment: Experiment, key: string): number => Number(valueAt(experiment, key));

export const penalised = ({ penalty }: Experiment, real = 'real', labels = ''): string =>
  penalty.kind === 'none' ? '' : ` + penalty(${labels === '' ? 'score' : labels}, ${real}, fake, draws)`;

export const PAIR = `    real, fake = real_inputs(draws), fake_inputs(draws)
`;

export const crossEntropyHelper = (experiment: Experiment): string => `

def cross_entropy(real, fake):
    """Of logits, in nats; real ones count as real to 1 - s."""
    return (F.softplus(-real) + ${number(experiment, 'training.labelSmoothing')} * real).mean() + F.softplus(fake).mean()
`;

export const takenForReal = (): string => '    return F.softplus(-score(fake_inputs(draws))).mean()';
