import type { OptimiserKind, RateAnnealing } from '../../nn/optimiserSchema.ts';

/** Settings of an optimiser. */
export interface OptimiserFacts {
  readonly kind: OptimiserKind;
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly annealing: RateAnnealing;
  readonly annealingSteps: number;
}

/** Python of each optimiser of nn/optimisers.ts over the parameters `of`: torch.optim has the same formulas. */
const OPTIMISERS: Readonly<Record<OptimiserKind, (of: string, facts: OptimiserFacts) => string>> = {
  sgd: (of, { rate }) => `torch.optim.SGD(${of}, lr=${rate})`,
  momentum: (of, { rate, beta1 }) => `torch.optim.SGD(${of}, lr=${rate}, momentum=f32(${beta1}))`,
  rmsprop: (of, { rate, beta2 }) => `torch.optim.RMSprop(${of}, lr=${rate}, alpha=f32(${beta2}), eps=1e-8)`,
  adam: (of, { rate, beta1, beta2 }) =>
    `torch.optim.Adam(${of}, lr=${rate}, betas=(f32(${beta1}), f32(${beta2})), eps=1e-8)`,
};

/** Python that makes an optimiser of a network. */
export const optimiserOf = (network: string, facts: OptimiserFacts): string =>
  OPTIMISERS[facts.kind](`${network}.parameters()`, facts);

const SHARES: Readonly<Record<RateAnnealing, string>> = {
  constant: '1.0',
  linear: '1 - done',
  cosine: '(1 + math.cos(math.pi * done)) / 2',
};

/** Python of the learning rate in a step, as a function of this name. */
export function rateFunction(name: string, { rate, annealing, annealingSteps }: OptimiserFacts): string {
  if (annealing === 'constant')
    return `

def ${name}(step):
    return f32(${rate})
`;
  return `

def ${name}(step):
    """Learning rate: ${annealing} to zero at step ${annealingSteps}."""
    done = min(1.0, step / ${annealingSteps})
    return f32(${rate} * (${SHARES[annealing]}))
`;
}
