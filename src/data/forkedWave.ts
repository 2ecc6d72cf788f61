import { of } from '../math/expression.ts';
import { text } from '../schema/text.ts';
import { bell, depthParam, LOG_FLOOR, WAVE_SOFTNESS, wave, waveWindow } from './flowPotentials.ts';
import { confine, formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';

/** U4 of Rezende & Mohamed (2015), table 1, between soft walls; the depth is 3 there. */
export const forkedWave = defineLaw({
  id: 'forked-wave',
  title: text('Forked wave (U4)', '枝分かれする波（U4）'),
  summary: text(
    'A wave that forks and stays forked: one piece with three ends. Soft walls at ±4 close it.',
    '途中で枝分かれし、そのまま 2 本で続く波。ひと続きで、端が 3 つあります。±4 の柔らかい壁で閉じています。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { depth: depthParam },
  create({ depth }) {
    const drop = of.mul('d', of.sigmoid(of.div(of.sub('x', 1), 0.3)));
    const branches = of.logaddexp(bell('y', wave, 0.4), bell(of.add('y', drop), wave, 0.35));
    const { logDensity, box } = confine(of.logaddexp(branches, LOG_FLOOR), waveWindow(-4), WAVE_SOFTNESS);
    return formulaLaw(
      { kind: 'formula', logDensity, letters: { d: depth }, box },
      windowAround({ xMin: -4.8, xMax: 4.8, yMin: -2 - depth, yMax: 2 }),
    );
  },
});
