import type { Law } from '../../data/law.ts';
import { MAX_REPEATS } from '../../engine/cursor.ts';
import type { Trained } from '../../experiment/availability.ts';
import { findSampler } from '../../methods/index.ts';
import { samplerActors, unitOf } from '../sampler/actors.ts';
import { levelOfComparedPairs, levelOfPairs, levelsOf, pairsIn, smoothingOf } from '../sampler/levels.ts';
import { scoreStepsAt } from '../sampler/settings.ts';
import { targetLevels } from '../target.ts';
import type { ScriptBody } from './frame.ts';
import { latentsFunction } from './ganPlay.ts';
import { networkClass, networkHelpers } from './networks.ts';
import { optimiserOf, rateFunction } from './optimisers.ts';
import { RANDOM } from './random.ts';
import { SAMPLER_LOSSES, type SamplerLosses } from './samplerLosses.ts';
import { targetFunctions } from './target.ts';

/** Levels of the rows of half a batch, which ascend, as runs of equal ones. */
function levelsLine(levels: readonly number[]): string {
  const kinds = [...new Set(levels)];
  const counts = kinds.map((kind) => levels.filter((level) => level === kind).length);
  return `np.tile(np.repeat([${kinds.join(', ')}], [${counts.join(', ')}]), 2)`;
}

const PLAY = (learns: 'score' | 'difference' | 'nothing', dimension: number): string => `

def sampled(z):
    """Samples [rows, 2] of latents: the network begins near 0, so that the first samples are those of a Gaussian."""
    return ${dimension === 2 ? 'SPREAD * z + ' : ''}UNIT * generator(z)


def noisy(draws):
    """Fresh samples with noise; the second half of a batch repeats the first with the opposite noise."""
    half = len(LEVELS) // 2
    made = sampled(latents(draws, "latent", half))
    noise = draws.normal("noise", half, 2)
    noise = torch.cat([noise, -noise])
    return torch.cat([made, made]) + noise * SIGMA, noise, SIGMA
${
  learns === 'nothing'
    ? ''
    : `

def learnt(points):
    """What the second network says of the score [rows, 2]."""
    said = score(torch.cat([points / UNIT, torch.log(SIGMA)], 1)) / SIGMA
    return said${learns === 'score' ? ' - points / (SIGMA.square() + SPREAD**2)' : ''}
`
}

def slope(f, points):
    """Gradient of the sum of f(points) in each row."""
    (gradient,) = torch.autograd.grad(f(points).sum(), points)
    return gradient.detach()


def along(points, pull):
    """A loss whose gradient in the weights moves the points against the pull, long pulls shortened."""
    length = (pull.square().sum(1, keepdim=True) + 1e-12).sqrt()
    shortened = pull * (CLIP / (CLIP + F.relu(length - CLIP)))
    return (shortened.detach() * points).sum(1).mean()
`;

const STEP = (hasScore: boolean, first: number, scoreSteps: number): string => `

@torch.no_grad()
def shorten(network, longest):
    """The gradient, shortened to a length where it is longer."""
    gradients = [weights.grad for weights in network.parameters()]
    length = (sum(gradient.square().sum() for gradient in gradients) + 1e-12).sqrt()
    for gradient in gradients:
        gradient *= longest / (longest + F.relu(length - longest))


def set_rate(optimiser, rate):
    for group in optimiser.param_groups:
        group["lr"] = rate


def run_step(step):
    """One step of the run. Returns the last losses."""
    losses = {}
    now["beta"] = beta(step)
    set_rate(generator_optimiser, generator_rate(step))
${
  hasScore
    ? `    set_rate(score_optimiser, score_rate(step))
    score.requires_grad_(True)
    generator.requires_grad_(False)
    for repeat in range(${first === scoreSteps ? scoreSteps : `${first} if step == 0 else ${scoreSteps}`}):
        points, noise, sigma = noisy(Draws("score", step, repeat))
        loss = (sigma * score_of(points) + noise).square().sum(1).mean()
        score_optimiser.zero_grad()
        loss.backward()
        score_optimiser.step()
        losses["scoreLoss"] = loss.item()
    score.requires_grad_(False)
    generator.requires_grad_(True)
