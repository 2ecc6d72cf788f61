import { of } from '../math/expression.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { bell, LOG_FLOOR } from './flowPotentials.ts';
import { formulaLaw } from './formulaLaw.ts';
import { truthOfFormula } from './formulaTruth.ts';
import { defineLaw, type Mode } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';
import type { FormulaPotential } from './potential.ts';
import { widthParam } from './targetParams.ts';

/** U1 of Rezende & Mohamed (2015), table 1: a soft ring of radius r and width s, kept near (±r, 0); r = 2 and s = 0.4 there. */
export const twoArcs = defineLaw({
  id: 'two-arcs',
  title: text('Two arcs (U1)', '2 つの弧（U1）'),
  summary: text(
    'Two facing arcs, as rings cut through: separate modes that are not Gaussian.',
    'リングを切り離したような、向かい合う 2 つの弧。分離したモードですが、ガウス分布ではありません。',
  ),
  isFormula: true,
  hasPotential: true,
  params: {
    radius: number({
      label: text('Radius', '半径'),
      symbol: 'r',
      unit: LENGTH,
      help: text('Radius of the ring that the arcs are cut from.', '弧の元になるリングの半径。'),
      min: 1.5,
      max: 4,
      default: 2,
      step: 0.1,
    }),
    std: widthParam({ default: 0.4, max: 0.6 }),
  },
  create({ radius, std }) {
    const sides = of.logaddexp(of.logaddexp(bell('x', 'r', 0.6), bell('x', of.neg('r'), 0.6)), LOG_FLOOR);
    const half = radius + 6.5 * std;
    const potential: FormulaPotential = {
      kind: 'formula',
      logDensity: of.add(bell(of.hypot('x', 'y'), 'r', 's'), sides),
      letters: { r: radius, s: std },
      box: { xMin: -half, xMax: half, yMin: -half, yMax: half },
    };
    let modes: readonly Mode[] | undefined;
    return {
      ...formulaLaw(potential, windowOfRadius(radius + 3 * std)),
      get modes() {
        modes ??= truthOfFormula(potential)
          .partsNear([
            { x: -radius, y: 0 },
            { x: radius, y: 0 },
          ])
          .map(({ mean: [x, y], std: [stdX, stdY], share }) => ({ x, y, stdX, stdY, weight: share }));
        return modes;
      },
    };
  },
});
