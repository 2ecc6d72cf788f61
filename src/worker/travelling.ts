import type { TrainingRun } from '../train/run.ts';
import type { createCheckpoints } from './checkpoints.ts';
import type { TrainerHost } from './host.ts';
import type { Pace } from './pace.ts';
import type { StopReason } from './protocol.ts';

/** Time from one look at whether somebody wants to go elsewhere to the next, ms. */
const PIECE_MS = 30;
/** A way that takes longer is told of. */
const LONG_MS = 200;

interface TravellingParts {
  readonly host: Pick<TrainerHost, 'now' | 'breathe'>;
  readonly run: TrainingRun;
  readonly pace: Pick<Pace, 'stepMs'>;
  readonly checkpoints: Pick<ReturnType<typeof createCheckpoints>, 'take'>;
  /** Tells where the run is on its way. */
  readonly tell: () => void;
  /** Draws it as it is there. */
  readonly draw: () => Promise<void>;
}

/** Takes a run to steps of its past, in pieces that leave the worker able to answer. */
export function createTravelling({ host, run, pace, checkpoints, tell, draw }: TravellingParts) {
  let towards: number | undefined;
  /** Why the run stands where it has come to, while it is looked at as it was. */
  let held: StopReason | undefined;

  async function go(step: number, isWanted: () => boolean): Promise<void> {
    let toldAt = host.now();
    const goOn = async (): Promise<boolean> => {
      if (host.now() - toldAt > LONG_MS) {
        towards = step;
        toldAt = host.now();
        tell();
      }
      await host.breathe(0);
      return isWanted();
    };
    await run.past.travel(step, { steps: Math.max(1, Math.floor(PIECE_MS / pace.stepMs())), goOn });
  }

  return {
    /** The step that it is on its way to, where that takes long. */
    towards: (): number | undefined => towards,
    /** Goes to a step, or to where somebody wants it elsewhere; returns why the run stands there. */
    async to(step: number, isWanted: () => boolean, stop: StopReason | undefined): Promise<StopReason | undefined> {
      const wasPast = run.past.now() !== undefined;
      if (!wasPast) {
        held = stop;
        // Whoever closes the page now has the run as far as it had come.
        await checkpoints.take();
      }
      await go(step, isWanted).finally(() => {
        towards = undefined;
      });
      // Whoever drags a handle sees where it passes; what is measured there waits until it rests.
      if (!isWanted() && run.past.now() !== undefined) {
        await draw();
        tell();
      }
      // Whoever comes back finds what he left; whoever has nowhere to go back to stands there, free to do something else.
      return wasPast && run.past.now() === undefined ? held : undefined;
    },
  };
}
