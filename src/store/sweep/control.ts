import { documentFromJson, documentJson } from '../../experiment/sweep/documentJson.ts';
import { nextPlan, rungOf } from '../../experiment/sweep/halving.ts';
import { gridSize, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { SweepError } from '../../experiment/sweep/refusal.ts';
import { METRICS } from '../../metrics/index.ts';
import { text } from '../../schema/text.ts';
import { type Pool, startPool } from './pool.ts';
import type { SweepSeat } from './seat.ts';
import { forget, keep, lastKept } from './shelf.ts';
import {
  documentOf,
  keepFailure,
  keepResult,
  missingUnits,
  type SweepState,
  showPlan,
  sweepStore,
  tell,
} from './sweepStore.ts';

/** Milliseconds between two times that a sweep is kept while it runs. */
const KEEP_MS = 2_000;
/** The search keeps one point in three and gives it three times as many seeds. */
const ETA = 3;
const MOST_SEEDS = 60;

/** Metrics that a map is about, the first that there is. */
const PREFERRED = ['strictModes', 'highQuality', 'ksd', 'logLikelihood', 'frechet'];

/** Metrics with a direction that some run has a value of. */
export function metricsOf({ results }: Pick<SweepState, 'results'>): readonly string[] {
  const known = new Set(
    [...results.values()].flatMap(({ metrics }) => Object.keys(metrics).filter((key) => metrics[key] !== null)),
  );
  return METRICS.filter(({ key, better }) => better && known.has(key)).map(({ key }) => key);
}

/** The metric that is shown: the one chosen if there is one of it, else the one that says most. */
export function metricIn(state: Pick<SweepState, 'results' | 'metric'>): string {
  const has = metricsOf(state);
  return has.includes(state.metric) ? state.metric : (PREFERRED.find((key) => has.includes(key)) ?? has[0] ?? '');
}

let pool: Pool | null = null;
let keptAt = 0;

async function keepNow(): Promise<void> {
  keptAt = performance.now();
  const document = documentOf(sweepStore.getState());
  if (!document || (await keep(documentJson(document)))) return;
  sweepStore.setState({
    notice: text(
      'This sweep could not be kept on this device: save it as a file before you leave the page.',
      'このスイープをこの端末に保存できませんでした。ページを離れる前にファイルに保存してください。',
    ),
  });
}

/** Runs what is missing, on so many workers from `open`. Searches on, where that is what was asked for. */
export async function goOn(open: () => SweepSeat, cores: number): Promise<void> {
  if (pool) return;
  sweepStore.setState({ isRunning: true, failures: new Map() });
  const mine = startPool({
    units: missingUnits(sweepStore.getState()),
    cores,
    open,
    onResult({ result, points }) {
      keepResult(result, points);
      if (performance.now() - keptAt > KEEP_MS) void keepNow();
    },
    onFailure: ({ name }, reason) => keepFailure(name, reason),
  });
  pool = mine;
  await mine.done;
  tell();
  await keepNow();
  // Stopped, or begun again meanwhile.
  if (pool !== mine) return;
  pool = null;
  if (nextRound()) return goOn(open, cores);
  sweepStore.setState({ isRunning: false, isSearching: false });
}

/** Goes to the next round of a search; false where there is none to go to. */
function nextRound(): boolean {
  const state = sweepStore.getState();
  const document = documentOf(state);
  const metric = metricIn(state);
  if (!state.isSearching || !document || document.missing.length > 0 || metric === '') return false;
  if (document.points.length <= 1 || document.plan.seeds * ETA > MOST_SEEDS) return false;
  const { kept } = rungOf(document, metric, ETA);
  const plan = nextPlan(document, metric, ETA);
  const round = { points: document.points.length, kept: kept.length, seeds: plan.seeds };
  showPlan(plan, { rounds: [...state.rounds, round], pinned: kept[0] ?? null });
  return true;
}

/** Runs under way are lost; what is done is kept. */
export function stop(): void {
  pool?.stop();
  pool = null;
  tell();
  sweepStore.setState({ isRunning: false, isSearching: false });
}

/** Begins a sweep in place of the one that is shown; of that one, what both have in common is kept. Throws a SweepError. */
export function begin(plan: SweepPlan, isSearching: boolean): void {
  showPlan(plan, { rounds: [], isSearching });
  sweepStore.setState(({ units, results }) => {
    const names = new Set(units.map(({ name }) => name));
    return { results: new Map([...results].filter(([name]) => names.has(name))) };
  });
}

/** Opens what a file holds. Throws a SweepError for anything but a sweep. */
export function openFile(content: string): void {
  let given: unknown;
  try {
    given = JSON.parse(content);
  } catch {
    throw new SweepError(text('this file holds no sweep', 'このファイルにスイープの結果はありません'));
  }
  const document = documentFromJson(given);
  stop();
  const results = document.points.flatMap((point) => point.results.map((result) => [result.name, result] as const));
  showPlan(document.plan, { results: new Map(results), clouds: new Map(), rounds: [] });
  void keepNow();
}

/** Brings the sweep of the last visit back, if there is one and none is shown. */
export async function bringBack(): Promise<void> {
  if (sweepStore.getState().plan) return;
  const kept = await lastKept();
  if (!kept || sweepStore.getState().plan) return;
  try {
    const document = documentFromJson(kept);
    const results = document.points.flatMap((point) => point.results.map((result) => [result.name, result] as const));
    showPlan(document.plan, { results: new Map(results) });
  } catch {
    // Of another version: nothing of it could be shown.
    await forget();
  }
}

/** Whether points of the grid were given up by a search. */
export const isDropped = (plan: SweepPlan, point: number): boolean =>
  plan.only !== undefined && point < gridSize(plan) && !plan.only.includes(point);
