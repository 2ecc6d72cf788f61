import { of, sumOf } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';
import { bendParam, correlationParam } from './targetParams.ts';
import { exponentOf, logZOf, warpedSampler } from './warpedGaussian.ts';

/** (x, y + b (x² + 1)) is Gaussian with variances 1, as in Yu & Zhang, "SIVI-SM" (2023), with b = 1 and ρ = 0.9. */
export const banana = defineLaw({
  id: 'banana',
  title: text('Banana', 'バナナ'),
  summary: text(
    'A thin lopsided crescent: Langevin steps that are a little too long fly off its tips.',
    '左右非対称の細い三日月形。ランジュバン法のステップが少し長いだけで、先端から飛び出します。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { bend: bendParam(), correlation: correlationParam() },
  create({ bend, correlation }) {
    const gaussian = { mean: [0, 0], covariance: [1, correlation, 1] } as const;
    const parabola = of.mul('b', of.add(of.square('x'), 1));
    return formulaLaw(
      {
        kind: 'formula',
        logDensity: exponentOf(gaussian, 'x', sumOf('y', parabola)),
        letters: { b: bend },
        box: { xMin: -6.5, xMax: 6.5, yMin: -6.5 - 43 * bend, yMax: 6.5 - bend },
      },
      windowAround({ xMin: -3, xMax: 3, yMin: -2 - 8 * bend, yMax: 2.5 - bend }),
      {
        logZ: logZOf(gaussian),
        sample: warpedSampler(gaussian, (v0, v1) => [v0, v1 - bend * (v0 * v0 + 1)]),
      },
    );
  },
});
