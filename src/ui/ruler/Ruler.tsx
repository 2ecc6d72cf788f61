import './ruler.css';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { declarationOf } from '../../experiment/experiment.ts';
import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useStores, useT } from '../hooks.ts';
import { roundTicks } from '../kit/axis.ts';
import { useSize } from '../kit/useSize.ts';
import { apart, doneIn, nextKept } from './marks.ts';
import { useWay } from './useWay.ts';

/** Least distance of two ticks and of two numbers, px. */
const TICK_GAP = 3;
const NUMBER_GAP = 76;

interface RulerProps {
  /** Step at its right end. */
  readonly last: number;
  /** Step under the pointer in the plots above, or null. */
  readonly cursor: number | null;
}

/** The steps of a run as a rule: kept states, what was done and what happened, and a handle that shows any of them again. */
export function Ruler({ last, cursor }: RulerProps) {
  const t = useT();
  const language = useLanguage();
  const way = useWay();
  const { series } = useStores();
  const step = useRun(({ status }) => status.step);
  const past = useRun(({ status }) => status.past);
  const wanted = useRun(({ status }) => status.past?.towards);
  const isThere = useRun(({ law, status }) => law !== null && (status.step > 0 || status.past !== undefined));
  const [ref, { width }] = useSize();
  /** The step that was asked for last and is not there yet: the next key goes on from it. */
  const asked = useRef<number | null>(null);
  const done = useMemo(() => (way ? doneIn(way) : []).map((one) => ({ ...one, key: Object.keys(one.to)[0] })), [way]);
  const now = past?.now ?? step;
  const end = Math.max(last, now, 1);
  const at = (place: number): string => `${(100 * Math.min(place, end)) / end}%`;
  const go = (to: number): void => {
    asked.current = to;
    const travelled = session().travel(to >= now ? Number.POSITIVE_INFINITY : to);
    void travelled.finally(() => {
      if (asked.current === to) asked.current = null;
    });
  };

  /** Arrows lead from kept state to kept state; a step at a time with Shift. */
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const side = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = asked.current ?? step;
    const to =
      side !== 0
        ? event.shiftKey
          ? from + side
          : nextKept(way?.snapshots ?? [], from, now, side)
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? now
            : undefined;
    if (to === undefined) return;
    event.preventDefault();
    go(Math.max(0, to));
  };

  const numbers = roundTicks(0, end, Math.max(1, Math.floor(width / NUMBER_GAP))).filter(Number.isInteger);
  const shown = cursor ?? (past ? step : null);
  return (
    <div ref={ref} className="ruler" data-past={past !== undefined || undefined}>
      <svg aria-hidden="true">
        <line className="ruler-lived" x1="0" x2={at(now)} y1="14" y2="14" />
        {apart(way?.snapshots ?? [], end, width, TICK_GAP).map((kept) => (
          <line key={kept} className="ruler-kept" x1={at(kept)} x2={at(kept)} y1="8" y2="14" />
        ))}
        {series.events().map(({ step: place, kind }) => (
          <circle key={`${place} ${kind}`} className="ruler-event" data-kind={kind} cx={at(place)} cy="14" r="4" />
        ))}
        {wanted !== undefined && <line className="ruler-way" x1={at(step)} x2={at(wanted)} y1="18" y2="18" />}
      </svg>
      {done.map(({ step: place, key, isBreak }) => (
        <i
          key={place}
          className="ruler-done"
          data-break={isBreak || undefined}
          style={{ left: at(place) }}
          aria-hidden="true"
        >
          {key === undefined ? '|' : ((way && declarationOf(way.start, key)?.symbol) ?? '•')}
        </i>
      ))}
      {(past || cursor === null) && isThere && (
        <b className="ruler-handle" style={{ left: at(step) }} aria-hidden="true" />
      )}
      <input
        type="range"
        min={0}
        max={now}
        step={1}
        value={step}
        disabled={!isThere}
        style={{ width: `calc(${at(now)} + 16px)` }}
        aria-label={t('charts.ruler.name')}
        aria-valuetext={t('charts.ruler.at', { step: formatCount(step, language), now: formatCount(now, language) })}
        title={t('charts.ruler.keys')}
        data-testid="ruler"
        onKeyDown={press}
        onChange={({ target }) => go(target.valueAsNumber)}
      />
      <div className="ruler-steps" aria-hidden="true">
        {shown === null &&
          numbers.map((place) => (
            <span
              key={place}
              style={{ left: at(place) }}
              data-edge={place === 0 ? 'start' : place > 0.93 * end ? 'end' : 'none'}
            >
              {formatCount(place, language)}
            </span>
          ))}
        {shown !== null && (
          <span
            className="ruler-shown"
            style={{ left: at(shown) }}
            data-edge={shown < 0.08 * end ? 'start' : shown > 0.92 * end ? 'end' : 'none'}
          >
            {formatCount(shown, language)}
          </span>
        )}
      </div>
    </div>
  );
}
