import { AUTOMATIC_CLAIMS } from './automatic.ts';
import { CLASSES_RING_CLAIMS } from './classesRing.ts';
import { type Cell, type ClaimDeclaration, cellsOf } from './contract.ts';
import { CRITIC_CLAIMS } from './critics.ts';
import { DIGIT_CLAIMS } from './digits.ts';
import { DIRAC_CLAIMS } from './dirac.ts';
import { KERNEL_DIGITS_CLAIMS } from './kernelDigits.ts';
import { KERNEL_GRID_ROLL_CLAIMS } from './kernelGridRoll.ts';
import { KERNEL_LEARNED_CLAIMS } from './kernelLearned.ts';
import { KERNEL_RING_CLAIMS } from './kernelRing.ts';
import { MIXTURE_AND_PLACE_CLAIMS } from './mixturesAndPlaces.ts';
import { PACKING_CLAIMS } from './packing.ts';
import { PENALTY_CLAIMS } from './penalties.ts';
import { SAMPLER_CLAIMS } from './samplers.ts';
import { TOWER_DATA_CLAIMS } from './towerData.ts';
import { TOWER_CLAIMS } from './towers.ts';

/** Every claim in display order. */
export const CLAIMS: readonly ClaimDeclaration[] = [
  ...KERNEL_RING_CLAIMS,
  ...KERNEL_GRID_ROLL_CLAIMS,
  ...KERNEL_LEARNED_CLAIMS,
  ...AUTOMATIC_CLAIMS,
  ...KERNEL_DIGITS_CLAIMS,
  ...PENALTY_CLAIMS,
  ...MIXTURE_AND_PLACE_CLAIMS,
  ...CRITIC_CLAIMS,
  ...DIRAC_CLAIMS,
  ...PACKING_CLAIMS,
  ...CLASSES_RING_CLAIMS,
  ...DIGIT_CLAIMS,
  ...SAMPLER_CLAIMS,
  ...TOWER_CLAIMS,
  ...TOWER_DATA_CLAIMS,
];

/** Every cell of some claims, each once. */
export const cellsOfAll = (claims: readonly ClaimDeclaration[]): readonly Cell[] => [
  ...new Set(claims.flatMap((claim) => cellsOf(claim))),
];

/** Every cell in the order in which claims first use it. */
export const CELLS: readonly Cell[] = cellsOfAll(CLAIMS);

/** Cells that core claims need. */
export const CORE_CELLS: readonly Cell[] = cellsOfAll(CLAIMS.filter(({ suite }) => suite === 'core'));
