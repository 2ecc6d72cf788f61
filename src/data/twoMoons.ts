import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { classesOf, labelNoiseParam } from './labels.ts';
import { defineLaw } from './law.ts';
import { modeShares, stdParam, weightsParam } from './mixtureLaw.ts';
import { noisyCurveLaw } from './noisyCurve.ts';

const SCALE = 1.4;

/** Two interleaved half circles with Gaussian noise, centred on the origin. */
export const twoMoons = defineLaw({
  id: 'two-moons',
  title: text('Two moons', '2 つの半月'),
  summary: text(
    'Two interleaved half circles: separate pieces that no straight cut divides.',
    '互い違いの 2 つの半円。直線では分けられない離れた 2 つの塊。',
  ),
  hasModes: false,
  labelled: true,
  params: {
    std: stdParam({
      default: 0.08,
      min: 0.02,
      max: 0.5,
      label: text('Noise', 'ノイズ'),
      help: text('Standard deviation of the noise around the curve.', '曲線のまわりのノイズの標準偏差。'),
    }),
    gap: number({
      label: text('Gap', '隙間'),
      unit: LENGTH,
      help: text(
        'Pulls the moons apart; below 0 they hook deeper.',
        '半月を引き離します。負の値ではより深くかみ合います。',
      ),
      min: -0.5,
      max: 2,
      default: 0,
      step: 0.05,
    }),
    weights: weightsParam(),
    labelNoise: labelNoiseParam(),
  },
  create({ std, gap, weights, ...labels }) {
    const [upper = 0, lower = 0] = modeShares(weights, 2);
    const moon = (sign: 1 | -1, weight: number) => ({
      weight,
      at: (t: number): [number, number] => [
        sign * SCALE * (Math.cos(Math.PI * t) - 0.5),
        sign * (SCALE * (Math.sin(Math.PI * t) - 0.25) + gap / 2),
      ],
    });
    return noisyCurveLaw([moon(1, upper), moon(-1, lower)], std, classesOf(labels, 2, text('Moon', '半月')));
  },
});
