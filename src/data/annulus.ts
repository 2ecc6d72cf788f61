import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';
import { between, drawPoints } from './uniformPoints.ts';

/** Uniform between two circles around the origin. */
export const annulus = defineLaw({
  id: 'annulus',
  title: text('Annulus', '円環'),
  summary: text(
    'Uniform between two circles: one connected piece with a hole that a continuous map must not cover.',
    '2 つの円の間の一様分布。穴のある連結した領域で、連続写像がその穴を埋めないかを見ます。',
  ),
  hasModes: false,
  params: {
    radius: number({
      label: text('Inner radius', '内半径'),
      symbol: 'r',
      unit: LENGTH,
      help: text('Radius of the hole; 0 makes a disc.', '穴の半径。0 なら円板。'),
      min: 0,
      max: 4,
      default: 1.6,
      step: 0.1,
    }),
    thickness: number({
      label: text('Thickness', '厚さ'),
      unit: LENGTH,
      help: text('Outer radius minus inner radius.', '外半径と内半径の差。'),
      min: 0.02,
      max: 2,
      default: 0.4,
      scale: 'log',
    }),
  },
  create({ radius, thickness }) {
    const outer = radius + thickness;
    const logDensity = -Math.log(Math.PI * (outer * outer - radius * radius));
    return {
      bounds: windowOfRadius(outer),
      modes: [],
      sample: (key, count) =>
        drawPoints(key, count, (stream) => {
          const distance = Math.sqrt(radius * radius + (outer * outer - radius * radius) * stream.next());
          const kept = between(radius, outer, (distance - radius) / thickness);
          const angle = 2 * Math.PI * stream.next();
          return [kept * Math.cos(angle), kept * Math.sin(angle)];
        }),
      logDensity(x, y) {
        const distance = Math.hypot(x, y);
        return distance >= radius && distance <= outer ? logDensity : Number.NEGATIVE_INFINITY;
      },
    };
  },
});
