import type { Engine } from '../../engine/contract.ts';
import { type Cell, cellExperiment, evaluationSteps } from '../../experiment/claims/contract.ts';
import { isReading } from '../../experiment/claims/readings.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { withValue } from '../../experiment/experiment.ts';
import { inspect } from '../../train/instruments/index.ts';
import type { TrainingRun } from '../../train/run.ts';
import { openRun } from '../resources.ts';
import { readingOf } from './readings.ts';

/** Digits that are kept of a value: files stay small, and verdicts come from what is stored. */
const DIGITS = 5;

const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value.toPrecision(DIGITS));

/** Runs a cell with one seed and keeps what it traces. Throws LawError for unusable data. */
export async function runCell(cell: Cell, seed: number, engine: Engine): Promise<SeedTrace> {
  const experiment = withValue(cellExperiment(cell), 'seed', seed);
  const run = await openRun(experiment, engine);
  const values: Record<string, (number | null)[]> = Object.fromEntries(cell.trace.map((metric) => [metric, []]));
  const start = performance.now();
  try {
    for (const step of evaluationSteps(cell)) {
      const divergence = await run.advanceTo(step);
      if (divergence) return { seed, wallMs: elapsed(start), values, diverged: divergence.step };
      const { metrics } = await run.evaluate(cell.trace);
      for (const key of cell.trace) {
        values[key]?.push(rounded(isReading(key) ? await readingOf(key, run) : metrics[key]));
      }
      if (step === cell.automaticBandwidthAt) await pressAutomatic(run);
    }
    return { seed, wallMs: elapsed(start), values };
  } finally {
    run.dispose();
  }
}

/** Sets what the automatic bandwidth says, as its button does. Throws where it has no answer: the cell asks for one. */
async function pressAutomatic(run: TrainingRun): Promise<void> {
  const answer = await inspect('autoBandwidth', run, {});
  if (!answer.available) throw new Error(answer.reason.en);
  run.set(answer.settings);
}

const elapsed = (start: number): number => Math.round(performance.now() - start);
