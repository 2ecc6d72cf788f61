import type { Trained } from '../../experiment/availability.ts';
import { findLayers } from '../../methods/index.ts';
import type { NetworkActor } from '../actors.ts';
import { chaptersOf, possibleChapters } from '../layers/chapters.ts';
import type { ScriptBody } from './frame.ts';
import { LAYERS_LOSSES, type LayersLosses } from './layersLosses.ts';
import { networkClass } from './networks.ts';
import { type OptimiserFacts, optimiserOf, rateFunction } from './optimisers.ts';
import { RANDOM } from './random.ts';

/** See train/layers/machine.ts and enumerated.ts. */
const machines = (inference: 'tied' | 'rich' | 'posterior', hasTop: boolean, gibbs: number): string => `

def bottom_machine():
    """Weights [codes, pixels], biases of the pixels, and of the codes where inference is tied to it."""
    return bottom.layers[0].weight.T, bottom.layers[0].bias, ${inference === 'tied' ? 'inference.layers[0].weight.T' : 'None'}
${
  hasTop
    ? `

def top_machine():
    """Weights [units, codes], biases of the codes and of the units."""
    return top.layers[0].weight.T, top.layers[0].bias, topBias.layers[0].weight.T
`
    : ''
}

def exchanged(machine):
    weights, visible, hidden = machine
    return weights.T, hidden.reshape(-1), visible.reshape(1, -1)


def upward(machine, states):
    """Logits of the hidden bits."""
    weights, _, hidden = machine
    return states @ weights.T + hidden


def downward(machine, hidden_bits):
    """Logits of the visible bits."""
    weights, visible, _ = machine
    return hidden_bits @ weights + visible


def free_energy(machine, states):
    """Of visible states [rows, 1]."""
    return -((states * machine[1]).sum(1, keepdim=True) + F.softplus(upward(machine, states)).sum(1, keepdim=True))


def bits(logits, uniforms):
    return (uniforms < torch.sigmoid(logits)).to(logits.dtype)


@torch.no_grad()
def gibbs(machine, states, uniform):
    for _ in range(${gibbs}):
        logits = upward(machine, states)
        hidden_bits = bits(logits, uniform(logits.shape[1]))
        states = bits(downward(machine, hidden_bits), uniform(states.shape[1]))
    return states


def misfit(logits, given):
    """Minus the log probability of independent bits, nats per row."""
    return (F.softplus(logits) - given * logits).sum(1).mean()
${
  inference === 'posterior'
    ? `

def log_marginal():
    return torch.log(MARGINAL + 1e-30)[None]
`
    : `

def inferred(images):
    """Logits of the codes of images."""
    return ${inference === 'tied' ? 'upward(bottom_machine(), images)' : 'inference(images)'}
`
}`;

/** What lists every code: of few bits only. */
const LISTED = `

def log_likelihoods(images):
    """log P(x | h) of images under every code [rows, codes]."""
    logits = downward(bottom_machine(), EVERY_CODE)
    return images @ logits.T - F.softplus(logits).sum(1)[None]


@torch.no_grad()
def draw_codes(logs, uniforms):
    """Codes drawn with these log probabilities [1, codes], by Gumbel noise."""
    noise = -torch.log(-torch.log(uniforms + 1e-30))
    return EVERY_CODE[(logs + noise).argmax(1)]
`;

