import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { rankingOf, type SweepDocument, type SweepPoint } from '../../experiment/sweep/document.ts';
import { gridSize } from '../../experiment/sweep/plan.ts';
import { METRICS } from '../../metrics/index.ts';
import { isDropped } from '../../store/sweep/control.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { brief, placeIn, spanOf } from './scale.ts';

interface SweepMapProps {
  readonly document: SweepDocument;
  readonly metric: string;
  readonly pinned: number | null;
  readonly onPin: (point: number) => void;
  readonly onOpen: (point: number) => void;
  /** Name of a setting as the page has it. */
  readonly nameOf: (key: string) => string;
}

/** Seeds of a cell as dots on a rule that all cells share; equal ones stand on each other. */
function Seeds({
  point,
  metric,
  span,
}: {
  readonly point: SweepPoint;
  readonly metric: string;
  readonly span: ReturnType<typeof spanOf>;
}) {
  const heights = new Map<number, number>();
  return (
    <i className="sweep-seeds" aria-hidden="true">
      {point.results.map(({ name, metrics }) => {
        const value = metrics[metric];
        if (value === null || value === undefined) return null;
        const place = Math.round(100 * placeIn(span, value));
        const height = heights.get(place) ?? 0;
        heights.set(place, height + 1);
        return <b key={name} style={{ left: `${place}%`, bottom: `${4 * Math.min(height, 3)}px` }} />;
      })}
    </i>
  );
}

/** Cells as a grid: the last axis across, the first of two down. Never smoothed: a cell is its own runs and nothing else. */
export function SweepMap({ document, metric, pinned, onPin, onOpen, nameOf }: SweepMapProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  const { plan, points } = document;
  const across = plan.axes.at(-1) as (typeof plan.axes)[number];
  const down = plan.axes.length === 2 ? plan.axes[0] : undefined;
  const columns = across.values.length;
  const [focused, setFocused] = useState(0);
  const known = useMemo(() => new Map(points.map((point) => [point.point, point])), [points]);
  const span = useMemo(() => spanOf(points, metric), [points, metric]);
  const ranking = metric === '' ? null : rankingOf(points, metric);
  const declared = METRICS.find(({ key }) => key === metric);
  const title = declared ? say(declared.title) : metric;
  const last = gridSize(plan) - 1;
  const here = Math.min(focused, last);

  function move(event: KeyboardEvent, point: number): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: (point + 1) % columns === 0 ? 0 : 1,
      ArrowLeft: point % columns === 0 ? 0 : -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -(point % columns),
      End: columns - 1 - (point % columns),
    };
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      onOpen(point);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = point + step;
    if (next < 0 || next > last) return;
    setFocused(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-point="${next}"]`)?.focus();
  }

  function cell(place: number) {
    const point = known.get(place);
    const isOut = isDropped(plan, place);
    const summary = point?.summary[metric];
    const mean = summary?.mean ?? null;
    const isBest = ranking?.best.point === place;
    const isTie = ranking?.ties.has(place) ?? false;
    const sign = declared?.better === 'lower' ? 1 - placeIn(span, mean ?? 0) : placeIn(span, mean ?? 0);
    const values = [
      ...(down ? [`${nameOf(down.key)} ${down.values[Math.floor(place / columns)]}`] : []),
      `${nameOf(across.key)} ${across.values[place % columns]}`,
    ].join(', ');
    const marks = [isBest ? t('sweep.map.best') : isTie ? t('sweep.map.tie') : '', isOut ? t('sweep.map.dropped') : ''];
    const label = [
      t('sweep.map.cell', {
        values,
        metric: title,
        mean: brief(mean, language),
        n: summary?.n ?? 0,
        seeds: plan.seeds,
      }),
      ...marks.filter((mark) => mark !== ''),
    ].join(' · ');
    return (
      <td key={place}>
        <button
          type="button"
          className="sweep-cell"
          aria-label={label}
          aria-pressed={pinned === place}
          data-point={place}
          data-empty={mean === null || undefined}
          data-short={(summary?.n ?? 0) < plan.seeds || undefined}
          data-tie={isTie || undefined}
          data-best={isBest || undefined}
          data-out={isOut || undefined}
          tabIndex={place === here ? 0 : -1}
          style={mean === null ? undefined : ({ '--tint': `${Math.round(100 * sign)}%` } as CSSProperties)}
          onClick={() => onPin(place)}
          onFocus={() => setFocused(place)}
          onKeyDown={(event) => move(event, place)}
        >
          <span>{brief(mean, language)}</span>
          <small>
            {summary?.se !== null && summary?.se !== undefined ? `±\u2009${brief(summary.se, language)}` : ''}
          </small>
          {point && <Seeds point={point} metric={metric} span={span} />}
        </button>
      </td>
    );
  }

  const rows = down ? down.values : [''];
  return (
    <div className="sweep-scroll">
      <table
        className="sweep-map"
        ref={grid}
        aria-label={t('sweep.map.label', { metric: title })}
        data-testid="sweep-map"
      >
        <thead>
          <tr>
            {down && <th scope="col">{nameOf(down.key)}</th>}
            {across.values.map((value) => (
              <th key={value} scope="col">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((value, row) => (
            <tr key={value}>
              {down && <th scope="row">{value}</th>}
              {across.values.map((_, column) => cell(row * columns + column))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sweep-across">{nameOf(across.key)} →</p>
    </div>
  );
}
