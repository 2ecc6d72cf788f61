import './player.css';
import './stages.css';
import './told.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Demo, RunId } from '../../experiment/demos/contract.ts';
import { RUN_IDS } from '../../experiment/demos/contract.ts';
import { type DemoRun, startDemo } from '../../store/demo/demoStore.ts';
import { RunContext, useSay, useT } from '../hooks.ts';
import { Cards } from './Cards.tsx';
import { DemoArm } from './DemoArm.tsx';
import { DemoBar } from './DemoBar.tsx';
import { DemoCaption } from './DemoCaption.tsx';
import { EndCard } from './EndCard.tsx';
import { Shares } from './Shares.tsx';
import { useDemoKeys } from './useDemoKeys.ts';

/** Runs of the demo as they are now, in their order. */
function Stages({ run, demo }: { readonly run: DemoRun; readonly demo: Demo }) {
  const { sessions, moment } = useStore(run.store);
  const ids = RUN_IDS.filter((id) => sessions[id]);
  const scene = demo.scenes[moment.at];
  return (
    <div className="demo-stages" data-count={ids.length}>
      {ids.map((id: RunId) => (
        <RunContext key={id} value={sessions[id] ?? null}>
          <DemoArm demo={demo} id={id} moment={moment} isAlone={ids.length === 1} />
        </RunContext>
      ))}
      {ids.length === 1 && (
        <RunContext value={sessions.a ?? null}>
          <aside className="demo-side">
            {scene?.cards ? <Cards demo={demo} count={scene.cards} /> : <Shares demo={demo} moment={moment} />}
          </aside>
        </RunContext>
      )}
    </div>
  );
}

interface DemoPlayerProps {
  readonly demo: Demo;
  /** Index of the scene to begin with. */
  readonly from?: number;
  /** Told of each beginning, for whoever drives the demo from elsewhere. */
  readonly onRun?: (run: DemoRun) => void;
  /** Shown to a room, perhaps in a covered window: somebody else has the keys, and nothing is held while it is hidden. */
  readonly isShown?: boolean;
}

/** One demo from its first scene to its last card. */
export function DemoPlayer({ demo, from = 0, onRun, isShown = false }: DemoPlayerProps) {
  const t = useT();
  const [run, setRun] = useState<DemoRun | null>(null);
  useEffect(() => {
    const started = startDemo(demo, { from });
    setRun(started);
    onRun?.(started);
    // Nobody misses a scene in a tab that cannot be seen.
    const hide = (): void => {
      if (document.hidden && !isShown) started.hold();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      started.end();
    };
  }, [demo, from, onRun, isShown]);
  useDemoKeys(isShown ? null : run, demo);
  return (
    <section className="demo" aria-label={t('demos.stage')} data-testid="demo">
      {run && <Playing run={run} demo={demo} />}
    </section>
  );
}

function Playing({ run, demo }: { readonly run: DemoRun; readonly demo: Demo }) {
  const t = useT();
  const say = useSay();
  const { moment, fault } = useStore(run.store);
  const isBroken = moment.state === 'broken' || fault !== null;
  return (
    <>
      <DemoBar run={run} demo={demo} />
      {moment.state === 'ended' ? (
        <EndCard run={run} demo={demo} />
      ) : isBroken ? (
        <div className="demo-broken" role="alert">
          <p>{fault === null ? t('demos.broken') : t('demos.cannot', { reason: say(fault) })}</p>
          <button type="button" className="shell-button" onClick={() => run.goTo(0)}>
            {t('demos.again')}
          </button>
        </div>
      ) : (
        <>
          <Stages run={run} demo={demo} />
          <DemoCaption run={run} demo={demo} />
        </>
      )}
    </>
  );
}
