import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { classesOf, classesParam, labelParams } from './labels.ts';
import { defineLaw } from './law.ts';
import { modeShares, stdParam, weightsParam } from './mixtureLaw.ts';
import { noisyCurveLaw } from './noisyCurve.ts';

const START = 0.15;

/** Archimedean arms turned evenly about the origin, followed at nearly constant speed, with Gaussian noise. */
export const spirals = defineLaw({
  id: 'spirals',
  title: text('Spirals', '渦巻き'),
  summary: text(
    'Arms that wind around each other: neighbouring arms are close, yet far apart along the curve.',
    '互いに巻きつく腕。隣の腕とは近くても、曲線に沿えば遠く離れています。',
  ),
  hasModes: false,
  labelled: true,
  params: {
    arms: integer({
      label: text('Arms', '腕の数'),
      help: text('Number of spirals.', '渦の数。'),
      min: 1,
      max: 6,
      default: 2,
    }),
    turns: number({
      label: text('Turns', '巻き数'),
      help: text('How often each arm goes round.', '各腕が何周するか。'),
      min: 0.25,
      max: 3,
      default: 1.25,
      step: 0.05,
    }),
    radius: number({
      label: text('Radius', '半径'),
      symbol: 'R',
      unit: LENGTH,
      help: text('Distance of the outer ends from the centre.', '中心から外側の端までの距離。'),
      min: 0.5,
      max: 5,
      default: 2,
      step: 0.1,
    }),
    std: stdParam({
      default: 0.05,
      min: 0.02,
      max: 0.5,
      label: text('Noise', 'ノイズ'),
      help: text('Standard deviation of the noise around the curve.', '曲線のまわりのノイズの標準偏差。'),
    }),
    classes: classesParam(),
    weights: weightsParam(),
    ...labelParams(),
  },
  create({ arms, turns, radius, std, weights, ...labels }) {
    const strands = modeShares(weights, arms).map((weight, arm) => ({
      weight,
      at: (t: number): [number, number] => {
        // The square root evens out the speed: an Archimedean arm is longer per turn the farther out it is.
        const share = Math.sqrt(START * START + (1 - START * START) * t);
        const angle = 2 * Math.PI * (turns * share + arm / arms);
        return [radius * share * Math.cos(angle), radius * share * Math.sin(angle)];
      },
    }));
    return noisyCurveLaw(strands, std, classesOf(labels, arms, text('Arm', '腕')));
  },
});
