import { type NumberParam, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';

/** Standard deviation across a curve of high density. */
export function widthParam(spec: Partial<NumberParam> & { readonly default: number }): NumberParam {
  return number({
    label: text('Std', '標準偏差'),
    symbol: 's',
    unit: LENGTH,
    help: text(
      'How wide the density is across its curve. Narrow ones have steep slopes and are harder to follow.',
      '曲線を横切る方向の広がり。狭いほど勾配が急になり、たどるのが難しくなります。',
    ),
    min: 0.15,
    max: 1,
    scale: 'log',
    ...spec,
  });
}

/** How strongly a parabola bends a Gaussian. */
export function bendParam(): NumberParam {
  return number({
    label: text('Bend', '曲がり'),
    symbol: 'b',
    help: text(
      'How strongly the parabola bends the Gaussian; 0 leaves it straight.',
      'ガウス分布を曲げる放物線の強さ。0 ならまっすぐなままです。',
    ),
    min: 0,
    max: 2,
    default: 1,
    step: 0.1,
  });
}

/** Correlation of two coordinates of a Gaussian. */
export function correlationParam(): NumberParam {
  return number({
    label: text('Correlation', '相関'),
    symbol: 'ρ',
    help: text(
      'Correlation of the Gaussian: the nearer to 1, the thinner the shape.',
      'ガウス分布の相関。1 に近いほど細長い形になります。',
    ),
    min: 0,
    max: 0.98,
    default: 0.9,
    step: 0.01,
  });
}
