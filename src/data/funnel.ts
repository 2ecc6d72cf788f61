import { of } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { confine, formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { drawPoints } from './uniformPoints.ts';

/** Window and softness of the walls: the plot of the toy suite. */
const WINDOW = { xMin: -5, xMax: 15, yMin: -5, yMax: 15 } as const;
const SOFTNESS = 0.5;

const MEAN = 4;
const STD = 3;

const beyond = (value: number, low: number, high: number): number => Math.max(0, low - value, value - high);

/**
 * y ~ N(4, 3²) and x ~ N(1, eʸ), as in the toy suite of Sharrock & Nemeth, "Coin Sampling" (2023), after Neal, "Slice sampling" (2003).
 * Its mouth is hundreds of units wide, so soft walls close it at the window in which it is drawn there.
 */
export const funnel = defineLaw({
  id: 'funnel',
  title: text('Funnel', '漏斗'),
  summary: text(
    'A mouth that narrows to a needle: widths differ a hundredfold, so no single step size serves both. Soft walls close it at the window.',
    '口から針のように細くなる分布。幅が百倍も違うため、1 つのステップ幅では両方に対応できません。ウィンドウの端は柔らかい壁で閉じています。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: {},
  create() {
    const along = of.square(of.div(of.sub('y', MEAN), STD));
    const across = of.mul(of.square(of.sub('x', 1)), of.exp(of.neg('y')));
    const open = of.mul(-0.5, of.add(of.add(along, across), 'y'));
    return formulaLaw(
      { kind: 'formula', letters: {}, ...confine(open, WINDOW, SOFTNESS) },
      { xMin: WINDOW.xMin - 1, xMax: WINDOW.xMax + 1, yMin: WINDOW.yMin - 1, yMax: WINDOW.yMax + 1 },
      {
        // The open funnel has an exact sampler, and a wall lets through a share of it.
        sample: (key, count) =>
          drawPoints(key, count, (stream) => {
            for (;;) {
              const y = MEAN + STD * stream.gaussian();
              const x = 1 + Math.exp(y / 2) * stream.gaussian();
              const [outX, outY] = [beyond(x, WINDOW.xMin, WINDOW.xMax), beyond(y, WINDOW.yMin, WINDOW.yMax)];
              if (stream.next() < Math.exp(-(outX * outX + outY * outY) / (2 * SOFTNESS * SOFTNESS))) return [x, y];
            }
          }),
      },
    );
  },
});
