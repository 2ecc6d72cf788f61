import { type RefObject, useCallback, useEffect } from 'react';
import type { Bounds } from '../../data/law.ts';
import type { RunStores } from '../../store/runStores.ts';
import { useArm, useStores } from '../hooks.ts';
import { typeScale } from '../typeScale.ts';
import { markSize } from './drawMarks.ts';
import { BADGE_RADIUS, MODE_STDS } from './drawModes.ts';
import type { Painter } from './painter.ts';
import { stageView } from './stageView.ts';
import { fitBetween, type KeyPoint, type PixelRect, resized, type StageTransform } from './transform.ts';

/** Room for badges between modes and legends, pixels: as large as marks are drawn, and a little air. */
const CLEARANCE = 30;
const AIR_ROUND_BADGE = 6;
/** Samples alone need less. */
const SAMPLE_CLEARANCE = 20;
/** Samples that stand for the data where there are no modes. */
const SAMPLES = 250;
/** Share of the data's extent left free on every side. */
const AIR = 0.04;
const UNKNOWN: Bounds = { xMin: -3, xMax: 3, yMin: -3, yMax: 3 };

/** What lies over the stage: its legends, or all of `[data-stage-room]` round it. */
const coversOf = (stage: HTMLElement): readonly Element[] => [
  ...(stage.closest('[data-stage-room]') ?? stage).querySelectorAll('[data-covers]'),
];

/** The same as rectangles relative to the stage. Elements take part by carrying `data-covers`. */
function coveredBy(stage: HTMLElement): PixelRect[] {
  const origin = stage.getBoundingClientRect();
  return coversOf(stage).map((element) => {
    const rect = element.getBoundingClientRect();
    return {
      left: rect.left - origin.left,
      top: rect.top - origin.top,
      right: rect.right - origin.left,
      bottom: rect.bottom - origin.top,
    };
  });
}

function keyPoints({ run, frame }: RunStores): KeyPoint[] {
  const modes = run.getState().law?.modes.filter((mode) => mode.weight > 0) ?? [];
  if (modes.length > 0) {
    return modes.map(({ x, y, stdX, stdY }) => ({ x, y, radius: MODE_STDS * Math.max(stdX, stdY) }));
  }
  const real = frame.get()?.real ?? new Float32Array();
  const stride = Math.max(1, Math.floor(real.length / 2 / SAMPLES));
  return Array.from({ length: Math.floor(real.length / 2 / stride) }, (_, i) => ({
    x: real[2 * i * stride] as number,
    y: real[2 * i * stride + 1] as number,
    radius: 0,
  }));
}

/** Window round the key points with a little air; null if there are none. */
function windowOf(points: readonly KeyPoint[]): Bounds | null {
  if (points.length === 0) return null;
  const xMin = Math.min(...points.map(({ x, radius }) => x - radius));
  const xMax = Math.max(...points.map(({ x, radius }) => x + radius));
  const yMin = Math.min(...points.map(({ y, radius }) => y - radius));
  const yMax = Math.max(...points.map(({ y, radius }) => y + radius));
  const air = AIR * Math.max(xMax - xMin, yMax - yMin);
  return { xMin: xMin - air, xMax: xMax + air, yMin: yMin - air, yMax: yMax + air };
}

/** The window that shows the data of a run, with air round it. */
export const dataWindow = (stores: RunStores): Bounds =>
  windowOf(keyPoints(stores)) ?? stores.run.getState().law?.bounds ?? UNKNOWN;

/** Fits the data of a run into the part of the stage that its legends leave free. */
export function fitStage(stores: RunStores, covered: readonly PixelRect[]): void {
  const { transform } = stageView.getState();
  const { law } = stores.run.getState();
  const points = keyPoints(stores);
  const hasModes = law !== null && law.modes.length > 0;
  const fitted = (clearance: number): StageTransform =>
    fitBetween(
      windowOf(points) ?? law?.bounds ?? UNKNOWN,
      points,
      transform.width,
      transform.height,
      covered,
      clearance * typeScale(),
    );
  const first = fitted(hasModes ? CLEARANCE : SAMPLE_CLEARANCE);
  // Marks grow with the magnification, which is known only now.
  const needed = 2 * BADGE_RADIUS * markSize(first) + AIR_ROUND_BADGE;
  stageView.setState({ transform: hasModes && needed > CLEARANCE ? fitted(needed) : first, isFitted: true });
}

const sameBounds = (a: Bounds | undefined, b: Bounds | undefined): boolean =>
  a?.xMin === b?.xMin && a?.xMax === b?.xMax && a?.yMin === b?.yMin && a?.yMax === b?.yMax;

/**
 * Follows the stage's size, its legends and the law. A person's own view survives all of these except another law.
 * Returns the verb "fit".
 */
export function useStageFit(stage: RefObject<HTMLElement | null>, painter: RefObject<Painter | null>): () => void {
  const stores = useStores();
  // Two stages show one window, which is fitted to the first.
  const leads = useArm() !== 'b';
  const fitData = useCallback(() => {
    if (leads && stage.current) fitStage(stores, coveredBy(stage.current));
  }, [stage, stores, leads]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = (): void => {
      const covered = coveredBy(element);
      painter.current?.setCovered(covered);
      const { transform, isFitted } = stageView.getState();
      stageView.setState({ transform: resized(transform, element.clientWidth, element.clientHeight) });
      if (isFitted && leads) fitStage(stores, covered);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const legend of coversOf(element)) observer.observe(legend);
    let hasSamples = stores.frame.get() !== null;
    const stops = [
      stores.run.subscribe((run, before) => {
        if (run.law === before.law) return;
        hasSamples = stores.frame.get()?.run === run.status.run;
        const { isFitted } = stageView.getState();
        if (isFitted || !sameBounds(run.law?.bounds, before.law?.bounds)) fitData();
      }),
      // Laws without modes are fitted to their samples, which come with the first frame.
      stores.frame.subscribe((frame) => {
        if (!frame || hasSamples) return;
        hasSamples = true;
        if (stageView.getState().isFitted) fitData();
      }),
    ];
    return () => {
      observer.disconnect();
      for (const stop of stops) stop();
    };
  }, [stage, painter, stores, leads, fitData]);

  return fitData;
}
