import type { Mode } from '../data/law.ts';
import { mean } from '../math/stats.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { nearestModes, noModes } from './coverage.ts';

/** A mode with fewer samples says nothing about its spread. */
const FEWEST = 10;

const tooFew = text('No mode has ten samples of high quality.', '高品質なサンプルが 10 点以上あるモードがありません。');

/** Standard deviation of points about their own mean in units of the mode's, over both axes; null for too few. */
function spreadOf(samples: Float32Array, rows: readonly number[], { stdX, stdY }: Mode): number | null {
  if (rows.length < FEWEST) return null;
  const variance = (axis: number): number => {
    const values = rows.map((row) => samples[2 * row + axis] as number);
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (rows.length - 1);
  };
  return Math.sqrt((variance(0) / stdX ** 2 + variance(1) / stdY ** 2) / 2);
}

export const modeSpread = defineMetric({
  id: 'mode-spread',
  key: 'modeSpread',
  title: text('Spread within modes', 'モード内の広がり'),
  definition: text(
    'Standard deviation of the high-quality samples of a mode, divided by that of the mode, as a mean over the modes with ten or more: 0 is one point per mode, a perfect sampler of Gaussian modes gets 0.97, of other modes what their shape makes of it (0 on one exact point).',
    'モードに属する高品質なサンプルの標準偏差を、モード自身の標準偏差で割った比。10 点以上あるモードの平均で、0 ならモードごとに 1 点、ガウス分布のモードなら理想的な生成器で 0.97、ほかのモードでは形によります（1 点だけのモードなら 0）。',
  ),
  formula: tex`\frac1{|M|}\sum_{k\in M}\sqrt{\frac12\Bigl(\frac{s_{x,k}^2}{\sigma_{x,k}^2}+\frac{s_{y,k}^2}{\sigma_{y,k}^2}\Bigr)}`,
  band: true,
  on: 'plane',
  compute({ samples, modes, coverage }) {
    if (!coverage) return noModes;
    const rows: number[][] = modes.map(() => []);
    nearestModes(samples, modes).forEach((mode, row) => {
      rows[mode]?.push(row);
    });
    const spreads = modes.flatMap((mode, i) => spreadOf(samples, rows[i] ?? [], mode) ?? []);
    return spreads.length === 0 ? tooFew : mean(spreads);
  },
});
