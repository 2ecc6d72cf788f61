import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { type GanLosses, number } from './lossParts.ts';

/** Python of the losses of methods whose discriminator is a density estimate: see methods/gan/closedForm.ts. */

const closedFormHelpers = (experiment: Experiment): string => {
  const floor = number(experiment, 'method.floor');
  const density = (set: string): string => {
    const without = valueAt(experiment, 'method.selfTerms') === false ? `, of == "${set}"` : '';
    const value = `log_density(points, ${set}, now["bandwidth"]${without})`;
    return floor === 0 ? value : `torch.logaddexp(${value}, torch.tensor(math.log(${floor})))`;
  };
  const isMinimax = valueAt(experiment, 'method.objective') === 'minimax';
  return `

def logit_between(real, fake):
    """The discriminator's logit at points of one of the two sets."""
    ${valueAt(experiment, 'method.centres') === true ? '' : 'fake = fake.detach()\n    '}return lambda points, of: ${density('real')} - ${density('fake')}


def objective(at_real, at_fake):
    return -F.softplus(-at_real).mean() ${isMinimax ? '- F.softplus(at_fake).mean()' : '+ F.softplus(-at_fake).mean()'}
`;
};

export const BOTH_SETS = `    real, fake = compared(real_points(draws)), compared(fake_points(draws)[0])
    logit = logit_between(real, fake)
`;

export const closedForm = (generator: (experiment: Experiment) => string): GanLosses => ({
  helpers: closedFormHelpers,
  generator,
});
