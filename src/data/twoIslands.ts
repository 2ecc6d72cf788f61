import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { mixtureLaw, modeShares, stdParam, weightsParam } from './mixtureLaw.ts';

/** Two round Gaussians at (−d, d) and (d, −d), as in the toy suite of Sharrock & Nemeth, "Coin Sampling" (2023), with d = 2 and s² = ½. */
export const twoIslands = defineLaw({
  id: 'two-islands',
  title: text('Two islands', '2 つの島'),
  summary: text(
    'Two Gaussians with nothing between: slopes tell nothing of how much mass lies on either, so a sampler may miss one and look perfect.',
    '間に何もない 2 つのガウス分布。勾配からは両者の質量の比が分からず、一方を見落としても完璧に見えることがあります。',
  ),
  isFormula: true,
  hasPotential: true,
  params: {
    distance: number({
      label: text('Offset', 'ずれ'),
      symbol: 'd',
      unit: LENGTH,
      help: text(
        'How far each island lies from the middle, along either axis.',
        '各軸方向で、島が中心からどれだけ離れるか。',
      ),
      min: 0.5,
      max: 4,
      default: 2,
      step: 0.1,
    }),
    // Rounded as it is shown, and as links have it.
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a default, not a constant
    std: stdParam({ default: 0.707, min: 0.1 }),
    weights: weightsParam(),
  },
  create({ distance, std, weights }) {
    const [first, second] = modeShares(weights, 2) as [number, number];
    return mixtureLaw([
      { x: -distance, y: distance, stdX: std, stdY: std, weight: first },
      { x: distance, y: -distance, stdX: std, stdY: std, weight: second },
    ]);
  },
});
