import { createMixture, cumulate, logSumExp, type PartSamples, pickIndex } from '../math/mixture.ts';
import type { Key } from '../math/rng.ts';
import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { classesOf, classesParam, labelParams, labelsOf } from './labels.ts';
import { defineLaw } from './law.ts';
import { modeShares, stdParam, weightsParam, windowOfRadius } from './mixtureLaw.ts';
import { drawParts } from './uniformPoints.ts';

/** Mean distance of a blade from the centre and its standard deviation along itself, data units. */
const MIDDLE = 1.4;
const ALONG = 0.4;

/**
 * Gaussian blades laid out like spokes and twisted about the origin by an angle proportional to the distance. Such a
 * twist keeps areas (its Jacobian is 1), so the density is that of the untwisted mixture at the untwisted point.
 */
export const pinwheel = defineLaw({
  id: 'pinwheel',
  title: text('Pinwheel', '風車'),
  summary: text(
    'Curved blades that meet near the centre: separate arms, none of them Gaussian.',
    '中心付近で接する曲がった羽根。腕は分かれていますが、どれもガウス分布ではありません。',
  ),
  hasModes: false,
  labelled: true,
  params: {
    arms: integer({
      label: text('Arms', '腕の数'),
      help: text('Number of blades.', '羽根の数。'),
      min: 1,
      max: 12,
      default: 5,
    }),
    twist: number({
      label: text('Twist', 'ねじれ'),
      unit: text('rad per unit', 'rad／単位'),
      help: text(
        'How much the blades turn with distance; 0 leaves them straight.',
        '距離に応じた羽根の回転。0 なら真っすぐ。',
      ),
      min: -2,
      max: 2,
      default: 0.9,
      step: 0.05,
    }),
    std: stdParam({
      default: 0.12,
      max: 0.5,
      help: text('Thickness of each blade; its length is fixed.', '各羽根の太さ。長さは一定です。'),
    }),
    classes: classesParam(),
    weights: weightsParam(),
    ...labelParams(),
  },
  create({ arms, twist, std, weights, ...labels }) {
    const shares = modeShares(weights, arms);
    const cumulative = cumulate(shares);
    const blade = createMixture([{ x: MIDDLE, y: 0, stdX: ALONG, stdY: std, weight: 1 }]);
    const angleOf = (arm: number, distance: number): number => (2 * Math.PI * arm) / arms + twist * distance;
    const classes = classesOf(labels, arms, text('Arm', '腕'));
    const sampleParts = (key: Key, count: number): PartSamples =>
      drawParts(key, count, (stream) => {
        const arm = pickIndex(cumulative, stream.next());
        const x = MIDDLE + ALONG * stream.gaussian();
        const y = std * stream.gaussian();
        return [...rotate(x, y, angleOf(arm, Math.hypot(x, y))), arm];
      });
    /** Log density of each arm times its share. */
    const terms = (x: number, y: number): number[] =>
      shares.map((share, arm) => Math.log(share) + blade.logDensity(...rotate(x, y, -angleOf(arm, Math.hypot(x, y)))));
    return {
      bounds: windowOfRadius(MIDDLE + 3 * ALONG),
      modes: [],
      sample: (key, count) => sampleParts(key, count).points,
      logDensity: (x, y) => logSumExp(terms(x, y)),
      labels: labelsOf(classes, {
        parts: shares.map((weight, arm) => ({ weight, label: classes.of[arm] as number })),
        sampleParts,
        responsibilities(x, y) {
          const logs = terms(x, y);
          const all = logSumExp(logs);
          return logs.map((log) => Math.exp(log - all));
        },
      }),
    };
  },
});

function rotate(x: number, y: number, angle: number): [number, number] {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return [x * cosine - y * sine, x * sine + y * cosine];
}
