import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes } from './coverage.ts';

export const highQuality = defineMetric({
  id: 'high-quality',
  key: 'highQuality',
  title: text('High quality', '高品質'),
  definition: text(
    'Share of samples within three standard deviations of their nearest mode; a perfect sampler of Gaussian modes gets 98.9 %, of modes with other shapes up to 100 %.',
    '最も近いモードから標準偏差の 3 倍以内にあるサンプルの割合。ガウス分布のモードなら理想的な生成器で 98.9 %、ほかの形のモードでは最大 100 %。',
  ),
  isShare: true,
  formula: tex`\frac1n\#\{i:\min_k d_{ik}<3\},\quad d_{ik}^2=\frac{(x_i-\mu_k)^2}{\sigma_{x,k}^2}+\frac{(y_i-\nu_k)^2}{\sigma_{y,k}^2}`,
  better: 'higher',
  band: true,
  on: 'plane',
  compute: ({ coverage }) => {
    if (!coverage) return noModes;
    if (coverage.samples === 0) return text('There is no sample.', 'サンプルがありません。');
    return coverage.highQuality / coverage.samples;
  },
});
