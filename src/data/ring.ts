import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { classesOf, classesParam, labelParams } from './labels.ts';
import { defineLaw } from './law.ts';
import { mixtureLaw, modeShares, stdParam, weightsParam } from './mixtureLaw.ts';

/** Equal Gaussians on a circle, mode 1 at twelve o'clock and on clockwise; the last angle stops one step before the first. */
export const ring = defineLaw({
  id: 'ring',
  title: text('Gaussian ring', 'リング状のガウス混合'),
  summary: text(
    'Gaussian modes on a circle: the classic test of whether a generator drops modes.',
    '円周上に並ぶガウス分布。生成器がモードを落とすかどうかを見る定番の課題。',
  ),
  labelled: true,
  hasPotential: true,
  params: {
    modes: integer({
      label: text('Modes', 'モード数'),
      symbol: 'K',
      help: text('Number of separate modes on the circle.', '円周上のモードの数。'),
      min: 1,
      max: 64,
      default: 8,
    }),
    radius: number({
      label: text('Radius', '半径'),
      symbol: 'R',
      unit: LENGTH,
      help: text('Distance of every mode from the centre.', '中心から各モードまでの距離。'),
      min: 0.1,
      max: 5,
      default: 2,
      step: 0.1,
    }),
    std: stdParam({ default: 0.1 }),
    classes: classesParam(),
    weights: weightsParam(),
    ...labelParams(),
  },
  create({ modes, radius, std, weights, ...labels }) {
    const shares = modeShares(weights, modes);
    return mixtureLaw(
      shares.map((weight, i) => {
        const angle = (2 * Math.PI * i) / modes;
        return { x: radius * Math.sin(angle), y: radius * Math.cos(angle), stdX: std, stdY: std, weight };
      }),
      classesOf(labels, modes),
    );
  },
});
