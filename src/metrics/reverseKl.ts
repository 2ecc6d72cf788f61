import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes, reverseKlOf } from './coverage.ts';

const noHighQuality = text(
  'No sample lies within three standard deviations of a mode.',
  'どのモードの 3σ 以内にもサンプルがありません。',
);

export const reverseKl = defineMetric({
  id: 'reverse-kl',
  key: 'reverseKl',
  title: text('Reverse KL', '逆 KL'),
  unit: text('nats', 'nat'),
  definition: text(
    'Divergence of the generated mode shares from the true weights, over high-quality samples: 0 is even, ln K one mode only.',
    '高品質なサンプルでのモードの割合と真の重みとの差異。0 なら一致、1 モードだけなら ln K。',
  ),
  formula: tex`\mathrm{KL}(q\,\|\,p)=\sum_k q_k\ln\frac{q_k}{p_k}`,
  better: 'lower',
  band: true,
  on: 'plane',
  compute: ({ coverage }) => (coverage ? (reverseKlOf(coverage) ?? noHighQuality) : noModes),
});
