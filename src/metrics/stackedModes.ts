import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { notStacked } from './points.ts';

/** Protocol of arXiv:1705.07761 and arXiv:1712.04086, who classify 26,000 images; a smaller sample cannot find as many. */
export const stackedModes = defineMetric({
  id: 'stacked-modes',
  key: 'stackedModes',
  title: text('Modes of the stack', '重ね合わせのモード数'),
  definition: text(
    'Combinations of three digits, of 1,000, that the judge sees in at least one of 1,000 generated images, each channel judged by itself. Even the data show only about 632 in 1,000 images.',
    '生成画像 1,000 枚に判定器が見つけた 3 桁の組み合わせ（全 1,000 通り）の数。チャネルごとに判定します。実データでも 1,000 枚では約 632 通りです。',
  ),
  formula: tex`\#\{(a,b,c):\exists i,\ \hat y(g_i)=(a,b,c)\}`,
  better: 'higher',
  band: true,
  on: 'image',
  compute: ({ images, classes, noClasses }) =>
    images?.stacked ? new Set(images.stacked.generated).size : classes ? notStacked : (noClasses ?? notStacked),
});
