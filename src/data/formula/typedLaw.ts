import { of } from '../../math/expression.ts';
import { type Text, text } from '../../schema/text.ts';
import { confine, formulaLaw } from '../formulaLaw.ts';
import { truthOfFormula } from '../formulaTruth.ts';
import { type Bounds, type Law, LawError, type LawResources } from '../law.ts';
import { windowAround } from '../mixtureLaw.ts';
import { evaluatePotential, type FormulaPotential } from '../potential.ts';
import { lettersOf } from './letters.ts';
import type { FormulaFault } from './reading.ts';

/** Side of the grid on which a formula is tried out; even, so that no point lies on an axis. */
const TRIED = 48;

/** Softness of walls, in half sides of the window. */
const SOFTNESS = 0.1;

/** What networks take for one, in half sides of the window: unlike the mass, it stays where it is when letters move. */
const UNIT = 0.5;

/** Standard deviations that the stage shows on either side of the mean. */
const SHOWN = 3;

const shown = (value: number): string => String(Number(value.toPrecision(3)));

/** Throws LawError where value or slope is no finite number in the window, with the first place where. */
function checkFinite(potential: FormulaPotential, window: Bounds): void {
  const { value, score } = evaluatePotential(potential);
  const at = (low: number, high: number, i: number): number => low + ((i + 0.5) / TRIED) * (high - low);
  for (let row = 0; row < TRIED; row++) {
    for (let column = 0; column < TRIED; column++) {
      const [x, y] = [at(window.xMin, window.xMax, column), at(window.yMin, window.yMax, row)];
      if (Number.isFinite(value(x, y)) && score(x, y).every(Number.isFinite)) continue;
      const place = `(${shown(x)}, ${shown(y)})`;
      throw new LawError(
        text(
          `The formula has no finite value or slope at ${place}: samplers need both everywhere in the window.`,
          `点 ${place} で式の値または傾きが有限ではありません。サンプラーには、ウィンドウ内のどこでも有限の値と傾きが必要です。`,
        ),
      );
    }
  }
}

/** What shows practically all mass, within the box that holds it. */
function boundsOf(potential: FormulaPotential): Bounds {
  const { mean, covariance } = truthOfFormula(potential);
  const [x, y] = mean;
  const [halfX, halfY] = [SHOWN * Math.sqrt(covariance[0]), SHOWN * Math.sqrt(covariance[2])];
  const { box } = potential;
  return windowAround({
    xMin: Math.max(box.xMin, x - halfX),
    xMax: Math.min(box.xMax, x + halfX),
    yMin: Math.max(box.yMin, y - halfY),
    yMax: Math.min(box.yMax, y + halfY),
  });
}

/** A fault as one sentence with its place, for where the formula itself is not shown. */
const inWords = ({ at, reason }: FormulaFault): Text =>
  text(`Formula, column ${at + 1}: ${reason.en}`, `式の ${at + 1} 文字目：${reason.ja}`);

interface TypedSettings {
  readonly formula: string;
  readonly letters: string;
  readonly reads: 'log-density' | 'energy';
  /** Half side of the square window, data units. */
  readonly reach: number;
  readonly confined: boolean;
}

/**
 * The law of a typed density. Throws LawError for a formula that cannot be read, has no finite value somewhere in the window, or has
 * no integral.
 */
export function createTyped(
  { formula, letters, reads, reach, confined }: TypedSettings,
  { readFormula }: LawResources,
): Law {
  if (!readFormula) throw new RangeError('what reads formulas has not been fetched');
  const reading = readFormula(formula);
  if ('fault' in reading) throw new LawError(inWords(reading.fault));
  const given = reads === 'energy' ? of.neg(reading.expression) : reading.expression;
  const window = { xMin: -reach, xMax: reach, yMin: -reach, yMax: reach };
  const { logDensity, box } = confined ? confine(given, window, SOFTNESS * reach) : { logDensity: given, box: window };
  const potential: FormulaPotential = {
    kind: 'formula',
    logDensity,
    letters: lettersOf(reading.letters, letters),
    isLive: reading.letters.length > 0,
    box,
  };
  checkFinite(potential, window);
  return { ...formulaLaw(potential, boundsOf(potential)), unit: UNIT * reach };
}