`
    : ''
}    loss = generator_loss(Draws("generator", step, 0))
    generator_optimiser.zero_grad()
    loss.backward()
    shorten(generator, ${LONGEST})
    generator_optimiser.step()
    with torch.no_grad():
        for kept, weights in zip(average.parameters(), generator.parameters()):
            kept += (weights - kept) * (1 - f32(min(AVERAGE, (1 + step) / (10 + step))))
    return losses
`;

/** Longest gradient over all weights that an update follows (see train/sampler/actors.ts). */
const LONGEST = 10;

/** The parts of the script of a sampler of this law's potential. */
export function samplerScript(experiment: Trained, law: Law): ScriptBody {
  const method = findSampler(experiment.method.id);
  const losses = SAMPLER_LOSSES[method.id] as Exclude<SamplerLosses, { refusal: unknown }>;
  const { sampler, latent } = experiment;
  const { generator, score } = samplerActors(experiment);
  const hasScore = method.learns !== 'nothing';
  const sigmas = levelsOf(sampler);
  const levels = targetLevels(law.potential as NonNullable<Law['potential']>, smoothingOf(sigmas));
  const place = hasScore ? levelOfPairs : levelOfComparedPairs;
  const perPair = place(pairsIn(sampler.batch), sigmas.length);
  const { beta, betaSteps } = sampler;
  const repeats = (step: number): number => Math.min(MAX_REPEATS, scoreStepsAt(sampler, step));
  return {
    networks: ['generator', ...(hasScore ? ['score'] : []), 'generator.average'],
    modules: { 'generator.average': 'average' },
    constants: `
LATENT = ${latent.dimension}
UNIT = ${unitOf(law)}  # a length that is typical of the target
SPREAD = ${sampler.spread}  # standard deviation of the first samples
CLIP = f32(${sampler.clip})  # longest pull on a point
AVERAGE = ${sampler.average}  # share of the averaged weights that stays in a step
LEVELS = ${levelsLine(perPair)}  # noise level of each row of a batch
SIGMA = tensor(np.array([${sigmas.join(', ')}])[LEVELS])[:, None]  # its standard deviation
now = {}  # what moves with the step
`,
    parts: [
      networkHelpers([generator.spec, ...(hasScore ? [score.spec] : [])]),
      networkClass('Generator', `Latents [rows, ${latent.dimension}] to samples.`, generator.spec, generator.layout),
      ...(hasScore
        ? [networkClass('Score', 'Points and the logarithm of their noise [rows, 3].', score.spec, score.layout)]
        : []),
      `

generator = load(Generator(), "generator")
average = load(Generator(), "generator.average").requires_grad_(False)  # what samples are drawn from
generator_optimiser = ${optimiserOf('generator', experiment.generatorOptimiser)}
${hasScore ? `score = load(Score(), "score")\nscore_optimiser = ${optimiserOf('score', experiment.scoreOptimiser)}\n` : ''}`,
      rateFunction('generator_rate', experiment.generatorOptimiser),
      ...(hasScore ? [rateFunction('score_rate', experiment.scoreOptimiser)] : []),
      `

def beta(step):
    """Power to which the target is raised."""
    return f32(${betaSteps === 0 ? beta : `${beta} * (1 / ${beta}) ** min(1.0, step / ${betaSteps})`})
`,
      targetFunctions(levels),
      latentsFunction(latent.law),
      PLAY(method.learns, latent.dimension),
      losses.helpers?.(experiment) ?? '',
      ...(losses.score
        ? [`\n\ndef score_of(points):\n    """The score whose denoising loss is learnt."""\n${losses.score}\n`]
        : []),
      `\n\ndef generator_loss(draws):\n    """What the sampler descends."""\n${losses.generator(experiment)}\n`,
      STEP(hasScore, repeats(0), repeats(1)),
    ],
    hasTable: false,
    random: RANDOM,
  };
}
