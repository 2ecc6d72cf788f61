import { integers } from '../math/rng.ts';
import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';

/** An atom has no width: a generated point this close to it, a third of this in standard deviations, counts as on it. */
const REACH = 0.15;

/** One or two exact points: the real side of the Dirac-GAN of Mescheder et al. (arXiv:1801.04406). No density. */
export const dirac = defineLaw({
  id: 'dirac',
  title: text('One or two points', '1 点または 2 点'),
  summary: text(
    'All data lie on one point, or on two: the smallest case in which training circles, diverges or converges.',
    'データはすべて 1 点か 2 点の上にあります。学習が周回・発散・収束する最小の例です。',
  ),
  params: {
    atoms: integer({
      label: text('Points', '点の数'),
      help: text('Number of points that hold all the data.', 'データが集まる点の数。'),
      min: 1,
      max: 2,
      default: 1,
    }),
    gap: number({
      label: text('Gap', '間隔'),
      unit: LENGTH,
      help: text(
        'Distance between the two points along x; one point lies at 0.',
        '2 点の x 方向の距離。1 点なら原点に置かれます。',
      ),
      min: 0,
      max: 6,
      default: 2,
      step: 0.1,
    }),
  },
  create({ atoms, gap }) {
    const places = atoms === 1 || gap === 0 ? [0] : [-gap / 2, gap / 2];
    return {
      bounds: windowOfRadius(Math.max(2, gap / 2 + 1)),
      modes: places.map((x) => ({ x, y: 0, stdX: REACH / 3, stdY: REACH / 3, weight: 1 / places.length })),
      sample(key, count) {
        const points = new Float32Array(2 * count);
        integers(key, count, places.length).forEach((place, i) => {
          points[2 * i] = places[place] as number;
        });
        return points;
      },
    };
  },
});
