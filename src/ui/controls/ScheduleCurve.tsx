import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { smoothingSchema } from '../../experiment/groups.ts';
import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import { bandwidthAt } from '../../train/schedule.ts';
import { useLanguage, useStores, useT } from '../hooks.ts';
import { gestureOf, newGesture } from '../kit/gesture.ts';
import { settingText } from '../kit/numberText.ts';
import { pageBy, stepBy } from '../kit/slideRule.ts';
import { ruleOf } from './ParamControl.tsx';
import { bandwidthUnder, type CurveWindow, curvePath, heightAt, stepUnder, windowOf } from './scheduleCurve.ts';
import { currentStep } from './useBandwidth.ts';

type Smoothing = Experiment['smoothing'];
type Handle = 'start' | 'end';

const RULES = {
  bandwidth: ruleOf(smoothingSchema.bandwidth),
  end: ruleOf(smoothingSchema.end),
  duration: ruleOf(smoothingSchema.duration),
};

const percent = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;

const change = (changes: Partial<Smoothing>, handle: Handle): void =>
  session().change(
    Object.fromEntries(Object.entries(changes).map(([key, value]) => [`smoothing.${key}`, value])),
    gestureOf(`schedule-${handle}`),
  );

/** Bandwidth against steps: solid past, dotted future, a line at now, and square handles at start and end. */
export function ScheduleCurve({ smoothing }: { readonly smoothing: Smoothing }) {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const { frame } = useStores();
  const plot = useRef<HTMLDivElement>(null);
  const past = useRef<SVGRectElement>(null);
  const future = useRef<SVGRectElement>(null);
  const now = useRef<HTMLDivElement>(null);
  // The window holds still while a handle is dragged, or the handle would run away from the hand.
  const [held, setHeld] = useState<CurveWindow | null>(null);
  const curve = held ?? windowOf(smoothing);
  const path = curvePath(smoothing, curve);

  useEffect(() => {
    const paint = (): void => {
      const step = currentStep(frame);
      const share = Math.min(1, step / curve.steps);
      past.current?.setAttribute('width', String(100 * share));
      future.current?.setAttribute('x', String(100 * share));
      plot.current?.style.setProperty('--at', percent(share));
      plot.current?.style.setProperty('--height', percent(heightAt(smoothing, curve, step)));
      if (!now.current) return;
      now.current.dataset.side = share > 0.6 ? 'left' : 'right';
      const value = bandwidthAt({ ...smoothing, on: true }, step);
      const label = now.current.firstElementChild;
      if (label) label.textContent = t('controls.now', { value: settingText(Number(value.toPrecision(2)), language) });
    };
    paint();
    return frame.subscribe(paint);
  }, [smoothing, curve, frame, language, t]);

  const drag = (handle: Handle, event: PointerEvent): void => {
    if (!held || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = (plot.current as HTMLDivElement).getBoundingClientRect();
    const height = (box.bottom - event.clientY) / box.height;
    if (handle === 'start') {
      change({ bandwidth: bandwidthUnder(held, height, RULES.bandwidth.min, RULES.bandwidth.max) }, handle);
      return;
    }
    const share = (event.clientX - box.left) / box.width;
    change(
      {
        end: bandwidthUnder(held, height, RULES.end.min, RULES.end.max),
        duration: Math.max(
          RULES.duration.min,
          stepUnder(held, share, RULES.duration.min, smoothing.from + RULES.duration.max) - smoothing.from,
        ),
      },
      handle,
    );
  };
  const onKeyDown = (handle: Handle, event: KeyboardEvent): void => {
    const key = handle === 'start' ? 'bandwidth' : 'end';
    const size = event.shiftKey ? 10 : 1;
    const moves: Record<string, Partial<Smoothing> | undefined> = {
      ArrowUp: { [key]: stepBy(RULES[key], smoothing[key], size) },
      ArrowDown: { [key]: stepBy(RULES[key], smoothing[key], -size) },
      PageUp: { [key]: pageBy(RULES[key], smoothing[key], 1) },
      PageDown: { [key]: pageBy(RULES[key], smoothing[key], -1) },
      ...(handle === 'end' && {
        ArrowRight: { duration: stepBy(RULES.duration, smoothing.duration, size) },
        ArrowLeft: { duration: stepBy(RULES.duration, smoothing.duration, -size) },
      }),
    };
    const moved = moves[event.key];
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    change(moved, handle);
  };

  const ends = {
    start: { step: smoothing.from, value: smoothing.bandwidth },
    end: { step: smoothing.from + smoothing.duration, value: smoothing.end },
  };
  return (
    <div className="ctl-curve">
      <div ref={plot} className="ctl-curve-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <clipPath id={`${id}past`}>
              <rect ref={past} x="0" y="-10" width="0" height="120" />
            </clipPath>
            <clipPath id={`${id}future`}>
              <rect ref={future} x="0" y="-10" width="100" height="120" />
            </clipPath>
          </defs>
          <path className="ctl-curve-area" d={`${path}V100H0Z`} clipPath={`url(#${id}past)`} />
          <path className="ctl-curve-past" d={path} clipPath={`url(#${id}past)`} />
          <path className="ctl-curve-future" d={path} clipPath={`url(#${id}future)`} />
        </svg>
        <div ref={now} className="ctl-now">
          <b />
        </div>
        <div className="ctl-now-dot" />
        {(['start', 'end'] as const).map((handle) => {
          const { step, value } = ends[handle];
          return (
            <div
              key={handle}
              className="ctl-handle"
              role="slider"
              tabIndex={0}
              aria-label={t(`controls.handle.${handle}`)}
              aria-valuenow={value}
              aria-valuemin={RULES.end.min}
              aria-valuemax={RULES.end.max}
              aria-valuetext={t('controls.atStep', {
                value: settingText(value, language),
                step: formatCount(step, language),
              })}
              data-testid={`schedule-handle-${handle}`}
              style={{ left: percent(step / curve.steps), bottom: percent(value / curve.top) }}
              onPointerDown={(event) => {
                newGesture();
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(curve);
              }}
              onPointerMove={(event) => drag(handle, event)}
              onPointerUp={() => setHeld(null)}
              onPointerCancel={() => setHeld(null)}
              onFocus={newGesture}
              onKeyDown={(event) => onKeyDown(handle, event)}
            />
          );
        })}
        <span className="ctl-curve-from">0</span>
        <span className="ctl-curve-to" style={{ left: percent(ends.end.step / curve.steps) }}>
          {formatCount(ends.end.step, language)}
        </span>
      </div>
    </div>
  );
}
