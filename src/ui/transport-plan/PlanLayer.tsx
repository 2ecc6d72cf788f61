import { useStore } from 'zustand';
import { useReading } from '../dock/useReading.ts';
import { useLaid } from '../stage/stageOverlay.ts';
import { planOverlay } from './drawPlan.ts';
import { planPoints } from './planPoints.ts';

/** Keeps the arrows of the transport plan on the stage while it is mounted, whatever panel is open. */
export function PlanLayer() {
  const points = useStore(planPoints, (state) => state.points);
  const answer = useReading('transport', { points })?.answer;
  useLaid(planOverlay, answer?.available ? (answer.plan?.arrows ?? null) : null);
  return null;
}
