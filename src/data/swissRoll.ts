import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { stdParam } from './mixtureLaw.ts';
import { noisyCurveLaw } from './noisyCurve.ts';

/** The planar section of the Swiss roll: an Archimedean spiral from a third of its full angle on, with Gaussian noise. */
export const swissRoll = defineLaw({
  id: 'swiss-roll',
  title: text('Swiss roll', 'スイスロール'),
  summary: text(
    'One thin rolled-up curve: a single piece that is easy to sample and hard to follow to its ends.',
    '巻かれた 1 本の細い曲線。ひと続きですが、端までたどるのが難しい分布。',
  ),
  hasModes: false,
  params: {
    turns: number({
      label: text('Turns', '巻き数'),
      help: text('How often the roll goes round.', '何周巻くか。'),
      min: 0.5,
      max: 4,
      default: 1.5,
      step: 0.1,
    }),
    radius: number({
      label: text('Radius', '半径'),
      symbol: 'R',
      unit: LENGTH,
      help: text('Distance of the outer end from the centre.', '中心から外側の端までの距離。'),
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
  },
  create({ turns, radius, std }) {
    // The roll keeps the outer two thirds of the spiral, so the full spiral has 1.5 times as many turns.
    const fullAngle = 3 * Math.PI * turns;
    const at = (t: number): [number, number] => {
      const share = (1 + 2 * t) / 3;
      return [radius * share * Math.cos(fullAngle * share), radius * share * Math.sin(fullAngle * share)];
    };
    return noisyCurveLaw([{ weight: 1, at }], std);
  },
});
