import { of } from '../math/expression.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';
import { widthParam } from './targetParams.ts';

/** exp(−(|x| − r)² / 2 s²), the donut of Sharrock & Nemeth, "Coin Sampling" (2023), where r = 2.5 and s = 0.5. */
export const donut = defineLaw({
  id: 'donut',
  title: text('Donut', 'ドーナツ'),
  summary: text(
    'A soft ring without a beginning or an end: samplers that follow only slopes leave parts of it empty.',
    '端のない滑らかなリング。勾配だけを追うサンプラーは、その一部を空けたままにすることがあります。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: {
    radius: number({
      label: text('Radius', '半径'),
      symbol: 'r',
      unit: LENGTH,
      help: text('Distance from the middle at which the density is highest.', '密度が最も高くなる、中心からの距離。'),
      min: 0.5,
      max: 4,
      default: 2.5,
      step: 0.1,
    }),
    std: widthParam({ min: 0.1, default: 0.5 }),
  },
  create({ radius, std }) {
    const logDensity = of.mul(-0.5, of.square(of.div(of.sub(of.hypot('x', 'y'), 'r'), 's')));
    const half = radius + 6.5 * std;
    return formulaLaw(
      {
        kind: 'formula',
        logDensity,
        letters: { r: radius, s: std },
        box: { xMin: -half, xMax: half, yMin: -half, yMax: half },
      },
      windowOfRadius(radius + 3 * std),
    );
  },
});
