import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

const TRACE = [
  'logLikelihood',
  'logLikelihoodTraining',
  'latentCeiling',
  'latentBound',
  'reconstructionBound',
  'optimismGap',
  'topDivergence',
] as const;

interface Recipe {
  readonly id: string;
  readonly title: Text;
  readonly changes: Readonly<Record<string, ParamValue>>;
  readonly steps: number;
  readonly every: number;
}

const tower = (recipe: Recipe): Cell => defineCell({ ...recipe, trace: TRACE });

/** Ten bits under ten units on the tea, the top by enumeration for 1,600 steps: the settings of the reduced check. */
const onTea = (id: string, title: Text, bottomSteps: number, changes: Recipe['changes']): Cell =>
  tower({
    id: `tower-tea-${id}`,
    title: text(`${title.en}, tea`, `${title.ja}、お茶`),
    changes: { 'data.id': 'tea', ...changes },
    steps: bottomSteps + 1_600,
    every: bottomSteps / 4,
  });

export const teaAeri = onTea('aeri', text('AERI, rich inference', 'リッチな推論の AERI'), 3_200, {
  'method.id': 'aeri',
});
export const teaTied = onTea('tied', text('tied auto-encoder', '重みを結合したオートエンコーダー'), 3_200, {
  'method.id': 'auto-encoder',
});
export const teaMachines = onTea('machines', text('stacked RBMs', '積層 RBM'), 8_000, { 'method.id': 'stacked-rbm' });
export const teaMeans = onTea('means', text('AERI, codes as probabilities', '確率を符号とする AERI'), 3_200, {
  'method.id': 'aeri',
  'tower.codesAre': 'means',
});

/** Step of `onBars` at which the bottom has nearly learnt, and the top is still to come. */
export const BARS_BOTTOM = 1_500;

const onBars = (id: string, title: Text, changes: Recipe['changes']): Cell =>
  tower({
    id: `tower-bars-${id}`,
    title: text(`AERI, ${title.en}, bars and stripes`, `AERI・${title.ja}、縦縞と横縞`),
    changes: {
      'method.id': 'aeri',
      'data.id': 'bars-and-stripes',
      'tower.codes': 8,
      'tower.bottomSteps': 2_000,
      'topOptimiser.rate': 0.05,
      ...changes,
    },
    steps: 6_000,
    every: 500,
  });

export const barsExact = onBars('exact', text('16 units by enumeration', '列挙で学習した 16 ユニット'), {
  'tower.topUnits': 16,
});
export const barsTwo = onBars('two', text('2 units by enumeration', '列挙で学習した 2 ユニット'), {
  'tower.topUnits': 2,
});
export const barsShort = onBars('short', text('16 units by CD-1', 'CD-1 で学習した 16 ユニット'), {
  'tower.topUnits': 16,
  'tower.topTrainer': 'cd',
});

/** Step of `shifterExact` at which the bottom has nearly learnt, and the top is still to come. */
export const SHIFTER_BOTTOM = 2_500;

export const shifterExact = tower({
  id: 'tower-shifter-exact',
  title: text('AERI, 8 units by enumeration, shifter', 'AERI・列挙で学習した 8 ユニット、ずらし'),
  changes: {
    'method.id': 'aeri',
    'data.id': 'shifter',
    'tower.codes': 6,
    'tower.topUnits': 8,
    'tower.bottomSteps': 3_000,
    'topOptimiser.annealing': 'cosine',
    'topOptimiser.annealingSteps': 3_000,
  },
  steps: 6_000,
  every: 500,
});
