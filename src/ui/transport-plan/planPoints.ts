import { createStore } from 'zustand/vanilla';
import { EXACT_POINTS } from '../../math/transport.ts';

/** Points of each kind that a plan may be of; beyond `EXACT_POINTS` it is entropic. */
export const PLAN_POINTS = [256, EXACT_POINTS, 1_000, 2_000] as const;
type PlanPoints = (typeof PLAN_POINTS)[number];

/** How many points the plan in the panel and on the stage is of. */
export const planPoints = createStore<{ readonly points: PlanPoints }>()(() => ({ points: EXACT_POINTS }));
