import type { Trained } from '../../experiment/availability.ts';
import { findGan, usesDensity } from '../../methods/index.ts';
import { isFrozen } from '../gan/frozen.ts';
import { hasCritic, isConditional } from '../gan/players.ts';
import type { Subject } from '../subject.ts';
import { densityFunction, noiseFunction } from './smoothing.ts';

/** Python of what a loss of a GAN sees: see train/gan/play.ts, whose streams of random numbers these are. */

const LATENTS: Readonly<Record<Trained['latent']['law'], string>> = {
  normal: 'draws.normal(stream, count, LATENT)',
  uniform: 'draws.uniform(stream, count, LATENT) * 2 - 1',
  zero: 'torch.zeros(count, LATENT)',
};

/** `latents(draws, stream, count)`. */
export const latentsFunction = (law: Trained['latent']['law']): string => `

def latents(draws, stream, count):
    return ${LATENTS[law]}
`;

const FROZEN: Readonly<Record<string, string>> = {
  data: 'points',
  noisy: 'points + FREEZE_BY * draws.normal(draws.fresh("frozen-noise"), COUNT, SIZE)',
  shifted: 'points + FREEZE_BY * torch.tensor([[1.0, 0.0]])',
};

const DRAWN_LABELS = `

def drawn_labels(draws):
    """One-hot classes by the shares of the data."""
    u = draws.uniform(draws.fresh("class"), COUNT, 1)
    upper = torch.cumsum(SHARES, 1) / SHARES.sum()
    chosen = (u > upper[:, :-1]).sum(1)
    return F.one_hot(chosen, CLASSES).to(u.dtype)
`;

function generated(experiment: Trained): string {
  const { latent, training } = experiment;
  if (isFrozen(experiment))
    return `

def fake_points(draws, labels=None):
    """What stands in for generated points, as the generator is frozen: ${training.freeze}."""
    rows = real_rows(draws, "frozen")
    points = rows[:, :SIZE]
    return ${FROZEN[training.freeze]}, rows[:, SIZE:]
`;
  const isAsked = isConditional(experiment);
  return `${latentsFunction(latent.law)}${isAsked ? DRAWN_LABELS : ''}

def fake_points(draws, labels=None):
    """Generated samples [COUNT, SIZE] of fresh latents${isAsked ? ', and their classes' : ''}."""
    z = latents(draws, draws.fresh("latent"), COUNT)
${isAsked ? '    labels = drawn_labels(draws) if labels is None else labels\n    return generator(torch.cat([z, labels], 1)), labels' : '    return generator(z), labels'}
`;
}

const PREPARED = (isSmoothed: boolean): string => `

def prepared(points, draws, stream):
    """Critic inputs [BATCH, PACKING * SIZE] of samples${isSmoothed ? ', smoothed' : ''}."""
    ${isSmoothed ? 'points = smoothed(points, draws, stream)\n    ' : ''}return points.reshape(BATCH, PACKING * SIZE)


def real_inputs(draws):
    return prepared(real_points(draws), draws, "noise-real")


def fake_inputs(draws):
    return prepared(fake_points(draws)[0], draws, "noise-fake")
`;

const LABELLED = `

def real_labelled(draws):
    rows = real_rows(draws, "real")
    return prepared(rows[:, :SIZE], draws, "noise-real"), rows[:, SIZE:]


def fake_labelled(draws, labels=None):
    points, labels = fake_points(draws, labels)
    return prepared(points, draws, "noise-fake"), labels
`;

const SMOOTHED = `

def smoothed(points, draws, stream):
    """The points with fresh noise of the kernel and of the bandwidth in force."""
    return points + kernel_noise(draws, draws.fresh(stream), *points.shape) * now["bandwidth"]
`;

/** Functions that the losses of a GAN call. `pixels` is the factor of pixels where images are compared. */
export function ganPlay(experiment: Trained, subject: Subject): string {
  const { smoothing, method } = experiment;
  const isDensity = usesDensity(method.id);
  const hasNoise = smoothing.on && (hasCritic(experiment) || method.id === 'kernel-gan-noisy');
  const factor = subject.comparison?.pixels;
  const compared = `

def compared(samples):
    """Samples as kernels compare them${factor === undefined ? '' : ': so scaled that bandwidths mean what they do on the plane'}."""
    return samples${factor === undefined ? '' : ` * ${factor}`}
`;
  return `

def real_rows(draws, stream):
    """Rows of the table [COUNT, SIZE + CLASSES], drawn with replacement."""
    return tensor(TABLE[draws.integers(draws.fresh(stream), COUNT, len(TABLE))])


def real_points(draws):
    return real_rows(draws, "real")[:, :SIZE]
${hasNoise ? noiseFunction(smoothing.kernel) + SMOOTHED : ''}${generated(experiment)}${hasCritic(experiment) ? PREPARED(smoothing.on) : ''}${hasCritic(experiment) && findGan(method.id).needs.labels ? LABELLED : ''}${isDensity ? compared + densityFunction(smoothing.kernel, subject.space.size) : ''}`;
}
