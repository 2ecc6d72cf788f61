import { text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';
import { SWISS_ROLL } from './data.ts';
import { METHODS, type PenaltyName, REDUCED } from './wasserstein.ts';

/** A critic alone: 300 × 10 updates against points that do not learn. */
const STEPS = 300;
const TRACE = ['criticGap', 'criticSpread', 'criticSlopeMean'] as const;

/** Generated points are fresh data: there is nothing left to learn. */
const equilibrium = (penalty: PenaltyName, weight: number): Cell =>
  defineCell({
    id: `equilibrium-${penalty}-${weight}`,
    title: text(
      `${METHODS[penalty].title}, λ = ${weight}, fresh data as generated points`,
      `${METHODS[penalty].title}、λ = ${weight}、生成データ＝新しい実データ`,
    ),
    changes: {
      'method.id': METHODS[penalty].id,
      ...REDUCED,
      ...SWISS_ROLL,
      'training.freeze': 'data',
      'penalty.weight': weight,
    },
    steps: STEPS,
    every: 10,
    trace: TRACE,
  });

/** Generated points are data moved by half a unit. */
const shifted = (penalty: PenaltyName, weight: number): Cell =>
  defineCell({
    id: `shift-${penalty}-${weight}`,
    title: text(
      `${METHODS[penalty].title}, λ = ${weight}, data shifted by 0.5`,
      `${METHODS[penalty].title}、λ = ${weight}、0.5 ずらした実データ`,
    ),
    changes: {
      'method.id': METHODS[penalty].id,
      ...REDUCED,
      ...SWISS_ROLL,
      'training.freeze': 'shifted',
      'training.freezeBy': 0.5,
      'penalty.weight': weight,
    },
    steps: STEPS,
    every: 3,
    trace: ['criticLoss', 'penalty'],
  });

export const equilibriumGp = equilibrium('gp', 10);
export const equilibriumLp = equilibrium('lp', 10);
export const equilibriumGp100 = equilibrium('gp', 100);
export const equilibriumLp100 = equilibrium('lp', 100);

export const shift = {
  gp: { 0.1: shifted('gp', 0.1), 1: shifted('gp', 1), 10: shifted('gp', 10) },
  lp: { 0.1: shifted('lp', 0.1), 1: shifted('lp', 1), 10: shifted('lp', 10) },
} as const;
