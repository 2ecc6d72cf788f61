import { lazy, Suspense, useEffect } from 'react';
import { untilRun } from '../../store/runStore.ts';
import { session } from '../../store/session.ts';
import { fetchTold } from '../../store/toldStore.ts';
import { DataDialogs } from '../data/DataDialogs.tsx';
import { usePair } from '../hooks.ts';
import { ControlGroup } from './ControlGroup.tsx';
import { useControlGroups } from './groups.tsx';

const PairColumn = lazy(() => import('../compare/PairColumn.tsx').then((module) => ({ default: module.PairColumn })));

/** The left column: every group, folded or open, and the editors of points, which a drop anywhere opens. */
export function ControlColumn() {
  const pair = usePair();
  useEffect(() => {
    untilRun(session().stores.run).then(fetchTold);
  }, []);
  const groups = useControlGroups().map((group) => <ControlGroup key={group.id} group={group} />);
  return (
    <div className="ctl-column">
      {pair ? (
        <Suspense fallback={groups}>
          <PairColumn pair={pair}>{groups}</PairColumn>
        </Suspense>
      ) : (
        groups
      )}
      <DataDialogs />
    </div>
  );
}
