import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes } from './coverage.ts';

export const modes = defineMetric({
  id: 'modes',
  key: 'modes',
  title: text('Modes captured', '捕捉モード数'),
  definition: text(
    'Modes that are nearest to at least one high-quality sample.',
    '高品質なサンプルが少なくとも 1 点は最も近いモードの数。',
  ),
  formula: tex`\#\{k:\exists i,\ k=\arg\min_j d_{ij},\ d_{ik}<3\}`,
  better: 'higher',
  band: true,
  on: 'plane',
  compute: ({ coverage }) => coverage?.shares.filter((share) => share.captured).length ?? noModes,
});
