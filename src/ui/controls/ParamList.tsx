import { Fragment, type ReactNode } from 'react';
import type { NumberParam } from '../../schema/param.ts';
import { BandwidthControl } from './BandwidthControl.tsx';
import { blocksOf, type NamedParam } from './blocks.ts';
import { LockedParams } from './LockedParams.tsx';
import { ParamControl } from './ParamControl.tsx';
import { ScheduleEditor } from './ScheduleEditor.tsx';
import { useAvailability } from './useAvailability.ts';

/** Settings with an editor of their own. */
const EDITORS: Readonly<Record<string, (named: NamedParam) => ReactNode>> = {
  'smoothing.bandwidth': ({ name, param }) => <BandwidthControl name={name} param={param as NumberParam} />,
  'smoothing.schedule': ({ name }) => <ScheduleEditor name={name} />,
};

/** Settings that the editor of another one shows as well, while that one can be changed. */
const COVERED: Readonly<Record<string, readonly string[]>> = {
  'smoothing.schedule': ['smoothing.end', 'smoothing.duration', 'smoothing.from'],
};

interface ParamListProps {
  readonly params: readonly NamedParam[];
  /** Numbers as small fields side by side instead of slide rules. */
  readonly compact?: boolean;
}

/** Controls of declared settings, in their order. */
export function ParamList({ params, compact = false }: ParamListProps) {
  const locked = useAvailability();
  return blocksOf(params, locked, { compact, covered: COVERED }).map((block) => {
    if (block.kind === 'locked') {
      return <LockedParams key="locked" sets={block.sets} />;
    }
    if (block.kind === 'open') {
      const { name } = block.named;
      return <Fragment key={name}>{EDITORS[name]?.(block.named) ?? <ParamControl {...block.named} />}</Fragment>;
    }
    return (
      <div key={block.params[0]?.name} className="ctl-fields">
        {block.params.map((named) => (
          <ParamControl key={named.name} {...named} compact />
        ))}
      </div>
    );
  });
}
