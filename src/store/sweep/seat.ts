import type { EngineId } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { UnitResult } from '../../experiment/sweep/document.ts';
import type { Unit } from '../../experiment/sweep/units.ts';
import { startTrainer } from '../../worker/client.ts';
import type { LoadOptions } from '../../worker/protocol.ts';

/** Points of a run that are kept to be looked at. */
const SHOWN = 400;
/** Steps until a run has settled, those of the longest stretch that is timed, and the difference that is long enough to trust, ms. */
const WARM_STEPS = 10;
const MOST_STEPS = 4_000;
const LEAST_MS = 60;

/** What one run of a sweep gave: its result, and on the plane some of its points [count, x]. */
export interface Ran {
  readonly result: UnitResult;
  readonly points: Float32Array;
}

/** Milliseconds of a step, and of all that a run takes besides: building, and measuring at its end. */
export interface UnitCost {
  readonly stepMs: number;
  readonly fixedMs: number;
}

/** A worker that runs units of a sweep, one at a time. */
export interface SweepSeat {
  run(unit: Unit): Promise<Ran>;
  /** What a run of an experiment costs here. */
  time(experiment: Experiment): Promise<UnitCost>;
  close(): void;
}

/** SHA-256 of generated points, as the command line has it; absent where the browser has no such function, as on plain http. */
async function digestOf({ buffer, byteOffset, byteLength }: Float32Array): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The state of a metric as files have it: a number, or null where there is none. */
const plain = (metrics: Readonly<Record<string, number | null>>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, Number.isFinite(value) ? value : null]));

/** A worker of its own on the engine of a sweep; what the page trains goes on beside it. `own` brings a person's data, where an experiment learns from them. */
export function openSeat(
  engine: EngineId,
  own: (experiment: Experiment) => Promise<Pick<LoadOptions, 'imported' | 'images'>>,
): SweepSeat {
  let fail: (error: Error) => void = () => {};
  const death = new Promise<never>((_, reject) => {
    fail = reject;
  });
  death.catch(() => undefined);
  const client = startTrainer({
    onEvent: () => {},
    onCrash: (message) => fail(new Error(message)),
    onSilence: () => {},
  });
  void client.trainer.keep(false).catch(() => undefined);
  const { trainer } = client;

  async function load(experiment: Experiment): Promise<void> {
    const loaded = await trainer.load(experiment, { engine, quiet: true, ...(await own(experiment)) });
    if (!loaded.ok) throw new Error(loaded.reason.en);
  }

  async function run({ name, experiment, steps }: Unit): Promise<Ran> {
    await load(experiment);
    const { stop, step } = await trainer.runTo(steps);
    if (stop?.kind === 'engine-lost') throw new Error(stop.message);
    const { metrics } = await trainer.metrics();
    const samples = await trainer.samples();
    const digest = await digestOf(samples);
    const diverged =
      stop?.kind === 'diverged' ? { step: stop.step, healthyStep: stop.healthyStep, where: stop.where } : undefined;
    const result: UnitResult = {
      name,
      seed: experiment.seed,
      steps: step,
      metrics: plain(metrics),
      ...(digest && { samples: digest }),
      ...(diverged && { diverged }),
    };
    return { result, points: samples.slice(0, 2 * SHOWN) };
  }

  /** Two stretches of different length: what a stretch costs however long it is, such as measuring at its end, is told apart. */
  async function time(experiment: Experiment): Promise<UnitCost> {
    const begun = performance.now();
    await load(experiment);
    await trainer.runTo(WARM_STEPS);
    const clock = async (steps: number): Promise<number> => {
      const start = performance.now();
      await trainer.runTo(steps);
      return performance.now() - start;
    };
    const fixedMs = performance.now() - begun;
    let steps = 2 * WARM_STEPS;
    let shortMs = await clock(steps);
    for (;;) {
      const more = 4 * (steps - WARM_STEPS);
      const longMs = await clock(steps + more);
      if (longMs - shortMs > LEAST_MS || more > MOST_STEPS) {
        const stepMs = Math.max(0, longMs - shortMs) / (more - (steps - WARM_STEPS));
        return { stepMs, fixedMs: Math.max(0, fixedMs - WARM_STEPS * stepMs) };
      }
      steps += more;
      shortMs = longMs;
    }
  }

  return {
    run: (unit) => Promise.race([run(unit), death]),
    time: (experiment) => Promise.race([time(experiment), death]),
    close: () => {
      client.terminate();
      fail(new Error('closed'));
    },
  };
}
