import type { View } from '../train/frame.ts';
import type { createFrames } from '../train/frames.ts';
import type { TrainingRun } from '../train/run.ts';
import type { GpuVerdict } from './gpuVerdict.ts';
import type { TrainerHost } from './host.ts';
import type { StopReason, TrainerEvent } from './protocol.ts';

/** What a loop is made of. */
export interface LoopParts {
  readonly host: TrainerHost;
  readonly run: TrainingRun;
  readonly id: number;
  /** Name of what it lives through. */
  readonly life: string;
  readonly frames: ReturnType<typeof createFrames>;
  readonly noGpu?: 'missing' | 'software';
  /** What is known of the GPU for this run. */
  readonly gpu?: () => GpuVerdict | undefined;
  /** Nobody watches: nothing is told while it trains. */
  readonly quiet?: boolean;
  readonly view: () => View;
  /** Whether checkpoints are handed out while the run plays. */
  readonly keeps: () => boolean;
  readonly emit: (event: TrainerEvent) => void;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
  /** Why the run stands where it stands, when it continues one that stopped. */
  readonly stop?: StopReason;
  /** The engine threw while training; called once, after which this loop is dead. */
  readonly onLost: (error: unknown) => Promise<void>;
}
