import { of } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';
import { correlationParam } from './targetParams.ts';
import { drawPoints } from './uniformPoints.ts';
import { exponentOf, logZOf } from './warpedGaussian.ts';

const VARIANCE = 2;

/** Half N(0, Σ) and half its mirror image, variances 2, as in Yu & Zhang, "SIVI-SM" (2023), with ρ = 0.9. */
export const xShape = defineLaw({
  id: 'x-shape',
  title: text('X', 'X 字形'),
  summary: text(
    'Two thin Gaussians that cross: four arms from one middle, which one Gaussian only covers as a blob.',
    '交差する 2 つの細いガウス分布。1 点から 4 本の腕が伸び、単一のガウス分布では塊としてしか覆えません。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { correlation: correlationParam() },
  create({ correlation }) {
    const covariance = VARIANCE * correlation;
    const half = 6.5 * Math.sqrt(VARIANCE);
    const rising = { mean: [0, 0], covariance: [VARIANCE, covariance, VARIANCE] } as const;
    const falling = { mean: [0, 0], covariance: [VARIANCE, -covariance, VARIANCE] } as const;
    return formulaLaw(
      {
        kind: 'formula',
        logDensity: of.logaddexp(exponentOf(rising, 'x', 'y'), exponentOf(falling, 'x', 'y')),
        letters: {},
        box: { xMin: -half, xMax: half, yMin: -half, yMax: half },
      },
      windowOfRadius(3 * Math.sqrt(VARIANCE)),
      {
        logZ: Math.LN2 + logZOf(rising),
        sample: (key, count) =>
          drawPoints(key, count, (stream) => {
            const side = stream.next() < 0.5 ? 1 : -1;
            const [u, v] = [stream.gaussian(), stream.gaussian()];
            const other = correlation * u + Math.sqrt(1 - correlation * correlation) * v;
            return [Math.sqrt(VARIANCE) * u, side * Math.sqrt(VARIANCE) * other];
          }),
      },
    );
  },
});
