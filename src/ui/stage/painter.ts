import { formatValue } from '../../i18n/format.ts';
import { LENGTH, unitFor } from '../../schema/units.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { presentStore } from '../../store/present/presentStore.ts';
import type { RunStores } from '../../store/runStores.ts';
import { createCaptures } from './captures.ts';
import { onJointScale, twinOf } from './jointScale.ts';
import { readPalette, watchPalette } from './palette.ts';
import { paintGround, paintMarks, paintPointer, type Scene } from './scene.ts';
import { overlayOf } from './stageOverlay.ts';
import { stageView } from './stageView.ts';
import type { PixelRect } from './transform.ts';

/** The three sheets of the stage, lowest first; each is its own cache, repainted only when its content changed. */
export interface Sheets {
  readonly ground: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
  readonly pointer: HTMLCanvasElement;
}

type Sheet = keyof Sheets;

const PAINT = { ground: paintGround, marks: paintMarks, pointer: paintPointer } as const;
const ALL: readonly Sheet[] = ['ground', 'marks', 'pointer'];

/** Beyond two device pixels per CSS pixel nobody sees a difference, but everybody waits for it. */
const MAX_PIXEL_RATIO = 2;
const LABELLED_WIDTH = 480;

/** A context in CSS pixels on a canvas that has the stage's size. */
function contextOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = Math.min(devicePixelRatio || 1, MAX_PIXEL_RATIO);
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

export interface Painter {
  /** Where legends cover the stage. */
  setCovered(covered: readonly PixelRect[]): void;
  setProbe(probe: readonly [number, number] | null): void;
  stop(): void;
}

/**
 * Keeps the sheets in step with the stores of a run, painting at most once per animation frame and only what changed. React has no
 * part in it. Runs until `stop`.
 */
export function startPainter(sheets: Sheets, stores: RunStores): Painter {
  const { run: facts, frame: frames } = stores;
  const overlay = overlayOf(stores);
  const captures = createCaptures();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const dirty = new Set<Sheet>(ALL);
  let palette = readPalette();
  let covered: readonly PixelRect[] = [];
  let probe: readonly [number, number] | null = null;
  let asked = 0;

  const sceneAt = (now: number): Scene => {
    const { layers, language } = prefsStore.getState();
    const { law } = facts.getState();
    const { transform } = stageView.getState();
    const { isOn } = presentStore.getState();
    return {
      frame: frames.get(),
      field: onJointScale(stores),
      law,
      modes: captures.drawn(law?.modes ?? [], now, !calm.matches),
      layers: new Set(layers),
      transform,
      palette,
      probe,
      overlay: overlay.getState(),
      covered,
      lengthUnit: facts.getState().law?.original && unitFor(LENGTH, true)[language],
      // Nobody reads ticks from eight metres.
      label: transform.width < LABELLED_WIDTH || isOn ? null : (value) => formatValue(value, language, 6),
    };
  };

  const paint = (now: number): void => {
    asked = 0;
    const scene = sceneAt(now);
    const { width, height } = scene.transform;
    if (width === 0 || height === 0) return;
    const sheetsToPaint = [...dirty];
    dirty.clear();
    for (const sheet of sheetsToPaint) {
      const context = contextOf(sheets[sheet], width, height);
      if (context) PAINT[sheet](context, scene);
    }
    if (captures.isMoving(now)) repaint('marks');
  };

  const repaint = (...which: readonly Sheet[]): void => {
    for (const sheet of which) dirty.add(sheet);
    asked ||= requestAnimationFrame(paint);
  };

  captures.note(facts.getState().evaluation, performance.now());
  const stops = [
    frames.subscribe(() => repaint(...ALL)),
    // The tints of both stages follow both fields.
    twinOf(stores)?.frame.subscribe(() => repaint('ground')) ?? (() => undefined),
    stageView.subscribe((view, before) => {
      if (view.transform !== before.transform) repaint(...ALL);
    }),
    overlay.subscribe((now, before) => {
      if (now.witness !== before.witness) repaint('ground');
      repaint('marks', 'pointer');
    }),
    prefsStore.subscribe(() => repaint(...ALL)),
    facts.subscribe((run, before) => {
      if (run.law !== before.law) repaint(...ALL);
      if (run.evaluation === before.evaluation) return;
      captures.note(run.evaluation, performance.now());
      repaint('marks');
    }),
    watchPalette((changed) => {
      palette = changed;
      repaint(...ALL);
    }),
  ];
  repaint(...ALL);

  return {
    setCovered(next) {
      covered = next;
      repaint('ground', 'pointer');
    },
    setProbe(next) {
      probe = next;
      repaint('pointer');
    },
    stop() {
      cancelAnimationFrame(asked);
      for (const stop of stops) stop();
    },
  };
}