/** The parts of the script of a tower of these networks over images of so many pixels. */
export function layersScript(experiment: Trained, networks: readonly NetworkActor[], pixels: number): ScriptBody {
  const method = findLayers(experiment.method.id);
  const { losses } = LAYERS_LOSSES[method.id] as Exclude<LayersLosses, { refusal: unknown }>;
  const { tower } = experiment;
  const ids = networks.map(({ id }) => id);
  const possible = possibleChapters(experiment);
  const chapters = chaptersOf(experiment);
  const phases = method.phases.filter(({ id }) => possible.includes(id));
  const bodies = phases.map(({ id }) => [id, losses[id]?.(experiment) ?? ''] as const);
  const isListed = bodies.some(([, body]) => /EVERY_CODE|log_likelihoods|draw_codes/.test(body));
  const held = bodies.map(([, body]) => body).join('\n');
  const groupOf = ({ optimiserGroup }: NetworkActor): 'bottomOptimiser' | 'topOptimiser' =>
    optimiserGroup === 'topOptimiser' ? 'topOptimiser' : 'bottomOptimiser';
  const startOf = (id: string): number => chapters.find((chapter) => chapter.id === id)?.start ?? 0;
  const className = (id: string): string => `${id[0]?.toUpperCase()}${id.slice(1)}`;
  const chainLine = (name: string): string =>
    held.includes(`chains["${name}"]`)
      ? `chains["${name}"] = tensor(FILE["${name}.chain"]).reshape(BATCH, -1)  # goes on from step to step\n`
      : '';
  return {
    networks: ids,
    hasTable: true,
    random: RANDOM,
    constants: `
BATCH = ${tower.batch}
CODES = ${tower.codes}  # bits of a code
PIXELS_OF = ${pixels}  # bits of an image
CHAPTERS = (${chapters.map(({ id, start }) => `(${start}, "${id}")`).join(', ')},)  # first step, and what is trained from it on
TRAINS = {${phases.map(({ id, trains }) => `"${id}": (${trains.map((each) => `"${each}"`).join(', ')},)`).join(', ')}}
${isListed ? 'EVERY_CODE = tensor((np.arange(2**CODES)[:, None] >> np.arange(CODES)) & 1)\n' : ''}${
  method.inference === 'posterior' ? 'MARGINAL = tensor(FILE["marginal"])  # probability of every code\n' : ''
}chains = {}
${chainLine('bottom')}${chainLine('top')}`,
    parts: [
      ...networks.map(({ id, spec, layout }) =>
        networkClass(className(id), `${spec.inputs} to ${spec.outputs} numbers.`, spec, layout),
      ),
      `\n\n${ids.map((id) => `${id} = load(${className(id)}(), "${id}")\n`).join('')}OPTIMISERS = {\n${networks
        .map((actor) => `    "${actor.id}": ${optimiserOf(actor.id, experiment[groupOf(actor)] as OptimiserFacts)},\n`)
        .join('')}}\n`,
      ...(['bottom', 'top'] as const).map((layer) =>
        rateFunction(`${layer}_rate`, experiment[`${layer}Optimiser`] as OptimiserFacts),
      ),
      machines(method.inference, ids.includes('top'), tower.gibbs),
      isListed ? LISTED : '',
      ...bodies.map(
        ([id, body]) => `

def ${id}_loss(images, uniform):
    """What the chapter "${id}" descends."""
${body}
`,
      ),
      `

def run_step(step):
    """One step of the chapter that it belongs to. Returns the loss."""
    start, chapter = [each for each in CHAPTERS if each[0] <= step][-1]
    if step == start:
        for optimiser in OPTIMISERS.values():  # bias corrections count the steps of a chapter
            for kept in optimiser.state.values():
                if "step" in kept:
                    kept["step"] = kept["step"] * 0
    draws = Draws(chapter, step, 0)
    images = (tensor(TABLE[draws.integers(draws.fresh("images"), BATCH, len(TABLE))]) + 1) * 0.5
    loss = ${
      bodies.length === 1
        ? `${bodies[0]?.[0]}_loss`
        : `{${bodies.map(([id]) => `"${id}": ${id}_loss`).join(', ')}}[chapter]`
    }(images, lambda columns: draws.uniform(draws.fresh("uniform"), BATCH, columns))
    for name in TRAINS[chapter]:
        OPTIMISERS[name].zero_grad()
    loss.backward()
    for name in TRAINS[chapter]:
        rate = top_rate(step - ${startOf('top')}) if name.startswith("top") else bottom_rate(step - ${startOf('bottom')})
        for group in OPTIMISERS[name].param_groups:
            group["lr"] = rate
        OPTIMISERS[name].step()
    return {f"{chapter}Loss": loss.item()}
`,
    ],
  };
}
