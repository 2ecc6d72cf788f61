import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes } from './coverage.ts';

export const modeCount = defineMetric({
  id: 'mode-count',
  key: 'modeCount',
  title: text('Modes of the data', 'データのモード数'),
  symbol: 'K',
  definition: text('Modes of the data with a weight above zero.', '重みが 0 より大きいデータのモードの数。'),
  formula: tex`K=\#\{k:p_k>0\}`,
  on: 'plane',
  compute: ({ coverage }) => coverage?.shares.filter((share) => share.target > 0).length ?? noModes,
});
