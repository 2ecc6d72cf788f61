import type { Engine } from '../engine/contract.ts';
import type { TrainingRun } from '../train/run.ts';
import { type GpuVerdict, isFinal } from './gpuVerdict.ts';
import type { TrainerHost } from './host.ts';
import type { Loop } from './loop.ts';

/** Milliseconds between two looks at whether a run may be moved. */
const LOOK_MS = 250;

export interface TakeoverParts {
  readonly host: TrainerHost;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
  /** The run of a loop from its first step on another engine. */
  readonly begin: (like: TrainingRun, engine: Engine) => Promise<TrainingRun>;
  readonly current: () => Loop | null;
  /** Carries a loop over to an engine, where it stands; called while nothing else touches it. */
  readonly move: (loop: Loop, engine: Engine) => Promise<void>;
}

/**
 * Finds out beside a run that trains on the CPU whether the GPU would do it faster and right, and moves it there. A device that computes
 * something else, fails, falls silent or is lost is not tried again in this visit.
 */
export function createTakeover({ host, exclusive, begin, current, move }: TakeoverParts) {
  let final: GpuVerdict | undefined;
  const verdicts = new WeakMap<Loop, GpuVerdict>();

  function note(loop: Loop, verdict: GpuVerdict): void {
    verdicts.set(loop, verdict);
    if (isFinal(verdict)) final = verdict;
  }

  return {
    /** What is known of the GPU for a run. */
    verdictOn: (loop: Loop | null): GpuVerdict | undefined => (loop && verdicts.get(loop)) ?? final,
    /** Whether the GPU may still be tried. */
    isOpen: (): boolean => final === undefined,
    lost(): void {
      final = { kind: 'lost' };
    },
    /** Tries the GPU for a loop that has begun to train, and moves it once it is in nobody's way. */
    async consider(loop: Loop, cpu: Engine): Promise<void> {
      if (final || current() !== loop) return;
      const { tryGpu } = await import('./gpuTrial.ts');
      const found = await tryGpu({
        host,
        cpu,
        gpu: () => host.room.start('compiled-webgpu'),
        begin: (engine) => begin(loop.run, engine),
        alone: exclusive,
      });
      if (found.kind !== 'better') {
        if (found.kind !== 'slower') host.room.forget('compiled-webgpu');
        return note(loop, found);
      }
      const { engine, ratio } = found;
      for (;;) {
        const isDone = await exclusive(async () => {
          if (current() !== loop) return true;
          if (loop.movable() === undefined) return false;
          const { step } = loop.run;
          await move(loop, engine);
          const moved = current();
          if (moved) note(moved, { kind: 'taken', step, ratio });
          return true;
        });
        if (isDone) return;
        await host.breathe(LOOK_MS);
      }
    },
  };
}
