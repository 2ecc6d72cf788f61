import { of } from '../math/expression.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';
import { exponentOf, logZOf, warpedSampler } from './warpedGaussian.ts';

const GAUSSIAN = { mean: [1, 1], covariance: [2, 0.25, 0.5] } as const;

/** (x, y + a sin ωx) is Gaussian, as in the toy suite of Sharrock & Nemeth, "Coin Sampling" (2023), with a = 1 and ω = 2. */
export const squiggle = defineLaw({
  id: 'squiggle',
  title: text('Squiggle', 'くねり'),
  summary: text(
    'A Gaussian bent into a wave: one piece, with slopes that change faster than a coarse step can follow.',
    '波形に曲げたガウス分布。ひと続きですが、粗いステップでは追えないほど勾配が変化します。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: {
    amplitude: number({
      label: text('Amplitude', '振幅'),
      symbol: 'a',
      unit: LENGTH,
      help: text('Height of the wave; 0 leaves a Gaussian.', '波の高さ。0 ならガウス分布になります。'),
      min: 0,
      max: 2,
      default: 1,
      step: 0.1,
    }),
    frequency: number({
      label: text('Frequency', '周波数'),
      symbol: 'ω',
      help: text('Waves per 2π units along x.', 'x 方向の長さ 2π あたりの波の数。'),
      min: 0.5,
      max: 4,
      default: 2,
      step: 0.1,
    }),
  },
  create({ amplitude, frequency }) {
    const wave = of.mul('a', of.sin(of.mul('w', 'x')));
    return formulaLaw(
      {
        kind: 'formula',
        logDensity: exponentOf(GAUSSIAN, 'x', of.add('y', wave)),
        letters: { a: amplitude, w: frequency },
        box: { xMin: -8.2, xMax: 10.2, yMin: -3.6 - amplitude, yMax: 5.6 + amplitude },
      },
      windowAround({ xMin: -3, xMax: 5, yMin: -1 - amplitude, yMax: 3 + amplitude }),
      {
        logZ: logZOf(GAUSSIAN),
        sample: warpedSampler(GAUSSIAN, (v0, v1) => [v0, v1 - amplitude * Math.sin(frequency * v0)]),
      },
    );
  },
});
