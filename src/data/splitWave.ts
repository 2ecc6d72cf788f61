import { of } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { bell, depthParam, LOG_FLOOR, WAVE_SOFTNESS, wave, waveWindow } from './flowPotentials.ts';
import { confine, formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';

const WIDTH = 0.35;

/** U3 of Rezende & Mohamed (2015), table 1, between soft walls; the depth is 3 there. */
export const splitWave = defineLaw({
  id: 'split-wave',
  title: text('Split wave (U3)', '分かれる波（U3）'),
  summary: text(
    'A wave that splits in two and joins again: a loop in a line, which a continuous map must not fill. Soft walls at ±4 close it.',
    '2 本に分かれて再び合流する波。線の途中に穴があり、連続写像がそれを埋めないかを見ます。±4 の柔らかい壁で閉じています。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { depth: depthParam },
  create({ depth }) {
    const dip = of.mul('d', of.exp(bell('x', 1, 0.6)));
    const branches = of.logaddexp(bell('y', wave, WIDTH), bell(of.add('y', dip), wave, WIDTH));
    const { logDensity, box } = confine(of.logaddexp(branches, LOG_FLOOR), waveWindow(-3.4), WAVE_SOFTNESS);
    return formulaLaw(
      { kind: 'formula', logDensity, letters: { d: depth }, box },
      windowAround({ xMin: -4.8, xMax: 4.8, yMin: -1 - Math.max(1, 0.8 * depth), yMax: 2 }),
    );
  },
});
