import { createStore } from 'zustand/vanilla';
import type { EngineId } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { DecodedLink } from '../experiment/link.ts';
import type { Notice } from '../schema/codec.ts';
import type { ParamValue } from '../schema/param.ts';
import type { LoadResult, Met, Speed, Status, StepUnit, TrainerApi } from '../worker/protocol.ts';
import type { InstrumentDesk } from './instrumentStore.ts';
import type { KeptRun } from './keptRuns.ts';
import type { RunStores } from './runStores.ts';

export type EngineChoice = EngineId | 'auto';

/**
 * Verbs of the page. Every control calls one of these; they keep the stores, the worker and the link in step.
 * The one implementation is `createSession` in sessionController.ts.
 */
export interface Session {
  /** What the page knows of the run. */
  readonly stores: RunStores;
  readonly instruments: InstrumentDesk;
  /** Changes settings: live ones take effect at the next step, others restart with the same seed. `group` merges a drag into one undo step. Hands are kept from what the link locks; scripts are not. */
  change(changes: Readonly<Record<string, ParamValue>>, group?: string, isScripted?: boolean): void;
  /** Loads a preset by id, unless it would change what the link locks. */
  openPreset(id: string): void;
  /** Replaces the whole experiment and starts it, paused; `notices` are remarks of the decoder that made it. */
  load(experiment: Experiment, preset?: string, notices?: readonly Notice[]): Promise<LoadResult>;
  undo(): void;
  redo(): void;
  play(): void;
  /** Resolves when the run stands; a load that is under way is waited for. */
  pause(): Promise<void>;
  toggle(): void;
  /** Whether it plays, or will as soon as what was asked has reached it. */
  plays(): boolean;
  step(unit: StepUnit): Promise<void>;
  /** Step 0, same seed. */
  reset(): Promise<void>;
  /** Step 0, another seed. */
  newSeed(): void;
  runTo(step: number): Promise<Status>;
  /** Looks at the run as it was some steps ago; what it has come to stays. */
  back(steps: number): Promise<void>;
  /** Looks at the run as it was at a step; beyond its last one, as it is now. */
  travel(step: number): Promise<void>;
  /** Goes on from where the run is looked at in its past, as a run of its own; resolves when that is there. */
  fork(): Promise<LoadResult>;
  /** Plays on to a step and waits there for the next one; undefined without a run. */
  meet(step: number): Promise<Met | undefined>;
  setSpeed(speed: Speed): void;
  setEngine(engine: EngineChoice): void;
  /** Link to the experiment as it is now. */
  link(): string;
  dismissNotices(): void;
  /** Loads what the store holds when the page opens, at step 0 or where a kept run stood; the address is completed without a history entry. */
  start(from?: KeptRun): Promise<LoadResult>;
  /** Resolves when no load is under way; a restart that waits for a slider to rest happens at once. */
  settled(): Promise<void>;
  /**
   * Goes on in a new worker from the last checkpoint, with its charts, after a crash or in place of a worker that does not
   * answer; plays then unless told not to.
   */
  goOn(thenPlay?: boolean): Promise<LoadResult>;
  /** A new worker after a crash; the run starts again at step 0 with the same seed. */
  startAgain(): Promise<LoadResult>;
  /**
   * What the address asks for: a run that can follow does, another one begins in its place; `isAnew` begins one in any case.
   */
  visit(link: Pick<DecodedLink, 'experiment' | 'preset' | 'notices' | 'locks'>, isAnew: boolean): void;
  /** Ends the worker for good. */
  end(): void;
  /** Goes on with a run that was left, in this visit or an earlier one, as it stood; paused. */
  resume(run: KeptRun): Promise<LoadResult>;
  readonly trainer: TrainerApi;
  /** A clock of two runs leads this one: it never plays by itself after a restart. */
  isLed: boolean;
}

/** Whose settings the controls change, and whose verbs the keys are. */
export const sessionStore = createStore<{ readonly current: Session | null }>()(() => ({ current: null }));

/** Called by main.tsx before anything is drawn. */
export function provideSession(session: Session): void {
  sessionStore.setState({ current: session });
}

/** The page's session. Throws if used before the page has started. */
export function session(): Session {
  const { current } = sessionStore.getState();
  if (!current) throw new Error('The session has not started');
  return current;
}
