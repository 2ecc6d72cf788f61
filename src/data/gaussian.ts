import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { mixtureLaw, stdParam } from './mixtureLaw.ts';

const position = (axis: string) =>
  number({
    label: text(`Mean ${axis}`, `平均 ${axis}`),
    symbol: `μ${axis}`,
    unit: LENGTH,
    help: text('Where the mode lies.', 'モードの位置。'),
    min: -4,
    max: 4,
    default: 0,
    step: 0.1,
  });

const width = (axis: string, value: number) =>
  stdParam({
    label: text(`Std ${axis}`, `標準偏差 ${axis}`),
    symbol: `s${axis}`,
    help: text('Width along this axis.', 'この軸方向の広がり。'),
    min: 0.01,
    max: 2,
    default: value,
  });

/** A single axis-aligned Gaussian. */
export const gaussian = defineLaw({
  id: 'gaussian',
  title: text('Single Gaussian', '単一ガウス分布'),
  summary: text(
    'One mode: whatever fails here is not mode collapse. Shows oscillation and shrinking variance.',
    'モードは 1 つだけ。ここでの失敗はモード崩壊ではなく、振動や分散の縮小が見えます。',
  ),
  hasPotential: true,
  params: { meanX: position('x'), meanY: position('y'), stdX: width('x', 0.6), stdY: width('y', 0.6) },
  create({ meanX, meanY, stdX, stdY }) {
    return mixtureLaw([{ x: meanX, y: meanY, stdX, stdY, weight: 1 }]);
  },
});
