import { findMetric } from '../../metrics/index.ts';
import { type Text, text } from '../../schema/text.ts';

/** Numbers that a trace may hold beside metrics: they look at more of a run than its samples. */
export const READINGS = {
  /** Mean of |D − D̂| over the window, weighted by where points are; D̂ of 1,024 points of each kind at the run's bandwidth. */
  closedFormDistance: text('Mean distance of D to D̂', 'D と D̂ の平均差'),
  /** Mean first coordinate of the generated points; of the Dirac-GAN that of its one point. */
  pointX: text('x of the point', '点の x 座標'),
  /** Mean distance of two held-out images of different classes ÷ that of two of one class, by pixels. */
  classDistancePixels: text('Distance between classes ÷ within (pixels)', 'クラス間の距離 ÷ クラス内の距離（画素）'),
  /** The same by the judge's features. */
  classDistanceFeatures: text(
    'Distance between classes ÷ within (features)',
    'クラス間の距離 ÷ クラス内の距離（特徴量）',
  ),
  /** Share of the critic's weights and biases within 1 % of the clip ±c. */
  clippedShare: text('Share of critic weights at ±c', '±c にある識別器の重みの割合'),
} as const satisfies Readonly<Record<string, Text>>;

export type ReadingKey = keyof typeof READINGS;

export const isReading = (key: string): key is ReadingKey => Object.hasOwn(READINGS, key);

/** Name of what a trace holds under a key. Throws a RangeError for a key that is neither a metric nor a reading. */
export const titleOf = (key: string): Text => (isReading(key) ? READINGS[key] : findMetric(key).title);
