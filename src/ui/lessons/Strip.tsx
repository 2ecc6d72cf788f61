import type { Known } from '../../experiment/demos/bounds.ts';
import { RUN_IDS, type Shown } from '../../experiment/demos/contract.ts';
import { formatCount } from '../../i18n/format.ts';
import { findMetric } from '../../metrics/index.ts';
import type { DemoSessions } from '../../store/demo/demoRuns.ts';
import { valueText } from '../demos/valueText.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';

interface StripProps {
  readonly shown: Shown;
  readonly runs: Known;
  readonly sessions: DemoSessions;
}

const [WIDTH, HEIGHT] = [240, 90];

/** One number of every run over its steps: solid, dashed, dotted in the order of the runs. */
export function Strip({ shown: { metric, as }, runs, sessions }: StripProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const lines = RUN_IDS.filter((id) => sessions[id]).map((id) => {
    const run = runs[id];
    const points = run
      ? [...(run.past ?? []), run].flatMap(({ step, metrics }) => {
          const value = metrics[metric];
          return typeof value === 'number' ? [{ step, value }] : [];
        })
      : [];
    return { id, points };
  });
  const all = lines.flatMap(({ points }) => points);
  if (all.length < 2) return null;
  const values = all.map(({ value }) => value);
  const [low, high] = [as === 'value' ? Math.min(...values) : 0, as === 'percent' ? 1 : Math.max(...values)];
  const last = Math.max(...all.map(({ step }) => step)) || 1;
  const x = (step: number): number => (WIDTH * step) / last;
  const y = (value: number): number => 6 + HEIGHT * (1 - (value - low) / (high - low || 1));
  const name = findMetric(metric)?.title;
  return (
    <figure className="lesson-strip">
      <figcaption>{t('lessons.strip', { name: name ? say(name) : metric })}</figcaption>
      <svg viewBox={`-4 0 ${WIDTH + 40} ${HEIGHT + 24}`} aria-hidden="true">
        {[low, high].map((end) => (
          <g key={end}>
            <line x1={0} x2={WIDTH} y1={y(end)} y2={y(end)} />
            <text x={WIDTH + 4} y={y(end) + 4}>
              {valueText(end, as, language)}
            </text>
          </g>
        ))}
        {lines.map(({ id, points }) => (
          <polyline
            key={id}
            data-run={id}
            points={points.map(({ step, value }) => `${x(step)},${y(value)}`).join(' ')}
          />
        ))}
        <text x={0} y={HEIGHT + 20}>
          0
        </text>
        <text x={WIDTH} y={HEIGHT + 20} textAnchor="end">
          {formatCount(last, language)}
        </text>
      </svg>
    </figure>
  );
}
