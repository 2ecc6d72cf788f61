import { of, sumOf } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';
import { bendParam } from './targetParams.ts';
import { exponentOf, logZOf, warpedSampler } from './warpedGaussian.ts';

const GAUSSIAN = { mean: [0, 1], covariance: [1, 0.5, 1] } as const;

/** (−x, −y − b (x² + 1)) is Gaussian, as in the toy suite of Sharrock & Nemeth, "Coin Sampling" (2023), with b = 1. */
export const rosenbrock = defineLaw({
  id: 'rosenbrock',
  title: text('Rosenbrock valley', 'Rosenbrock の谷'),
  summary: text(
    'A valley along a parabola, wide at the top and thin in its arms: steps that suit one end fail at the other.',
    '放物線に沿った谷。頂上は広く、腕の部分は細いため、一方に合うステップ幅がもう一方では合いません。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { bend: bendParam() },
  create({ bend }) {
    const parabola = of.mul('b', of.add(of.square('x'), 1));
    return formulaLaw(
      {
        kind: 'formula',
        logDensity: exponentOf(GAUSSIAN, of.neg('x'), of.neg(sumOf('y', parabola))),
        letters: { b: bend },
        box: { xMin: -6.5, xMax: 6.5, yMin: -7.5 - 43 * bend, yMax: 5.5 - bend },
      },
      windowAround({ xMin: -3, xMax: 3, yMin: -3.5 - 9 * bend, yMax: 1.5 - bend }),
      {
        logZ: logZOf(GAUSSIAN),
        sample: warpedSampler(GAUSSIAN, (v0, v1) => [-v0, -v1 - bend * (v0 * v0 + 1)]),
      },
    );
  },
});
