import type { Law } from '../data/law.ts';
import { effective } from '../experiment/availability.ts';
import { defaultExperiment, type Experiment, keysOf, paramOf, withValues } from '../experiment/experiment.ts';
import type { GanMethod } from '../methods/gan/contract.ts';
import { GAN_METHODS } from '../methods/gan/index.ts';
import { usesDensity } from '../methods/index.ts';
import type { ParamValue } from '../schema/param.ts';
import { drawnOnce, ringLaw } from './drawnOnce.ts';
import { imageLaw } from './imageLaw.ts';
import { pairwise } from './pairwise.ts';

/** One setting with the values that tests try. */
export interface Factor {
  readonly key: string;
  readonly values: readonly ParamValue[];
}

/** Small and odd values of numbers that shape the graph; every choice and toggle is tried in full. */
const SHAPES: Readonly<Record<string, readonly number[]>> = {
  'training.batch': [7, 1, 16, 33],
  'training.packing': [1, 2, 4],
  'method.draws': [2, 1],
  'training.criticSteps': [1, 2],
  'training.generatorSteps': [1, 2],
  'training.labelSmoothing': [0, 0.1],
  'generator.depth': [1, 0, 2, 3],
  'generator.width': [8, 1, 5, 13, 32],
  'critic.depth': [2, 0, 1, 3],
  'critic.width': [8, 1, 5, 13, 32],
  'latent.dimension': [2, 1, 9],
  'generator.channels': [3, 2],
  'critic.channels': [3, 2],
};

/** Settings that do not change the program: data laws, stop conditions, and how fast or how often a player learns. */
const IRRELEVANT = /^(seed|data\.|stop\.|training\.warmUp)|Optimiser\.annealing/;

/** The values that tests try of a setting; none of one that is a plain number. */
function factorsOf(base: Experiment, key: string): Factor[] {
  const param = paramOf(base, key);
  // Features are compared on images alone, and need a network: see train/imageGradients.test.ts.
  if (key === 'method.space') return [{ key, values: ['pixels'] }];
  if (param?.kind === 'choice') return [{ key, values: param.options.map(({ value }) => value) }];
  if (param?.kind === 'toggle') return [{ key, values: [false, true] }];
  const values = SHAPES[key];
  return values ? [{ key, values }] : [];
}

/** Every declared option of the program as a factor: all choices, all toggles, and the shapes above. */
export function declaredFactors(): readonly Factor[] {
  const base = defaultExperiment();
  const keys = keysOf(base).filter((key) => !IRRELEVANT.test(key) && key !== 'method.id');
  return [
    { key: 'method.id', values: GAN_METHODS.map(({ id }) => id) },
    ...keys.flatMap((key) => factorsOf(base, key)),
  ];
}

/** The options of one method as factors, with what they work on; none for most. */
export function methodFactors(id: string): readonly Factor[] {
  const base = withValues(defaultExperiment(), { 'method.id': id });
  const own = keysOf(base).filter((key) => key.startsWith('method.') && key !== 'method.id');
  const factors = own.flatMap((key) => factorsOf(base, key));
  if (factors.length === 0) return [];
  const more = usesDensity(id) ? ['smoothing.kernel', 'training.batch'] : ['training.labelSmoothing'];
  return [...factors, ...more.flatMap((key) => factorsOf(base, key))];
}

/** An experiment for each row, with a name that says what differs from the defaults, and a law that it can learn. */
export interface CoverageCase {
  readonly name: string;
  readonly experiment: Experiment;
  readonly law: Law;
}

/** Every combination of a pairwise covering set of factors. */
function combinations(factors: readonly Factor[]): readonly Readonly<Record<string, ParamValue>>[] {
  return pairwise(factors.map(({ values }) => values.length)).map((row) =>
    Object.fromEntries(row.map((value, i) => [factors[i]?.key ?? '', factors[i]?.values[value] ?? 0])),
  );
}

const idsOf = (isMeant: (method: GanMethod) => boolean): readonly string[] =>
  GAN_METHODS.filter(isMeant).map(({ id }) => id);
const methodsWithCritic = idsOf(({ needs }) => needs.critic !== 'none');
const methodsWithLabels = idsOf(({ needs }) => needs.labels);
const methodsWithLogit = idsOf(({ needs }) => needs.critic === 'logit' && !needs.labels);

const ARCHITECTURES = ['generator.architecture', 'critic.architecture'];
const CHANNELS = ['generator.channels', 'critic.channels'];

/**
 * Values with sets of their own: next to a frozen generator, without a critic, with a penalty that the critic rules out,
 * or with what needs images or no penalty, a pair of settings would count as tried that was not; without biases or latents,
 * narrow networks leave nothing but rounding errors to compare. Methods with labels differ from each other where labels
 * and penalties meet, not elsewhere.
 */
const APART: Readonly<Record<string, readonly ParamValue[]>> = {
  'method.id': idsOf(({ needs }) => needs.critic === 'none' || needs.labels),
  'training.freeze': ['data', 'noisy', 'shifted'],
  'penalty.kind': ['noise'],
  'latent.law': ['zero'],
  'critic.bias': [false],
  'generator.normalisation': ['batch'],
  'critic.normalisation': ['batch'],
  ...Object.fromEntries(ARCHITECTURES.map((key) => [key, ['dcgan']])),
  ...Object.fromEntries(CHANNELS.map((key) => [key, [2, 3]])),
};

