import { formatCount } from '../../i18n/format.ts';
import { METRICS } from '../../metrics/index.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { metricText } from '../readout/metricText.ts';
import type { Told } from './told.ts';

const [WIDTH, HEIGHT, LEFT, FOOT, HEAD] = [338, 92, 30, 14, 6];
/** What a run is told by, the first of which it has. */
const FIRST = ['modes', 'classesCaptured'];

type Point = readonly [step: number, value: number];

const pointsOf = ({ points }: Told, key: string): readonly Point[] =>
  points.flatMap(({ step, values }): readonly Point[] => {
    const value = values[key];
    return typeof value === 'number' && Number.isFinite(value) ? [[step, value]] : [];
  });

/** How the first measure of the run went, A solid and B dashed. */
export function Course({ told }: { readonly told: readonly Told[] }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const keys = [...FIRST, ...METRICS.map(({ key }) => key)];
  const key = keys.find((each) => told.every((one) => pointsOf(one, each).length > 1));
  const metric = METRICS.find((each) => each.key === key);
  if (!metric) return null;
  const lines = told.map((each) => pointsOf(each, metric.key));
  const last = Math.max(...lines.flat().map(([step]) => step), 1);
  const values = lines.flat().map(([, value]) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(...values)];
  const x = (step: number): number => LEFT + ((WIDTH - LEFT) * step) / last;
  const y = (value: number): number => HEAD + (HEIGHT - FOOT - HEAD) * (1 - (value - low) / (high - low || 1));
  const name = t('report.course', { name: say(metric.title) });
  return (
    <section>
      <h3>{name}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
        <line className="report-axis" x1={LEFT} x2={WIDTH} y1={y(low)} y2={y(low)} />
        {[low, high].map((value) => (
          <text key={value} x={LEFT - 5} y={y(value) + 3.5} textAnchor="end">
            {metricText(metric, value, language)}
          </text>
        ))}
        {[0, last].map((step) => (
          <text key={step} x={x(step)} y={HEIGHT - 2} textAnchor={step === 0 ? 'start' : 'end'}>
            {formatCount(step, language)}
          </text>
        ))}
        {lines.map((line, arm) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: A is the first
            key={arm}
            className="report-line"
            strokeDasharray={arm === 0 ? undefined : '5 3'}
            // What is measured holds until it is measured again.
            points={line
              .flatMap(([step, value], i) => [`${x(step)},${y(line[i - 1]?.[1] ?? value)}`, `${x(step)},${y(value)}`])
              .join(' ')}
          />
        ))}
      </svg>
    </section>
  );
}
