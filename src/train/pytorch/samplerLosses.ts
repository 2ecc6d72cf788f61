import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { Text } from '../../schema/text.ts';

/**
 * Python of the losses of every sampler: see methods/sampler/. In it `noisy`, `learnt`, `target`, `slope` and `along` are what
 * train/sampler/play.ts makes. A method that cannot be told says why.
 */
export type SamplerLosses =
  | {
      readonly helpers?: (experiment: Experiment) => string;
      /** Body of `score_of(points)`, whose denoising loss the second network descends; absent where there is none. */
      readonly score?: string;
      /** Body of `generator_loss(draws)`. */
      readonly generator: (experiment: Experiment) => string;
    }
  | { readonly refusal: Text };

const NOISY = '    points, noise, sigma = noisy(draws)\n';
const STILL = '    still = points.detach().requires_grad_(True)\n';

const SQUARED_DISTANCES = `

def squared_distances(points):
    lengths = points.square().sum(1, keepdim=True)
    return F.relu(lengths + lengths.T - 2 * points @ points.T)
`;

/** Rows that are compared: see train/sampler/pairing.ts. */
const PAIRING = `
PAIRS = len(LEVELS) // 2
same = LEVELS[:, None] == LEVELS[None, :]
other = same & (np.arange(2 * PAIRS)[:, None] % PAIRS != np.arange(2 * PAIRS)[None, :] % PAIRS)
ALL = tensor(same / same.sum(1, keepdims=True))  # among the rows of a level
INDEPENDENT = tensor(other / np.maximum(1, other.sum(1, keepdims=True)))  # among those of other latents
`;

const MEDIAN = (experiment: Experiment): string => `

def median_of_pairs(squared):
    """Median of the squared distances of the first 128 points, by halving the range that holds it."""
    n = min(128, len(squared))
    every, half = squared.detach()[:n, :n], n + n * (n - 1) / 2
    low, high = torch.tensor(0.0), every.max()
    for _ in range(20):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if (every <= middle).sum() < half else (low, middle)
    return 0.5 * (low + high)


def direction(points):
    """Where Stein variational gradient descent would move each row, by the rows of its level."""
    squared = squared_distances(points)
    h = f32(${valueAt(experiment, 'method.bandwidth')}) ** 2 * median_of_pairs(squared) / math.log(len(points) + 1) + 1e-6
    kernel = ALL * torch.exp(-squared / h)
    apart = 2 / h * (points * kernel.sum(1, keepdim=True) - kernel @ points)
    return kernel @ target(points) + apart
`;

const STEIN_KERNEL = (experiment: Experiment): string => `

def stein_kernel(points):
    """Of the target, for the inverse multiquadric kernel [rows, rows]."""
    scores, squared = target(points), squared_distances(points)
    kernel = 1 / (f32(${valueAt(experiment, 'method.scale')}) ** 2 + squared).sqrt()
    own = (points * scores).sum(1, keepdim=True)
    along = own + own.T - (points @ scores.T + scores @ points.T)
    second = kernel.square()
    inner = along + 2 - 3 * squared * second
    return kernel * (scores @ scores.T + second * inner)
`;

/** By the id of the method. */
export const SAMPLER_LOSSES: Readonly<Record<string, SamplerLosses>> = {
  dft: {
    score: '    return learnt(points)',
    generator: (experiment) => `${NOISY}${STILL}
    def divergence(x):
        score, own = target(x), learnt(x)
        ${
          valueAt(experiment, 'method.correction') === true
            ? 'pull = noise / sigma\n        difference = (score + pull).square().sum(1, keepdim=True) - (own + pull).square().sum(1, keepdim=True)'
            : 'difference = (score - own).square().sum(1, keepdim=True)'
        }
        return 0.5 * sigma**3 * difference

    return along(points, slope(divergence, still))`,
  },
  'kl-is': {
    score: '    return learnt(points)',
    generator: () => `${NOISY}${STILL}    pull = sigma.square() * (learnt(still) - target(still))
    return along(points, pull.detach())`,
  },
  'sivi-sm': {
    score: '    return target(points).detach() - learnt(points)',
    generator: () => `${NOISY}${STILL}
    def rows(x):
        difference = learnt(x)
        against = 2 * (target(x) + noise / sigma)
        return 0.5 * sigma**3 * (difference * (against - difference)).sum(1, keepdim=True)

    return along(points, slope(rows, still))`,
  },
  'ksd-ns': {
    helpers: (experiment) => PAIRING + SQUARED_DISTANCES + STEIN_KERNEL(experiment),
    generator: () => `${NOISY}${STILL}
    def rows(x):
        return sigma.square() * (INDEPENDENT * stein_kernel(x)).sum(1, keepdim=True)

    return along(points, slope(rows, still))`,
  },
  'amortised-svgd': {
    helpers: (experiment) => PAIRING + SQUARED_DISTANCES + MEDIAN(experiment),
    generator: () => `${NOISY}    phi = direction(points.detach().requires_grad_(True)).detach()
    return along(points, -sigma.square() * phi)`,
  },
};
