import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useReading } from '../dock/useReading.ts';
import { useOverlay } from '../stage/stageOverlay.ts';
import { planPoints } from './planPoints.ts';

/** Keeps the arrows of the transport plan on the stage while it is mounted, whatever panel is open. */
export function PlanLayer() {
  const overlay = useOverlay();
  const points = useStore(planPoints, (state) => state.points);
  const answer = useReading('transport', { points })?.answer;
  const plan = answer?.available ? answer.plan : null;
  useEffect(() => {
    overlay.setState({ plan: plan?.arrows ?? null });
  }, [overlay, plan]);
  useEffect(() => () => overlay.setState({ plan: null }), [overlay]);
  return null;
}
