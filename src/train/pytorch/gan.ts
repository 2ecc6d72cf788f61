import type { Trained } from '../../experiment/availability.ts';
import { valueAt } from '../../experiment/experiment.ts';
import { findGan, usesDensity } from '../../methods/index.ts';
import { isFrozen } from '../gan/frozen.ts';
import { hasCritic, type Player, type Players } from '../gan/players.ts';
import { WARM_UP } from '../gan/settings.ts';
import type { Subject } from '../subject.ts';
import type { ScriptBody } from './frame.ts';
import { GAN_LOSSES } from './ganLosses.ts';
import { ganPlay } from './ganPlay.ts';
import type { GanLosses } from './lossParts.ts';
import { networkClass, networkHelpers } from './networks.ts';
import { optimiserOf, rateFunction } from './optimisers.ts';
import { penaltyFunctions } from './penalties.ts';
import { RANDOM } from './random.ts';
import { bandwidthFunction } from './smoothing.ts';

const CRITIC_STEPS = ({ criticSteps, warmUp }: Trained['training']): string => `

def critic_steps(step):
    """How often the critic learns in a step${warmUp ? ', with a warm-up' : ''}."""
    return ${
      warmUp
        ? `${WARM_UP.criticSteps} if step < ${WARM_UP.first} or step % ${WARM_UP.every} == 0 else ${criticSteps}`
        : criticSteps
    }
`;

/** One phase: loss, gradient, update. */
function phase(experiment: Trained, own: Player, other: Player | undefined, indent: string): string {
  const { id } = own;
  const lines = [
    `draws = Draws("${id}", step, repeat)`,
    ...(own.vectors ? [`refresh(${id})`] : []),
    `${id}.requires_grad_(True)`,
    ...(other ? [`${other.id}.requires_grad_(False)`] : []),
    `loss = ${id}_loss(draws)`,
    `${id}_optimiser.zero_grad()`,
    'loss.backward()',
    `${id}_optimiser.step()`,
    ...(id === 'critic' && experiment.method.id === 'wgan-clip'
      ? [
          'with torch.no_grad():',
          '    for weights in critic.parameters():',
          `        weights.clamp_(-f32(${experiment.penalty.clip}), f32(${experiment.penalty.clip}))`,
        ]
      : []),
    ...(own.statistics ? [`follow(${[id, ...(other?.statistics ? [other.id] : [])].join(', ')})`] : []),
    ...(!own.statistics && other?.statistics ? [`for layer in ${other.id}.layers[:-1]:`, '    layer.seen = []'] : []),
    `losses["${id}Loss"] = loss.item()`,
  ];
  return lines.map((line) => `${indent}${line}\n`).join('');
}

function stepFunction(experiment: Trained, { generator, critic }: Players): string {
  const hasOne = hasCritic(experiment);
  const learns = !isFrozen(experiment);
  const usesBandwidth = experiment.smoothing.on;
  const set = (id: string): string => `    set_rate(${id}_optimiser, ${id}_rate(step))\n`;
  return `

def set_rate(optimiser, rate):
    for group in optimiser.param_groups:
        group["lr"] = rate


def run_step(step):
    """One step of the run: every phase as often as the settings say. Returns the last losses."""
    losses = {}
${usesBandwidth ? '    now["bandwidth"] = bandwidth(step)\n' : ''}${hasOne ? set('critic') : ''}${learns ? set('generator') : ''}${
  hasOne ? `    for repeat in range(critic_steps(step)):\n${phase(experiment, critic, generator, '        ')}` : ''
}${
  learns
    ? `    for repeat in range(${experiment.training.generatorSteps}):\n${phase(experiment, generator, hasOne ? critic : undefined, '        ')}`
    : ''
}    return losses
`;
}

const functionOf = (name: string, parameters: string, about: string, body: string | undefined): string =>
  body === undefined
    ? ''
    : `

def ${name}(${parameters}):
    """${about}"""
${body}
`;

/** The parts of the script of a GAN. */
export function ganScript(experiment: Trained, subject: Subject, players: Players): ScriptBody {
  const { training, latent, smoothing } = experiment;
  const method = findGan(experiment.method.id);
  const losses = GAN_LOSSES[method.id] as Exclude<GanLosses, { refusal: unknown }>;
  const hasOne = hasCritic(experiment);
  const learns = !isFrozen(experiment);
  const specs = [players.generator.spec, ...(hasOne ? [players.critic.spec] : [])];
  const constants = `
BATCH = ${training.batch}
PACKING = ${training.packing}  # samples that the critic judges together
COUNT = BATCH * PACKING
SIZE = ${subject.space.size}  # numbers of a sample
LATENT = ${latent.dimension}
CLASSES = ${subject.classes}
${subject.classes > 0 ? `SHARES = torch.tensor([[${subject.shares.join(', ')}]], dtype=torch.get_default_dtype())\n` : ''}${
  learns ? '' : `FREEZE_BY = ${Number(valueAt(experiment, 'training.freezeBy'))}\n`
}now = {}  # what moves with the step
`;
  const inputs = players.generator.spec.inputs;
  const generatorClass = networkClass(
    'Generator',
    `Latents [rows, ${latent.dimension}]${inputs > latent.dimension ? ' with their class' : ''} to samples [rows, ${subject.space.size}].`,
    players.generator.spec,
    players.generator.layout,
  );
  const criticClass = networkClass(
    'Critic',
    `Samples [rows, ${players.critic.spec.inputs}] to outputs [rows, ${players.critic.spec.outputs}].`,
    players.critic.spec,
    players.critic.layout,
  );
  const made = (
    id: 'generator' | 'critic',
  ): string => `${id} = load(${id === 'generator' ? 'Generator' : 'Critic'}(), "${id}")
${id === 'generator' && !learns ? '' : `${id}_optimiser = ${optimiserOf(id, experiment[`${id}Optimiser`])}\n`}`;
  const usesBandwidth = smoothing.on || usesDensity(method.id);
  return {
    networks: [...(learns ? ['generator'] : []), ...(hasOne ? ['critic'] : [])],
    constants,
    hasTable: true,
    random: RANDOM,
    parts: [
      networkHelpers(specs),
      generatorClass,
      ...(hasOne ? [criticClass] : []),
      `\n\n${made('generator')}${hasOne ? made('critic') : ''}`,
      ...(usesBandwidth ? [bandwidthFunction(smoothing)] : []),
      ...(learns ? [rateFunction('generator_rate', experiment.generatorOptimiser)] : []),
      ...(hasOne ? [rateFunction('critic_rate', experiment.criticOptimiser), CRITIC_STEPS(training)] : []),
      ganPlay(experiment, subject),
      ...(hasOne ? [penaltyFunctions(experiment.penalty)] : []),
      losses.helpers?.(experiment) ?? '',
      hasOne
        ? functionOf(
            'score',
            'inputs, labels=None',
            'How real the critic finds inputs [rows, 1].',
            losses.score?.(experiment) ?? '    return critic(inputs)',
          )
        : '',
      hasOne ? functionOf('critic_loss', 'draws', 'What the critic descends.', losses.critic?.(experiment)) : '',
      learns ? functionOf('generator_loss', 'draws', 'What the generator descends.', losses.generator(experiment)) : '',
      stepFunction(experiment, players),
    ],
  };
}
