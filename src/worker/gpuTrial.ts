import type { Engine } from '../engine/contract.ts';
import type { TrainingRun } from '../train/run.ts';
import { lateSliceMs } from './cost.ts';
import { type Computed, differsIn, type GpuVerdict } from './gpuVerdict.ts';
import type { TrainerHost } from './host.ts';
import { messageOf } from './messageOf.ts';
import { SLICE_MS } from './pace.ts';

/** A GPU is worth leaving the CPU for from here on: it takes power, and other bits. */
const WORTHWHILE = 1.3;
/** Milliseconds after which a device counts as silent, compiling included. */
const PATIENCE_MS = 20_000;
/** Steps after which both engines are compared. */
const COMPARED_STEPS = 3;
/** Milliseconds that a timed burst lasts at least. */
const BURST_MS = 30;
const MOST_STEPS = 512;

export interface GpuTrial {
  readonly host: Pick<TrainerHost, 'now' | 'breathe'>;
  readonly gpu: () => Promise<Engine>;
  readonly cpu: Engine;
  /** The run from its first step on an engine. */
  readonly begin: (engine: Engine) => Promise<TrainingRun>;
  /** Runs a job while nothing else trains. */
  readonly alone: <T>(job: () => Promise<T>) => Promise<T>;
  readonly patienceMs?: number;
}

/** What a trial has found out; `better`: the run is to move. */
export type TrialResult =
  | Exclude<GpuVerdict, { kind: 'taken' | 'lost' }>
  | { readonly kind: 'better'; readonly ratio: number; readonly engine: Engine };

/** Milliseconds per step in slices as the loop makes them, from bursts of two sizes: what a device costs however much it does is told apart. */
async function stepMs(run: TrainingRun, now: () => number): Promise<number> {
  const time = async (steps: number): Promise<number> => {
    const start = now();
    await run.advanceTo(run.step + steps);
    return now() - start;
  };
  let steps = 2;
  let shortMs = await time(steps);
  for (; shortMs < BURST_MS && steps < MOST_STEPS; steps *= 2) shortMs = await time(2 * steps);
  const longMs = await time(3 * steps);
  const each = Math.max((longMs - shortMs) / (2 * steps), (0.02 * longMs) / (3 * steps));
  const fixed = Math.max(0, shortMs - steps * each);
  const slice = lateSliceMs(fixed, SLICE_MS);
  return fixed < slice ? (each * slice) / (slice - fixed) : each + fixed;
}

async function compute(run: TrainingRun): Promise<Computed> {
  await run.advanceTo(COMPARED_STEPS);
  return { snapshot: await run.execution.snapshot(), report: run.report };
}

async function judge({ host, gpu, cpu, begin, alone }: GpuTrial): Promise<TrialResult> {
  const engine = await gpu();
  const reference = await begin(cpu);
  try {
    const candidate = await begin(engine);
    try {
      const where = differsIn(await compute(candidate), await compute(reference));
      if (where !== null) return { kind: 'wrong', where };
      const ratio = await alone(async () => {
        const onGpu = await stepMs(candidate, host.now);
        return (await stepMs(reference, host.now)) / onGpu;
      });
      return ratio >= WORTHWHILE ? { kind: 'better', ratio, engine } : { kind: 'slower', ratio };
    } finally {
      candidate.dispose();
    }
  } finally {
    reference.dispose();
  }
}

/** Compiles a run for the GPU, compares what it computes with the CPU, and then how fast. Never rejects. */
export async function tryGpu(trial: GpuTrial): Promise<TrialResult> {
  const late = trial.host.breathe(trial.patienceMs ?? PATIENCE_MS).then((): TrialResult => ({ kind: 'silent' }));
  const verdict = judge(trial).catch((error): TrialResult => ({ kind: 'failed', message: messageOf(error) }));
  return Promise.race([verdict, late]);
}
