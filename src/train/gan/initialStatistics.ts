import type { Program } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { forward } from '../../nn/forward.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { classesFor, latentsFor, withClasses } from '../latents.ts';
import { spreadRows } from '../residentData.ts';
import type { Subject } from '../subject.ts';
import { hasCritic, isConditional, type Players } from './players.ts';

/** Rows from which the first running averages are taken; a convolution has many positions in each. */
const ROWS = { mlp: 256, dcgan: 64 } as const;

const rowsFor = ({ architecture = 'mlp' }: NetworkSpec): number => ROWS[architecture];

/** Critic inputs [count, packing · size (+ classes)] from samples and the classes of the data rows. */
function criticInputs(samples: Float32Array, data: Float32Array, count: number, spec: NetworkSpec, size: number) {
  const columns = data.length / (samples.length / size);
  const [packed, seen] = [samples.length / count, spec.inputs - samples.length / count];
  const inputs = new Float32Array(count * spec.inputs);
  for (let i = 0; i < count; i++) {
    inputs.set(samples.subarray(i * packed, (i + 1) * packed), i * spec.inputs);
    const row = i * (packed / size) * columns + size;
    inputs.set(data.subarray(row, row + seen), i * spec.inputs + packed);
  }
  return inputs;
}

/**
 * Running averages of batch normalisation before the first step: what initial weights make of one batch of latents, and
 * of one batch each of data and of generated samples (without the noise of smoothing, which the first steps bring in).
 */
export function initialStatistics(
  experiment: Experiment,
  { classes, shares, space }: Subject,
  { generator, critic }: Players,
  state: Program['state'],
  data: Program['data'],
): Readonly<Record<string, Float32Array>> {
  const { seed, latent, training } = experiment;
  const isNormalised = hasCritic(experiment) && critic.statistics !== undefined;
  if (generator.statistics === undefined && !isNormalised) return {};
  const count = Math.max(rowsFor(generator.spec), rowsFor(critic.spec) * training.packing);
  const latents = latentsFor(experiment, 'statistics', count);
  const asked = isConditional(experiment) && classesFor(seed, 'statistics', shares, count);
  const inputs = asked ? withClasses(latents, latent.dimension, asked, classes) : latents;
  const made = forward(generator.spec, state[generator.weights] as Float32Array, inputs);
  const own = generator.statistics !== undefined && { [generator.statistics]: made.statistics };
  if (!isNormalised || critic.statistics === undefined) return { ...own };
  const rows = spreadRows(data, count);
  const real = rows.filter((_, i) => i % data.columns < space.size);
  const seenIn = (samples: Float32Array): Float32Array => {
    const given = criticInputs(samples, rows, count / training.packing, critic.spec, space.size);
    return forward(critic.spec, state[critic.weights] as Float32Array, given).statistics;
  };
  const [atReal, atMade] = [seenIn(real), seenIn(made.output)];
  return { ...own, [critic.statistics]: atReal.map((value, i) => (value + (atMade[i] as number)) / 2) };
}
