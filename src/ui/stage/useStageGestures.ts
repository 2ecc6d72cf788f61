import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react';
import { COLUMN } from '../kit/media.ts';
import { moveStage, stageView } from './stageView.ts';
import { panBy, toData, toPixel, zoomAt } from './transform.ts';

/** Point of interest in data units, or none. `pointed` tells a pointer's from a keyboard's. */
export type SetProbe = (probe: readonly [number, number] | null, by: 'pointer' | 'keyboard') => void;

const ZOOM_STEP = 1.4;
const PAN_STEP = 40;
const PROBE_STEP = 8;
/** A press that moves less than this many pixels is a tap. */
const TAP_SLOP = 6;
/** Two taps this close, in pixels, are on the same place. */
const SAME_PLACE = 28;

/** Zooms about the middle of the stage. */
function zoomStage(factor: number): void {
  moveStage((transform) => zoomAt(transform, factor, transform.width / 2, transform.height / 2));
}

export const zoomIn = (): void => zoomStage(ZOOM_STEP);
export const zoomOut = (): void => zoomStage(1 / ZOOM_STEP);

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Place = readonly [number, number];
const middleOf = (places: readonly Place[]): Place => [
  places.reduce((sum, place) => sum + place[0], 0) / places.length,
  places.reduce((sum, place) => sum + place[1], 0) / places.length,
];
const spread = ([a, b]: readonly Place[]): number => (a && b ? Math.max(8, Math.hypot(a[0] - b[0], a[1] - b[1])) : 1);

/**
 * Drag to pan, wheel and pinch to zoom, double click to fit, hover or tap to read. Attached directly to the element,
 * because React's wheel listeners may not prevent scrolling.
 */
export function useStageGestures(surface: RefObject<HTMLElement | null>, fit: () => void, setProbe: SetProbe): void {
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const down = new Map<number, Place>();
    let travelled = 0;
    let tapped: Place | null = null;

    const placeOf = (event: MouseEvent): Place => {
      const rect = element.getBoundingClientRect();
      return [event.clientX - rect.left, event.clientY - rect.top];
    };
    const read = (place: Place): void => setProbe(toData(stageView.getState().transform, ...place), 'pointer');

    const tap = (place: Place, pointer: string): void => {
      // A finger cannot leave the stage as a mouse does: a second tap on the same place puts the values away.
      const isSecond = tapped !== null && Math.hypot(place[0] - tapped[0], place[1] - tapped[1]) < SAME_PLACE;
      tapped = pointer === 'touch' && !isSecond ? place : null;
      if (isSecond) setProbe(null, 'pointer');
      else read(place);
    };

    const onDown = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      if (down.size === 0) travelled = 0;
      down.set(event.pointerId, placeOf(event));
      element.dataset.grabbed = '';
    };
    const onMove = (event: PointerEvent): void => {
      const place = placeOf(event);
      const before = down.get(event.pointerId);
      if (!before) {
        if (event.pointerType !== 'touch') read(place);
        return;
      }
      const old = [...down.values()];
      down.set(event.pointerId, place);
      const now = [...down.values()];
      travelled += Math.hypot(place[0] - before[0], place[1] - before[1]);
      if (down.size === 1 && travelled < TAP_SLOP) return;
      const [from, to] = [middleOf(old), middleOf(now)];
      moveStage((transform) =>
        zoomAt(panBy(transform, to[0] - from[0], to[1] - from[1]), spread(now) / spread(old), to[0], to[1]),
      );
      if (event.pointerType !== 'touch') read(place);
    };
    const onUp = (event: PointerEvent): void => {
      if (!down.delete(event.pointerId)) return;
      if (down.size > 0) return;
      delete element.dataset.grabbed;
      if (event.type === 'pointerup' && travelled < TAP_SLOP) tap(placeOf(event), event.pointerType);
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch' && down.size === 0) setProbe(null, 'pointer');
    };
    const onWheel = (event: WheelEvent): void => {
      // Where the page itself scrolls, a wheel over the stage, which fills it, must do so too.
      if (!event.ctrlKey && matchMedia(COLUMN).matches) return;
      event.preventDefault();
      // Lines and pages are what some mice report; a pinch on a trackpad arrives as a fine wheel with Ctrl.
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 33;
      const factor = Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0016));
      const place = placeOf(event);
      moveStage((transform) => zoomAt(transform, factor, ...place));
      read(place);
    };

    const listeners = {
      pointerdown: onDown,
      pointermove: onMove,
      pointerup: onUp,
      pointercancel: onUp,
      pointerleave: onLeave,
      dblclick: fit,
    } as const;
    for (const [type, listener] of Object.entries(listeners)) element.addEventListener(type, listener as EventListener);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      for (const [type, listener] of Object.entries(listeners)) {
        element.removeEventListener(type, listener as EventListener);
      }
      element.removeEventListener('wheel', onWheel);
    };
  }, [surface, fit, setProbe]);
}

/** Keys of the focused stage: arrows pan, with Shift they move the reading cross, + − 0 zoom and fit, Escape puts the cross away. */
export function useStageKeys(
  fit: () => void,
  probe: RefObject<readonly [number, number] | null>,
  setProbe: SetProbe,
): (event: KeyboardEvent) => void {
  return useMemo(() => {
    const moveProbe = (right: number, down: number): void => {
      const { transform } = stageView.getState();
      const [left, top] = toPixel(transform, ...(probe.current ?? [transform.x, transform.y]));
      const inside = (place: number, size: number): number => Math.min(size - 1, Math.max(1, place));
      const next = toData(
        transform,
        inside(left + right * PROBE_STEP, transform.width),
        inside(top + down * PROBE_STEP, transform.height),
      );
      setProbe(next, 'keyboard');
    };
    const verbOf = (event: KeyboardEvent): (() => void) | null => {
      const arrow = ARROWS[event.key];
      if (arrow && event.shiftKey) return () => moveProbe(...arrow);
      if (arrow) return () => moveStage((transform) => panBy(transform, -arrow[0] * PAN_STEP, -arrow[1] * PAN_STEP));
      if (event.key === '+' || event.key === '=') return zoomIn;
      if (event.key === '-') return zoomOut;
      if (event.key === '0') return fit;
      return event.key === 'Escape' && probe.current ? () => setProbe(null, 'keyboard') : null;
    };
    return (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const verb = verbOf(event);
      if (!verb) return;
      event.preventDefault();
      event.stopPropagation();
      verb();
    };
  }, [fit, probe, setProbe]);
}
