import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';
import { GRID_25, RING_8, SWISS_ROLL } from './data.ts';

/** Networks and optimiser of the reduced check: 128 × 3, leaky slope 0.01, RMSprop 2e-4, batch 256, ten critic steps. */
export const REDUCED = {
  'training.batch': 256,
  'training.criticSteps': 10,
  'generator.depth': 3,
  'generator.width': 128,
  'generator.activation': 'leaky-relu-001',
  'generator.initialisation': 'uniform',
  'critic.depth': 3,
  'critic.width': 128,
  'critic.activation': 'leaky-relu-001',
  'critic.initialisation': 'uniform',
  'generatorOptimiser.kind': 'rmsprop',
  'generatorOptimiser.rate': 2e-4,
  'generatorOptimiser.beta2': 0.99,
  'criticOptimiser.kind': 'rmsprop',
  'criticOptimiser.rate': 2e-4,
  'criticOptimiser.beta2': 0.99,
} as const;

const STEPS = 800;
const PENALTY_TRACE = ['w1', 'criticGap', 'criticLoss', 'penaltySlope'] as const;
const CLIP_TRACE = ['w1', 'criticGap', 'clippedShare', 'criticSlopeMean'] as const;

export const METHODS = {
  gp: { id: 'wgan-gp', title: 'GP' },
  lp: { id: 'wgan-lp', title: 'LP' },
} as const;
export type PenaltyName = keyof typeof METHODS;

const PLACES = {
  roll: { data: SWISS_ROLL, title: text('Swiss roll', 'スイスロール') },
  ring8: { data: RING_8, title: text('ring of 8', '8 モードのリング') },
  grid25: { data: GRID_25, title: text('grid of 25', '25 モードの格子') },
} as const;
type Place = keyof typeof PLACES;

interface Variant {
  readonly id: string;
  readonly title: Text;
  readonly changes: Readonly<Record<string, ParamValue>>;
}

/** WGAN with a gradient penalty of weight λ. */
function penalised(place: Place, penalty: PenaltyName, weight: number, variant?: Variant): Cell {
  const method = METHODS[penalty];
  const { data, title } = PLACES[place];
  const name = `${method.title}, λ = ${weight}`;
  return defineCell({
    id: `${penalty}-${place}-${weight}${variant ? `-${variant.id}` : ''}`,
    title: text(`${name}${variant?.title.en ?? ''}, ${title.en}`, `${name}${variant?.title.ja ?? ''}、${title.ja}`),
    changes: {
      'method.id': method.id,
      ...REDUCED,
      ...data,
      'training.warmUp': true,
      'penalty.weight': weight,
      ...variant?.changes,
    },
    steps: STEPS,
    every: 10,
    trace: PENALTY_TRACE,
  });
}

/** WGAN whose critic has its weights cut to ±c. */
const clipped = (bound: number): Cell =>
  defineCell({
    id: `clip-roll-${bound}`,
    title: text(`Clipping, c = ${bound}, Swiss roll`, `クリッピング、c = ${bound}、スイスロール`),
    changes: {
      'method.id': 'wgan-clip',
      ...REDUCED,
      ...SWISS_ROLL,
      'training.warmUp': true,
      'penalty.clip': bound,
    },
    steps: STEPS,
    every: 10,
    trace: CLIP_TRACE,
  });

const LOCAL: Variant = {
  id: 'local',
  title: text(', around both kinds of points', '、両方の点の周辺'),
  changes: { 'penalty.where': 'local-both', 'penalty.localScale': 1 },
};
const AT_DATA: Variant = { id: 'real', title: text(', at data', '、実データ上'), changes: { 'penalty.where': 'real' } };

export const gp01 = penalised('roll', 'gp', 0.1);
export const gp1 = penalised('roll', 'gp', 1);
export const gp5 = penalised('roll', 'gp', 5);
export const gp10 = penalised('roll', 'gp', 10);
export const gp100 = penalised('roll', 'gp', 100);
export const lp01 = penalised('roll', 'lp', 0.1);
export const lp1 = penalised('roll', 'lp', 1);
export const lp5 = penalised('roll', 'lp', 5);
export const lp10 = penalised('roll', 'lp', 10);
export const lp100 = penalised('roll', 'lp', 100);

export const gpLocal = penalised('roll', 'gp', 10, LOCAL);
export const lpLocal = penalised('roll', 'lp', 10, LOCAL);
export const gpAtData = penalised('roll', 'gp', 10, AT_DATA);
export const lpAtData = penalised('roll', 'lp', 10, AT_DATA);

/** GP and LP by weight on a mixture. */
const onMixture = (place: Place) => ({
  gp1: penalised(place, 'gp', 1),
  gp10: penalised(place, 'gp', 10),
  gp100: penalised(place, 'gp', 100),
  lp1: penalised(place, 'lp', 1),
  lp10: penalised(place, 'lp', 10),
  lp100: penalised(place, 'lp', 100),
});
export const ring = onMixture('ring8');
export const grid = onMixture('grid25');

export const clip001 = clipped(0.01);
export const clip01 = clipped(0.1);
