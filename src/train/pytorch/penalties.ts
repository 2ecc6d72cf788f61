import type { Experiment } from '../../experiment/experiment.ts';

/** Python of the penalties of train/gan/penalty.ts on a critic `f`: rows of inputs to [rows, 1]. */

type Kind = Exclude<Experiment['penalty']['kind'], 'none'>;
type Where = Experiment['penalty']['where'];

const SLOPES = `

def slopes(f, x):
    """Norm of the gradient of f at each row of x, smoothed near zero."""
    x = x.detach().requires_grad_(True)
    (gradient,) = torch.autograd.grad(f(x).sum(), x, create_graph=True)
    return (gradient.square().sum(1) + 1e-12).sqrt()
`;

const AROUND = (scale: number): string => `

def around(points, draws, stream):
    """Each coordinate moved by at most ${scale} standard deviations, over all entries of the batch (arXiv:1705.07215)."""
    offset = draws.uniform(stream, *points.shape) * 2 - 1
    deviation = (points - points.mean()).square().mean().sqrt()
    return points + offset * (deviation * ${scale})
`;

const PLACES: Readonly<Record<Where, string>> = {
  interpolates: 'fake + draws.uniform("interpolation", len(real), 1) * (real - fake)',
  real: 'real',
  fake: 'fake',
  local: 'around(real, draws, "local")',
  'local-both': 'torch.cat([around(real, draws, "local"), around(fake, draws, "local-fake")])',
};

const onSlopes =
  (value: (target: number) => string): ((target: number, where: Where) => string) =>
  (target, where) =>
    `    n = slopes(f, ${PLACES[where]})
    return ${value(target)}`;

const onPairs =
  (excess: (target: number) => string): ((target: number) => string) =>
  (target) =>
    `    difference = (f(real) - f(fake)).reshape(-1)
    distance = ((real - fake).square().sum(1) + 1e-12).sqrt()
    return F.relu(${excess(target)}).square().mean()`;

/** Body of `penalty(f, real, fake, draws)` before its weight. */
const KINDS: Readonly<Record<Kind, (target: number, where: Where) => string>> = {
  'two-sided': onSlopes((target) => `(n - ${target}).square().mean()`),
  'one-sided': onSlopes((target) => `F.relu(n - ${target}).square().mean()`),
  'zero-centred': onSlopes(() => '0.5 * n.square().mean()'),
  quotient: onPairs((target) => `difference.abs() / distance.clamp(min=1e-6) - ${target}`),
  transport: onPairs((target) => `difference - distance * ${target}`),
  noise: () => `    doubt_real, doubt_fake = torch.sigmoid(-f(real)).reshape(-1), torch.sigmoid(f(fake)).reshape(-1)
    at_real, at_fake = slopes(f, real), slopes(f, fake)
    return 0.5 * ((doubt_real * at_real).square().mean() + (doubt_fake * at_fake).square().mean())`,
};

/** The penalty of an experiment, its weight included; nothing where there is none. */
export function penaltyFunctions({ kind, where, weight, target, localScale }: Experiment['penalty']): string {
  if (kind === 'none') return '';
  const isOnPairs = kind === 'quotient' || kind === 'transport';
  const isLocal = !isOnPairs && kind !== 'noise' && where.startsWith('local');
  const body = KINDS[kind](target, where).replace(
    /return (.*)$/,
    (_, value: string) => `return ${weight} * (${value})`,
  );
  return `${isOnPairs ? '' : SLOPES}${isLocal ? AROUND(localScale) : ''}

def penalty(f, real, fake, draws):
    """The ${kind} penalty${isOnPairs || kind === 'noise' ? '' : ` at ${where}`}, times its weight."""
${body}
`;
}
