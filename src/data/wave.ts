import { text } from '../schema/text.ts';
import { bell, wave as middle, WAVE_SOFTNESS } from './flowPotentials.ts';
import { confine, formulaLaw } from './formulaLaw.ts';
import { defineLaw } from './law.ts';
import { windowAround } from './mixtureLaw.ts';
import { widthParam } from './targetParams.ts';

/** U2 of Rezende & Mohamed (2015), table 1, between soft walls; s = 0.4 there. */
export const wave = defineLaw({
  id: 'wave',
  title: text('Wave (U2)', '波（U2）'),
  summary: text(
    'A band along a sine, even from end to end. Its formula goes on for ever; soft walls at ±4 make it a density.',
    '正弦波に沿った、端から端まで一様な帯。式のままでは限りなく続くため、±4 の柔らかい壁で確率密度にしています。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  params: { std: widthParam({ default: 0.4 }) },
  create({ std }) {
    const { logDensity, box } = confine(
      bell('y', middle, 's'),
      { xMin: -4, xMax: 4, yMin: -7, yMax: 7 },
      WAVE_SOFTNESS,
    );
    return formulaLaw(
      { kind: 'formula', logDensity, letters: { s: std }, box },
      windowAround({ xMin: -4.8, xMax: 4.8, yMin: -1 - 3 * std, yMax: 1 + 3 * std }),
    );
  },
});
