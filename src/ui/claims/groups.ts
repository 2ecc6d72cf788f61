import { AUTOMATIC_CLAIMS } from '../../experiment/claims/automatic.ts';
import { CLASSES_RING_CLAIMS } from '../../experiment/claims/classesRing.ts';
import type { ClaimDeclaration } from '../../experiment/claims/contract.ts';
import { CRITIC_CLAIMS } from '../../experiment/claims/critics.ts';
import { DIGIT_CLAIMS } from '../../experiment/claims/digits.ts';
import { DIRAC_CLAIMS } from '../../experiment/claims/dirac.ts';
import { KERNEL_DIGITS_CLAIMS } from '../../experiment/claims/kernelDigits.ts';
import { KERNEL_GRID_ROLL_CLAIMS } from '../../experiment/claims/kernelGridRoll.ts';
import { KERNEL_LEARNED_CLAIMS } from '../../experiment/claims/kernelLearned.ts';
import { KERNEL_RING_CLAIMS } from '../../experiment/claims/kernelRing.ts';
import { MIXTURE_AND_PLACE_CLAIMS } from '../../experiment/claims/mixturesAndPlaces.ts';
import { PACKING_CLAIMS } from '../../experiment/claims/packing.ts';
import { PENALTY_CLAIMS } from '../../experiment/claims/penalties.ts';
import { SAMPLER_CLAIMS } from '../../experiment/claims/samplers.ts';
import { TOWER_DATA_CLAIMS } from '../../experiment/claims/towerData.ts';
import { TOWER_CLAIMS } from '../../experiment/claims/towers.ts';

export type GroupId = 'kernel' | 'wasserstein' | 'dirac' | 'packing' | 'classes' | 'samplers' | 'towers';

/** The claims by subject, in the order of the page. Their names are the texts `claims.groups.<id>`. */
export const CLAIM_GROUPS: readonly { readonly id: GroupId; readonly claims: readonly ClaimDeclaration[] }[] = [
  {
    id: 'kernel',
    claims: [
      ...KERNEL_RING_CLAIMS,
      ...KERNEL_GRID_ROLL_CLAIMS,
      ...KERNEL_LEARNED_CLAIMS,
      ...AUTOMATIC_CLAIMS,
      ...KERNEL_DIGITS_CLAIMS,
    ],
  },
  { id: 'wasserstein', claims: [...PENALTY_CLAIMS, ...MIXTURE_AND_PLACE_CLAIMS, ...CRITIC_CLAIMS] },
  { id: 'dirac', claims: DIRAC_CLAIMS },
  { id: 'packing', claims: PACKING_CLAIMS },
  { id: 'classes', claims: [...CLASSES_RING_CLAIMS, ...DIGIT_CLAIMS] },
  { id: 'samplers', claims: SAMPLER_CLAIMS },
  { id: 'towers', claims: [...TOWER_CLAIMS, ...TOWER_DATA_CLAIMS] },
];
