import { Lock } from 'lucide-react';
import { paramOf } from '../../experiment/experiment.ts';
import { locks } from '../../i18n/locks.ts';
import type { Param } from '../../schema/param.ts';
import { useExperiment, useHold, useSay, useT } from '../hooks.ts';
import { TipProvider, useTip } from '../kit/Tip.tsx';
import { Toggle } from '../kit/Toggle.tsx';
import { RestartSign } from './ParamRow.tsx';
import { ParamTip } from './ParamTip.tsx';
import { useAvailability } from './useAvailability.ts';
import { useSetting } from './useSetting.ts';

interface GroupSwitchProps {
  readonly name: string;
  /** Without its label, where a header already names the group. */
  readonly bare?: boolean;
}

function Switch({ name, param, bare }: GroupSwitchProps & { readonly param: Param }) {
  const { value, set, reset } = useSetting(name, param);
  const locked = useAvailability().has(name);
  const hold = useHold(name);
  const say = useSay();
  const t = useT();
  const tip = useTip(() => <ParamTip name={name} param={param} onReset={reset} onDone={tip.close} />);
  if (hold === 'locked')
    return (
      <span className="ctl-group-switch ctl-locked-value" title={say(locks.byLink)}>
        <Lock aria-hidden="true" />
        {t(value === true ? 'controls.on' : 'controls.off')}
        <span className="visually-hidden">{say(locks.byLink)}</span>
      </span>
    );
  if (locked || hold) return null;
  return (
    <div {...tip.row} {...tip.hover} data-tip={name} className="ctl-group-switch">
      {!bare && <span className="ctl-label">{say(param.label)}</span>}
      {!param.live && <RestartSign />}
      <Toggle label={say(param.label)} on={value === true} onChange={(on) => set(on)} testId={`param-${name}`} />
    </div>
  );
}

/** The switch of a group that can be off. Nothing where the method rules the whole group out: its controls say why. */
export function GroupSwitch({ name, bare = false }: GroupSwitchProps) {
  const param = useExperiment(({ experiment }) => paramOf(experiment, name));
  return param ? (
    <TipProvider>
      <Switch name={name} param={param} bare={bare} />
    </TipProvider>
  ) : null;
}
