import type { ReactNode } from 'react';
import { chooseArm } from '../../store/compare.ts';
import type { Arm } from '../../store/pairStore.ts';

interface OfArmProps {
  readonly arm: Arm;
  readonly children: ReactNode;
}

/** What mends one of two runs: whoever presses it means that run, and the dialogs it opens give their data to the chosen one. */
export function OfArm({ arm, children }: OfArmProps) {
  return (
    <div className="compare-of-arm" onClickCapture={() => chooseArm(arm)}>
      {children}
    </div>
  );
}
