import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { notStacked } from './points.ts';

export const stackedKl = defineMetric({
  id: 'stacked-kl',
  key: 'stackedKl',
  title: text('Reverse KL of the stack', '重ね合わせの逆 KL'),
  unit: text('nats', 'nat'),
  definition: text(
    'Divergence of the combinations of digits in 1,000 generated images from even shares of 1,000: ln 1,000 ≈ 6.9 for one combination; chance alone leaves about 0.6.',
    '生成画像 1,000 枚での数字の組み合わせの割合と、1,000 通りが均等な分布との差異。1 通りだけなら ln 1,000 ≈ 6.9。偶然だけでも約 0.6 になります。',
  ),
  formula: tex`\sum_m q_m\ln\frac{q_m}{1/1000}`,
  better: 'lower',
  band: true,
  on: 'image',
  compute({ images, classes, noClasses }) {
    if (!images?.stacked) return classes ? notStacked : (noClasses ?? notStacked);
    const { modes, generated } = images.stacked;
    const counts = new Map<number, number>();
    for (const mode of generated) counts.set(mode, (counts.get(mode) ?? 0) + 1);
    let sum = 0;
    for (const count of counts.values())
      sum += (count / generated.length) * Math.log((count * modes) / generated.length);
    return sum;
  },
});
