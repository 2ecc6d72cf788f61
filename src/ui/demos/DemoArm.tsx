import type { RunId, Script } from '../../experiment/demos/contract.ts';
import type { Moment } from '../../experiment/demos/playback.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { AnyStage } from '../stage/AnyStage.tsx';
import { BigNumber } from './BigNumber.tsx';
import { Hand } from './Hand.tsx';
import { ModeNames } from './ModeNames.tsx';

interface DemoArmProps {
  readonly demo: Script;
  readonly id: RunId;
  readonly moment: Moment;
  /** The only run: its number stands beside the stage, with the shares. */
  readonly isAlone: boolean;
}

/** What is trained: its name, its number, and its stage. */
export function DemoArm({ demo, id, moment, isAlone }: DemoArmProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const known = useRun((run) => run.status.step);
  // The worker tells of its step a few times a second, what was measured is newer where all stand.
  const step = Math.max(known, moment.runs[id]?.step ?? 0);
  const scene = demo.scenes[moment.at];
  const label = demo.scenes.slice(0, moment.at + 1).findLast(({ open }) => open)?.open?.[id]?.label;
  const isPointed = typeof scene?.point === 'object' && scene.point.run === id;
  return (
    <section className="demo-arm" data-run={id} data-pointed={isPointed || undefined}>
      {!isAlone && (
        <header className="demo-head">
          {label && <h3>{say(label)}</h3>}
          <BigNumber demo={demo} id={id} moment={moment} />
        </header>
      )}
      <div className="demo-stage">
        <AnyStage />
        {demo.names && <ModeNames names={demo.names} run={moment.runs[id]} strikes={scene?.point === 'lost'} />}
        {moment.move && (moment.move.run ?? 'a') === id && <Hand move={moment.move} />}
        <p className="demo-step">{t('demos.step', { step: formatCount(step, language) })}</p>
      </div>
    </section>
  );
}
