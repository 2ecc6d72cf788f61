import { Lock, RotateCcw } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import type { Param } from '../../schema/param.ts';
import type { Text } from '../../schema/text.ts';
import { useSay, useT } from '../hooks.ts';
import { useTip } from '../kit/Tip.tsx';
import { useGuided } from './guide.ts';
import { ParamTip } from './ParamTip.tsx';
import { useDiffers } from './pairing.ts';
import { useHelp } from './useHelp.ts';

/** ↻: changing this restarts the run. */
export function RestartSign() {
  const t = useT();
  return (
    <span className="ctl-restart" role="img" aria-label={t('controls.restarts')}>
      <RotateCcw aria-hidden="true" />
    </span>
  );
}

/** A sentence that says why something cannot be changed. */
export function Reason({ reason }: { readonly reason: Text }) {
  const say = useSay();
  return (
    <p className="ctl-why">
      <Lock aria-hidden="true" />
      <span>{say(reason)}</span>
    </p>
  );
}

/** True below a header that already carries ↻ for every control of its group. */
export const GroupRestarts = createContext(false);

interface ParamRowProps {
  readonly name: string;
  readonly param: Param;
  readonly onReset?: (() => void) | undefined;
  /** `line`: label and control side by side; `stack`: the control below; `field`: label inside a compact field. */
  readonly layout: 'line' | 'stack' | 'field';
  readonly aside?: ReactNode;
  readonly note?: ReactNode;
  readonly children?: (helpId: string) => ReactNode;
}

/** Label, sign, tip and place of one control. */
export function ParamRow({ name, param, onReset, layout, aside, note, children }: ParamRowProps) {
  const say = useSay();
  const helpId = useId();
  const guided = useGuided(name);
  const differs = useDiffers(name);
  const help = useHelp(name, param);
  const groupRestarts = useContext(GroupRestarts);
  const tip = useTip(() => <ParamTip name={name} param={param} onReset={onReset} onDone={tip.close} />);
  return (
    <div
      {...tip.row}
      data-tip={name}
      className={`ctl-row ctl-${layout}`}
      data-guided={guided || undefined}
      data-differs={differs || undefined}
    >
      <span {...tip.label} className="ctl-label">
        {say(param.label)}
        {param.symbol && !say(param.label).split(' ').includes(param.symbol) && (
          <i className="ctl-symbol">{param.symbol}</i>
        )}
        {!param.live && !groupRestarts && <RestartSign />}
      </span>
      {aside}
      {children?.(helpId)}
      {note}
      <span id={helpId} className="visually-hidden">
        {help}
      </span>
    </div>
  );
}
