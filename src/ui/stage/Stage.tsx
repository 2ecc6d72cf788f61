import { lazy, Suspense, useCallback, useEffect, useId, useRef } from 'react';
import { usePrefs, useStores, useT } from '../hooks.ts';
import { ColourScale } from './ColourScale.tsx';
import { Legend } from './Legend.tsx';
import { ProbeReadout, type ProbeReadoutHandle } from './ProbeReadout.tsx';
import { type Painter, startPainter } from './painter.ts';
import { StageSummary } from './StageSummary.tsx';
import { stageProbe } from './stageProbe.ts';
import { stageView } from './stageView.ts';
import { useStageFit } from './useStageFit.ts';
import { type SetProbe, useStageGestures, useStageKeys } from './useStageGestures.ts';
import { useStageRequests } from './useStageRequests.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import './stage.css';
import './probeReadout.css';
import './narrow.css';

const PlanLayer = lazy(() =>
  import('../transport-plan/PlanLayer.tsx').then((module) => ({ default: module.PlanLayer })),
);

/**
 * The main picture: data, generated points, critic and what else its legend switches on. Fills its parent. Painted on
 * canvas outside React, which renders nothing while frames flow.
 */
export function Stage() {
  const t = useT();
  const stores = useStores();
  const summary = useId();
  const stage = useRef<HTMLElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const readout = useRef<ProbeReadoutHandle>(null);
  const probe = useRef<readonly [number, number] | null>(null);

  useEffect(() => {
    if (!ground.current || !marks.current || !pointer.current) return;
    const started = startPainter({ ground: ground.current, marks: marks.current, pointer: pointer.current }, stores);
    painter.current = started;
    return () => {
      painter.current = null;
      started.stop();
    };
  }, [stores]);

  const setProbe: SetProbe = useCallback(
    (next, by) => {
      probe.current = next;
      painter.current?.setProbe(next);
      readout.current?.show(next, by === 'keyboard');
      stageProbe.setState({ place: next, by: stores });
    },
    [stores],
  );

  useEffect(
    () =>
      stageProbe.subscribe(({ place, by }) => {
        if (by === stores) return;
        probe.current = place;
        painter.current?.setProbe(place);
        readout.current?.show(place, false);
      }),
    [stores],
  );

  useEffect(() => {
    const refresh = () => {
      if (probe.current) readout.current?.refresh();
    };
    const stops = [stores.frame.subscribe(refresh), stageView.subscribe(refresh)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stores]);

  const fitData = useStageFit(stage, painter);
  useStageGestures(surface, fitData, setProbe);
  const onKeyDown = useStageKeys(fitData, probe, setProbe);
  useStageRequests();
  const isPlanShown = usePrefs((prefs) => prefs.layers.includes('transport'));

  return (
    <section ref={stage} className="stage" aria-label={t('stage.title')} data-testid="stage">
      <div
        ref={surface}
        className="stage-surface"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys: it pans, zooms and reads values.
        tabIndex={0}
        aria-label={t('stage.canvas')}
        aria-describedby={summary}
        onKeyDown={onKeyDown}
      >
        <canvas ref={ground} />
        <canvas ref={marks} />
        <canvas ref={pointer} />
      </div>
      <StageSummary id={summary} />
      <Legend />
      <ColourScale />
      <ZoomButtons fitData={fitData} />
      <ProbeReadout ref={readout} />
      {isPlanShown && (
        <Suspense>
          <PlanLayer />
        </Suspense>
      )}
    </section>
  );
}