/** Everything that is declared, without the values that are apart. */
function togetherFactors(): readonly Factor[] {
  return declaredFactors()
    .map(({ key, values }) => ({ key, values: values.filter((value) => !APART[key]?.includes(value)) }))
    .filter(({ key, values }) => values.length > 0 && !ARCHITECTURES.includes(key));
}

const factor = (key: string): Factor[] => factorsOf(defaultExperiment(), key);

/**
 * Networks that learn images, with a logit and with a score. Batch normalisation has sets with a logit only: it takes the
 * mean out of every unit, so that the mean of a score hardly depends on its inputs and leaves a gradient of rounding errors.
 */
function imageSets(): readonly (readonly Factor[])[] {
  const small = [
    { key: 'critic.activation', values: ['leaky-relu', 'maxout', 'tanh'] },
    ...CHANNELS.map(factor),
  ].flat();
  const networks = [...ARCHITECTURES, 'generator.normalisation', 'training.packing'].flatMap(factor);
  return [
    [
      { key: 'method.id', values: ['ns-gan', 'wgan'] },
      ...small,
      ...networks,
      { key: 'critic.normalisation', values: ['none', 'layer', 'spectral'] },
      ...['penalty.kind', 'penalty.where'].flatMap(factor),
    ],
    [
      { key: 'method.id', values: ['ns-gan'] },
      { key: 'critic.normalisation', values: ['batch'] },
      ...small,
      ...networks,
    ],
    // More coordinates than the engines' own kernel sums take.
    [
      { key: 'method.id', values: ['kernel-gan', 'kernel-gan-noisy'] },
      { key: 'method.space', values: ['pixels'] },
      { key: 'smoothing.bandwidth', values: [1] },
      { key: 'method.selfTerms', values: [true, false] },
      ...['smoothing.kernel', 'generator.normalisation'].flatMap(factor),
    ],
  ];
}

/** What is apart, each with the settings that matter to it. */
function specialSets(): readonly (readonly Factor[])[] {
  const own = GAN_METHODS.map(({ id }) => ({ id, factors: methodFactors(id) })).filter(
    ({ factors }) => factors.length > 0,
  );
  const withCritic = { key: 'method.id', values: methodsWithCritic };
  const plain = { key: 'method.id', values: methodsWithCritic.filter((id) => !methodsWithLabels.includes(id)) };
  return [
    [withCritic, ...factor('training.freeze')],
    [plain, { key: 'latent.law', values: ['zero'] }, { key: 'generator.depth', values: [0, 2] }],
    [plain, { key: 'critic.bias', values: [false] }, ...factor('critic.depth')],
    ...(['generator', 'critic'] as const).map((player) => [
      { key: 'method.id', values: methodsWithLogit },
      { key: `${player}.normalisation`, values: ['batch'] },
      { key: `${player}.activation`, values: ['leaky-relu', 'maxout', 'tanh'] },
      { key: `${player}.depth`, values: [1, 2] },
    ]),
    [
      { key: 'method.id', values: methodsWithLogit },
      { key: 'penalty.kind', values: ['noise'] },
      ...['critic.activation', 'training.packing'].flatMap(factor),
    ],
    [
      { key: 'method.id', values: methodsWithLabels },
      ...['penalty.kind', 'penalty.where', 'smoothing.on', 'training.labelSmoothing', 'training.batch'].flatMap(factor),
      ...['critic.normalisation', 'critic.activation', 'latent.dimension'].flatMap(factor),
    ],
    // Wide enough that no point lies at the edge of a bounded kernel, where a rounding error is a leap.
    ...own.map(({ id, factors }) => [
      { key: 'method.id', values: [id] },
      { key: 'smoothing.bandwidth', values: [2] },
      ...factors,
    ]),
  ];
}

/** Settings that `effective` takes back on the plane, which is where the laws of the registry are that tests can make. */
const onImages = (changes: Readonly<Record<string, ParamValue>>): Readonly<Record<string, ParamValue>> =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => ARCHITECTURES.includes(key)));

/** Pairwise covering sets of everything that is declared, as it would be trained. */
export function coveringCases(): readonly CoverageCase[] {
  const base = withValues(defaultExperiment(), {
    seed: 1,
    'smoothing.duration': 7,
    'generator.width': 8,
    'critic.width': 8,
    'generator.channels': 3,
    'critic.channels': 3,
    'training.batch': 16,
    // Spectral normalisation divides by the size of weights: clipped to nearly nothing, it multiplies every error.
    'penalty.clip': 0.5,
  });
  const plane = ringLaw();
  const images = drawnOnce(imageLaw());
  const onPlane = [togetherFactors(), ...specialSets()]
    .flatMap(combinations)
    .map((changes) => ({ changes, law: plane }));
  const ofImages = imageSets()
    .flatMap(combinations)
    .map((changes) => ({ changes, law: images }));
  return [...onPlane, ...ofImages].map(({ changes, law }, index) => {
    const { 'method.id': method, ...others } = changes;
    const name = `${index} ${method}${law === images ? ' on images' : ''}: ${Object.values(others).join(' ')}`;
    const trained = effective(withValues(base, changes));
    return { name, law, experiment: law === images ? withValues(trained, onImages(changes)) : trained };
  });
}
