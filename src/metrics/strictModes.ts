import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes } from './coverage.ts';

export const strictModes = defineMetric({
  id: 'strict-modes',
  key: 'strictModes',
  title: text('Strict modes', '基準達成モード数'),
  definition: text(
    'Captured modes that hold at least a quarter of their fair share of the high-quality samples.',
    '捕捉したモードのうち、高品質なサンプルを本来の割合の 1/4 以上得ているものの数。',
  ),
  formula: tex`\#\{k:q_k\ge\tfrac14 p_k,\ q_k>0\}`,
  better: 'higher',
  band: true,
  on: 'plane',
  compute: ({ coverage }) => coverage?.shares.filter((share) => share.strict).length ?? noModes,
});
