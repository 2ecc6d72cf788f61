import { rankingOf, type SweepDocument, signOf } from '../../experiment/sweep/document.ts';
import { METRICS } from '../../metrics/index.ts';
import { alignColumns } from '../table.ts';
import { UsageError } from '../usageError.ts';

/** Metrics that a map is about, the first that a sweep has; others are named. */
const PREFERRED = ['strictModes', 'highQuality', 'ksd', 'logLikelihood', 'frechet'];

/** The metric that is asked for, or the one that says most about these runs. Throws a UsageError for one that nobody has. */
export function metricOf({ points }: SweepDocument, asked: string | undefined): string {
  const has = (key: string): boolean => points.some(({ summary }) => (summary[key]?.n ?? 0) > 0);
  const directed = METRICS.filter(({ key, better }) => better && has(key)).map(({ key }) => key);
  if (asked !== undefined && !directed.includes(asked)) {
    throw new UsageError(
      `--metric ${asked}: no value of it, or no direction of better; allowed: ${directed.join(', ')}`,
    );
  }
  const metric = asked ?? PREFERRED.find((key) => directed.includes(key)) ?? directed[0];
  if (metric === undefined) throw new UsageError('no run has a result yet');
  return metric;
}

const short = (value: number | null | undefined): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(4))) : '–';

/** Every point with mean, standard error and number of seeds; `*` is the best, `=` cannot be told from it. */
export function sweepTable(document: SweepDocument, metric: string): string {
  const ranking = rankingOf(document.points, metric);
  const rows = document.points.map(({ point, values, summary, results }) => [
    ranking?.best.point === point ? '*' : ranking?.ties.has(point) ? '=' : '',
    ...values,
    short(summary[metric]?.mean),
    short(summary[metric]?.se),
    String(summary[metric]?.n ?? 0),
    String(results.filter(({ diverged }) => diverged).length || ''),
  ]);
  const direction = signOf(metric) > 0 ? 'higher' : 'lower';
  const head = ['', ...document.plan.axes.map(({ key }) => key), metric, '± s.e.', 'n', 'diverged'];
  return `${alignColumns([head, ...rows])}\n* is best (${direction} is better), = is within two standard errors of it`;
}
