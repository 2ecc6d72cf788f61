import type { Summary } from '../runSeeds.ts';
import { alignColumns, meanText, shown } from '../table.ts';
import type { Change } from './arms.ts';
import type { MetricComparison } from './compare.ts';

type Summaries = Readonly<Record<string, Summary>>;

const NOTHING: Summary = { mean: null, se: null };
const HEAD = ['metric', 'A: mean ± se', 'B: mean ± se', 'B − A', '95 % interval', 'pairs', 'A won', 'B won', 'ties'];

/** `smoothing.on false → true`; `–` where an arm has no such setting. */
export const changeText = ({ key, a = '–', b = '–' }: Change): string =>
  `${key} ${a === '' ? '(empty)' : a} → ${b === '' ? '(empty)' : b}`;

/** A row per metric: both arms, their paired difference, and the seeds that each of them won. */
export function versusTable(a: Summaries, b: Summaries, compared: Readonly<Record<string, MetricComparison>>): string {
  const rows = Object.entries(compared).map(([key, { difference, wins }]) => [
    key,
    meanText(a[key] ?? NOTHING),
    meanText(b[key] ?? NOTHING),
    shown(difference.mean),
    difference.interval ? `${difference.interval.map(shown).join(' … ')}` : '–',
    String(difference.pairs),
    ...(wins && difference.pairs > 0 ? [wins.a, wins.b, wins.ties].map(String) : ['–', '–', '–']),
  ]);
  return alignColumns([HEAD, ...rows]);
}
