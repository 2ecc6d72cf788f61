import { allAlike } from './allAlike.ts';
import { collapseCosts } from './collapseCosts.ts';
import type { Demo } from './contract.ts';
import { oneStep } from './oneStep.ts';
import { shrinkSlowly } from './shrinkSlowly.ts';
import { smoothingBuys } from './smoothingBuys.ts';
import { threeCoaches } from './threeCoaches.ts';

/** Every demo in the order in which they are offered. A new one is a file and an entry here. */
export const DEMOS: readonly Demo[] = [collapseCosts, smoothingBuys, shrinkSlowly, threeCoaches, allAlike, oneStep];

/** The demo with this id; throws a RangeError for an unknown one. */
export function findDemo(id: string): Demo {
  const demo = DEMOS.find((candidate) => candidate.id === id);
  if (!demo) throw new RangeError(`no such demo: ${id}`);
  return demo;
}
