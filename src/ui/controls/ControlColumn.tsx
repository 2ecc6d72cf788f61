import { DataDialogs } from '../data/DataDialogs.tsx';
import { ControlGroup } from './ControlGroup.tsx';
import { CONTROL_GROUPS } from './groups.tsx';

/** The left column: every group, folded or open, and the editors of points, which a drop anywhere opens. */
export function ControlColumn() {
  return (
    <div className="ctl-column">
      {CONTROL_GROUPS.map((group) => (
        <ControlGroup key={group.id} group={group} />
      ))}
      <DataDialogs />
    </div>
  );
}
