import { defineSchema, integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { temperingParams } from './temperingSchema.ts';

/** How many particles there are, where they start and how far they go. */
export const particlesSchema = defineSchema({
  count: integer({
    label: text('Particles', '粒子の数'),
    symbol: 'n',
    help: text(
      'All of them are shown and measured. Methods whose particles push each other apart take n² time.',
      'すべての粒子を表示し、測定に使います。粒子どうしが反発する手法では n² の計算時間がかかります。',
    ),
    min: 1,
    max: 2_500,
    default: 2_500,
    scale: 'log',
  }),
  spread: number({
    label: text('Start spread', '初期の広がり'),
    unit: LENGTH,
    help: text('Standard deviation of the particles before the first step.', '最初のステップの前の粒子の標準偏差。'),
    min: 0.02,
    max: 6,
    default: 1,
    scale: 'log',
  }),
  stepSize: number({
    label: text('Step size', 'ステップ幅'),
    symbol: 'η',
    help: text(
      'How far a step goes. Too small explores slowly; too large is refused, or runs away where nothing is refused.',
      '1 ステップで動く大きさ。小さすぎると探索が遅く、大きすぎると棄却されるか、棄却のない手法では発散します。',
    ),
    min: 1e-4,
    max: 3,
    default: 0.01,
    scale: 'log',
    live: true,
  }),
  ...temperingParams,
});
