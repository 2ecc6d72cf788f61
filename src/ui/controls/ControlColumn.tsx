import { lazy, Suspense } from 'react';
import { DataDialogs } from '../data/DataDialogs.tsx';
import { usePair } from '../hooks.ts';
import { ControlGroup } from './ControlGroup.tsx';
import { CONTROL_GROUPS } from './groups.tsx';

const ArmSwitch = lazy(() => import('../compare/ArmSwitch.tsx').then((module) => ({ default: module.ArmSwitch })));

/** The left column: every group, folded or open, and the editors of points, which a drop anywhere opens. */
export function ControlColumn() {
  const isPair = usePair() !== null;
  return (
    <div className="ctl-column">
      {isPair && (
        <Suspense>
          <ArmSwitch />
        </Suspense>
      )}
      {CONTROL_GROUPS.map((group) => (
        <ControlGroup key={group.id} group={group} />
      ))}
      <DataDialogs />
    </div>
  );
}
