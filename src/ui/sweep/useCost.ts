import { useEffect, useState } from 'react';
import type { SweepPlan } from '../../experiment/sweep/plan.ts';
import type { SweepSeat, UnitCost } from '../../store/sweep/seat.ts';

const REST_MS = 600;

/** What a run of a plan's base costs on this device, timed in a worker once typing rests; null until then. */
export function useCost(plan: SweepPlan | null, open: () => SweepSeat, isBusy: boolean): UnitCost | null {
  const [cost, setCost] = useState<UnitCost | null>(null);
  const base = plan?.base;
  useEffect(() => {
    if (!base || isBusy) return;
    let seat: SweepSeat | undefined;
    let isOver = false;
    setCost(null);
    const timer = setTimeout(() => {
      seat = open();
      seat.time(base).then(
        (timed) => {
          if (!isOver) setCost(timed);
          seat?.close();
        },
        // What cannot be timed is not promised.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      seat?.close();
    };
  }, [base, open, isBusy]);
  return cost;
}
