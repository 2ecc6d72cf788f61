import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';
import { GRID_25, RING_8, SWISS_ROLL } from './data.ts';

/** The closed-form method of the reduced check: 256 points of each kind, generator 128 × 3, Adam 1e-3 (0.5, 0.9). */
const KERNEL_GAN = {
  'method.id': 'kernel-gan',
  'training.batch': 256,
  'generator.depth': 3,
  'generator.width': 128,
  'generator.activation': 'leaky-relu',
  'generator.initialisation': 'uniform',
  'generatorOptimiser.kind': 'adam',
  'generatorOptimiser.rate': 1e-3,
  'generatorOptimiser.beta1': 0.5,
  'generatorOptimiser.beta2': 0.9,
} as const;

const STEPS = 3_000;
const FROZEN_STEPS = 500;
/** Annealing takes the first 80 % of the steps. */
const DURATION = 2_400;

const PLACES = {
  ring8: { data: RING_8, title: text('ring of 8', '8 モードのリング') },
  grid25: { data: GRID_25, title: text('grid of 25', '25 モードの格子') },
  roll: { data: SWISS_ROLL, title: text('Swiss roll', 'スイスロール') },
} as const;
type Place = keyof typeof PLACES;

const traceOf = (place: Place): readonly string[] =>
  place === 'roll' ? ['w1', 'generatorLoss'] : ['w1', 'near', 'nearModes', 'generatorLoss'];

interface Variant {
  readonly id?: string;
  readonly title?: Text;
  readonly changes?: Readonly<Record<string, ParamValue>>;
  readonly steps?: number;
}

function kernelCell(
  place: Place,
  bandwidth: Readonly<Record<string, ParamValue>>,
  name: string,
  variant: Variant,
): Cell {
  const { data, title } = PLACES[place];
  const { id = '', changes = {}, steps = STEPS } = variant;
  const more = { en: '', ja: '', ...variant.title };
  return defineCell({
    id: `kernel-${place}-${name.replace(' → ', '-to-')}${id}`,
    title: text(`σ ${name}${more.en}, ${title.en}`, `σ ${name}${more.ja}、${title.ja}`),
    changes: { ...KERNEL_GAN, ...data, 'smoothing.on': true, ...bandwidth, ...changes },
    steps,
    every: steps === STEPS ? 100 : 50,
    trace: traceOf(place),
  });
}

/** Kernel GAN with one bandwidth throughout. */
const constant = (place: Place, bandwidth: number, variant: Variant = {}): Cell =>
  kernelCell(place, { 'smoothing.bandwidth': bandwidth, 'smoothing.schedule': 'constant' }, `${bandwidth}`, variant);

/** Kernel GAN with a bandwidth that shrinks by a constant factor per step. */
const annealed = (place: Place, start: number, end: number, variant: Variant = {}): Cell =>
  kernelCell(
    place,
    {
      'smoothing.bandwidth': start,
      'smoothing.schedule': 'exponential',
      'smoothing.end': end,
      'smoothing.duration': DURATION,
    },
    `${start} → ${end}`,
    variant,
  );

export const ring002 = constant('ring8', 0.02, { steps: FROZEN_STEPS });
export const ring005 = constant('ring8', 0.05, { steps: FROZEN_STEPS });
export const ring02 = constant('ring8', 0.2);
export const ring05 = constant('ring8', 0.5);
export const ringTo01 = annealed('ring8', 0.5, 0.1);
export const ringTo005 = annealed('ring8', 0.5, 0.05);
export const ringTo002 = annealed('ring8', 0.5, 0.02);
export const ringLeaveOneOut = annealed('ring8', 0.5, 0.05, {
  id: '-loo',
  title: text(', leave-one-out', '、1 点除外'),
  changes: { 'method.selfTerms': false },
});
export const ringNonSaturating = annealed('ring8', 0.5, 0.05, {
  id: '-non-saturating',
  title: text(', non-saturating', '、非飽和'),
  changes: { 'method.objective': 'non-saturating' },
});
export const ringStopped = annealed('ring8', 0.5, 0.05, {
  id: '-stopped',
  title: text(', non-saturating, no gradient through centres', '、非飽和・中心への勾配なし'),
  changes: { 'method.objective': 'non-saturating', 'method.centres': false },
});

export const grid005 = constant('grid25', 0.05);
export const grid02 = constant('grid25', 0.2);
export const grid05 = constant('grid25', 0.5);
export const grid03To01 = annealed('grid25', 0.3, 0.1);
export const gridTo01 = annealed('grid25', 0.5, 0.1);
export const gridTo005 = annealed('grid25', 0.5, 0.05);

export const roll005 = constant('roll', 0.05);
export const roll01 = constant('roll', 0.1);
export const roll02 = constant('roll', 0.2);
export const roll05 = constant('roll', 0.5);
export const rollTo01 = annealed('roll', 0.5, 0.1);
