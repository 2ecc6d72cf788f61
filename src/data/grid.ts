import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { classesOf, classesParam, labelParams } from './labels.ts';
import { defineLaw } from './law.ts';
import { mixtureLaw, modeShares, stdParam, weightsParam } from './mixtureLaw.ts';

/** side × side Gaussians around the origin; modes are numbered in reading order from the top left. */
export const grid = defineLaw({
  id: 'grid',
  title: text('Gaussian grid', '格子状のガウス混合'),
  summary: text(
    'Many narrow modes on a square grid: the 25-mode benchmark of the mode-collapse literature.',
    '正方格子に並ぶ多数の鋭いモード。モード崩壊の研究で使われる 25 モードの課題。',
  ),
  labelled: true,
  hasPotential: true,
  params: {
    side: integer({
      label: text('Side', '一辺'),
      unit: text('modes', 'モード'),
      help: text('Modes along each side of the square.', '正方形の一辺に並ぶモードの数。'),
      min: 1,
      max: 10,
      default: 5,
    }),
    spacing: number({
      label: text('Spacing', '間隔'),
      unit: LENGTH,
      help: text('Distance between neighbouring modes.', '隣り合うモードの間隔。'),
      min: 0.1,
      max: 3,
      default: 1,
      step: 0.1,
    }),
    std: stdParam({ default: 0.05 }),
    classes: classesParam(),
    weights: weightsParam(),
    ...labelParams(),
  },
  create({ side, spacing, std, weights, ...labels }) {
    const middle = (side - 1) / 2;
    return mixtureLaw(
      modeShares(weights, side * side).map((weight, i) => ({
        x: ((i % side) - middle) * spacing,
        y: (middle - Math.floor(i / side)) * spacing,
        stdX: std,
        stdY: std,
        weight,
      })),
      classesOf(labels, side * side),
    );
  },
});
