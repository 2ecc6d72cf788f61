import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

const TRACE = ['logLikelihood', 'logLikelihoodTraining', 'latentCeiling', 'latentBound', 'optimismGap'] as const;

/** Steps in which the top learns with every code enumerated, its rate falling to zero. */
const TOP_STEPS = 2_000;

function tower(id: string, title: Text, bottomSteps: number, changes: Readonly<Record<string, ParamValue>>): Cell {
  return defineCell({
    id,
    title,
    changes: {
      'tower.bottomSteps': bottomSteps,
      'topOptimiser.annealing': 'linear',
      'topOptimiser.annealingSteps': TOP_STEPS,
      ...changes,
    },
    steps: bottomSteps + TOP_STEPS,
    every: (bottomSteps + TOP_STEPS) / 4,
    trace: TRACE,
  });
}

export const ringOnGrid = tower('tower-ring-on-grid', text('AERI, ring on a grid', 'AERI、格子上のリング'), 2_000, {
  'data.id': 'thermometer',
  'method.id': 'aeri',
  'tower.batch': 200,
  'topOptimiser.rate': 0.1,
});

/** Ten bits under ten units on crops of digits; rates of the bottom fall to zero as well. */
const onCrops = (id: string, title: Text, bottomSteps: number, changes: Readonly<Record<string, ParamValue>>): Cell =>
  tower(`tower-crops-${id}`, text(`${title.en}, crops of digits`, `${title.ja}、数字の中央部`), bottomSteps, {
    'data.id': 'mnist-crops',
    'topOptimiser.rate': 0.03,
    'bottomOptimiser.annealing': 'linear',
    'bottomOptimiser.annealingSteps': bottomSteps,
    ...changes,
  });

export const cropsAeri = onCrops('aeri', text('AERI', 'AERI'), 4_800, {
  'method.id': 'aeri',
  'bottomOptimiser.rate': 0.003,
});

export const cropsTied = onCrops('tied', text('tied auto-encoder', '重みを共有するオートエンコーダー'), 4_800, {
  'method.id': 'auto-encoder',
  'bottomOptimiser.rate': 0.003,
});

export const cropsMachines = onCrops('machines', text('stacked RBMs', '積層 RBM'), 12_000, {
  'method.id': 'stacked-rbm',
  'bottomOptimiser.rate': 0.05,
});
