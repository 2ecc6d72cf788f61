import type { ImageSet } from '../data/images/imageSet.ts';
import type { Bounds, ImportedPoints, Mode } from '../data/law.ts';
import type { Space } from '../data/space.ts';
import type { EngineId, EngineInfo } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { ActorId } from '../methods/contract.ts';
import type { NoiseFloor } from '../metrics/noiseFloor.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';
import type { Evaluation, Frame, Tiles, View } from '../train/frame.ts';
import type { AnswerOf, InstrumentId, OptionsOf } from '../train/instruments/index.ts';
import type { Nearest, NearestImage } from '../train/nearest.ts';
import type { Reel } from '../train/reel.ts';
import type { StageId } from '../train/slowMotion.ts';
import type { GpuVerdict } from './gpuVerdict.ts';
import type { Checkpoint, Story, Told, Way } from './story.ts';

/** Slow motion: the stage that has just run. Narration texts live with the page. */
export type { AnswerOf, Checkpoint, InstrumentId, Nearest, NearestImage, OptionsOf, Reel, StageId, Story, Told, Way };

/** Types only: the page and the worker agree on these, and on nothing else. */

export type RunState = 'loading' | 'ready' | 'running' | 'paused' | 'stopped';

/** Why a run is not going on by itself. */
export type StopReason =
  | { readonly kind: 'steps' | 'all-modes' | 'plateau'; readonly step: number }
  | { readonly kind: 'diverged'; readonly step: number; readonly healthyStep: number; readonly where: string }
  | { readonly kind: 'engine-lost'; readonly step: number; readonly healthyStep: number; readonly message: string };

export interface Status {
  readonly run: number;
  readonly state: RunState;
  readonly step: number;
  /** Steps per second over the last second of training; 0 while paused. */
  readonly rate: number;
  readonly engine?: EngineInfo;
  /** True if a hardware GPU was looked for and not found (none, or only a software adapter). */
  readonly noGpu?: 'missing' | 'software';
  /** What was found out about a hardware GPU, once it was tried beside the run. */
  readonly gpu?: GpuVerdict;
  /** Phase whose turn is next, e.g. `critic`. */
  readonly nextPhase?: string;
  readonly stop?: StopReason;
  /** While the run is looked at as it was: the step it has come to, the settings of then, and where it is on its way to. */
  readonly past?: { readonly now: number; readonly experiment: Experiment; readonly towards?: number };
  /** Oldest step whose state is kept. */
  readonly oldestSnapshot?: number;
  /** Milliseconds that the next piece of work will keep the worker from answering, where that is long; an estimate. */
  readonly busyMs?: number;
}

/** Facts about the law of a loaded run. */
export interface LoadedLaw {
  readonly space: Space;
  /** Classes with their names and shares of the data; none for a law without labels. */
  readonly classes: readonly { readonly name: Text; readonly share: number }[];
  readonly bounds: Bounds;
  readonly modes: readonly Mode[];
  /** Bands of the noise floor that are known at once; `noiseFloor` brings all of them. */
  readonly floor: NoiseFloor;
  readonly original?: {
    readonly mean: readonly [number, number];
    readonly std: readonly [number, number];
    readonly names: readonly [string, string];
  };
  /** Settings that were legal but needed a remark, e.g. batch larger than the data. */
  readonly remarks: readonly Text[];
}

/** Something that a run waits for, or could use, on its way: `share` of it done, or why it failed. */
export type Progress = {
  readonly what: 'images' | 'judge';
} & (
  | {
      readonly state: 'working';
      readonly share: number;
      /** Size of what is fetched, bytes. */
      readonly bytes?: number;
    }
  | {
      readonly state: 'done';
      /** What is worth saying about it, e.g. that it could not be kept for the next visit. */
      readonly remark?: Text;
      /** Of a judge: share of the held-out images whose class it finds; null without any. */
      readonly accuracy?: number | null;
    }
  | { readonly state: 'failed'; readonly reason: Text }
);

export type TrainerEvent =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'evaluation'; readonly evaluation: Evaluation }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** The run is shown with another law from here on: its letters moved, or it is looked at as it was before they did. */
  | { readonly type: 'law'; readonly run: number; readonly law: LoadedLaw }
  | { readonly type: 'stage'; readonly stage: StageId; readonly step: number }
  /** What is looked at is large: no answer for about so long, an estimate; 0 takes it back. */
  | { readonly type: 'busy'; readonly ms: number }
  /** No engine of this worker can go on with the run: it is as good as dead, and a new one may do better. */
  | { readonly type: 'gone'; readonly message: string };

/** 'stages' narrates a few stages a second; 'max' runs as fast as the device allows; a number is steps per second. */
export type Speed = 'stages' | 'max' | number;

/** One whole step, one execution of the phase of an actor, or one narrated stage. */
export type StepUnit = 'step' | 'stage' | ActorId;

/** Where a run that plays towards a meeting has come to. */
export interface Met {
  readonly status: Status;
  /** What showing and measuring the run there took, ms. */
  readonly lookMs: number;
}

export interface LoadOptions {
  readonly engine?: EngineId | 'auto';
  readonly imported?: readonly ImportedPoints[];
  readonly images?: readonly ImageSet[];
  /** Number of the run in everything that is reported of it; greater than that of any earlier one, whichever worker had it. */
  readonly run?: number;
  /** State to go on from instead of step 0, on its engine if that one starts here. */
  readonly from?: Checkpoint;
  /** Nothing is told while it loads and trains, only where it stops: for runs that nobody watches. */
  readonly quiet?: boolean;
  /** Whether to go on from where the run before is still what this one would be, if that is beyond step 0 and was kept. */
  readonly branches?: boolean;
}

/** The law that was loaded, and the step at which the run stands where it is one; or why there is none. */
export type LoadResult =
  | { readonly ok: true; readonly law: LoadedLaw; readonly step?: number }
  | { readonly ok: false; readonly reason: Text };

/** A script and the tensors that it starts from in one ZIP archive, or why there is none. */
export type ScriptResult =
  | { readonly ok: true; readonly archive: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: Text };

/** Values under the pointer. */
export interface Reading {
  readonly critic: number;
  readonly density: number | null;
  readonly generatedDensity: number;
}

/** Fingerprint of the state of a run at a step. */
export interface Checksum {
  readonly run: number;
  readonly step: number;
  readonly sum: string;
}

/** What an instrument read, and of which run and step. */
export interface Inspection<I extends InstrumentId = InstrumentId> {
  readonly run: number;
  readonly step: number;
  readonly answer: AnswerOf<I>;
}

/** The trainer as the page sees it (over comlink) and as tests see it (in process). */
export interface TrainerApi {
  subscribe(listener: (event: TrainerEvent) => void): void;
  /** Resolves as soon as the worker gets round to it: a sign of life. */
  alive(): Promise<void>;
  /**
   * Starts a fresh run of this experiment, paused, at step 0 or at a checkpoint. A failing load leaves the previous run
   * untouched; of several that wait, only the newest is carried out.
   */
  load(experiment: Experiment, options?: LoadOptions): Promise<LoadResult>;
  /**
   * Changes live settings of the current run from its next step on. Of those of the law it answers what came of them: a law that cannot be
   * made leaves the run with the one it has; null where there are none, or newer ones came first.
   */
  set(changes: Readonly<Record<string, ParamValue>>): Promise<LoadResult | null>;
  play(speed: Speed): Promise<void>;
  /**
   * Plays to an absolute step, is measured there, and waits, still playing, until another step is named: so two runs play side by
   * side. Resolves when it is there, or stands somewhere else.
   */
  meet(speed: Speed, step: number): Promise<Met>;
  pause(): Promise<void>;
  advance(unit: StepUnit): Promise<void>;
  /** Runs to an absolute step and resolves when it is reached or the run stopped before. */
  runTo(step: number): Promise<Status>;
  /** Step 0 with the same seed. */
  reset(): Promise<void>;
  /**
   * Shows the run as it was at a step, bit for bit, or the nearest that is known; beyond its last step as it is now. Played from there it
   * does what it did until it has come to now. Of several journeys only the newest is made.
   */
  travel(step: number): Promise<Status>;
  /** The run as it is shown, for another one to go on from; null while none is loaded. */
  branch(): Promise<Checkpoint | null>;
  /** What is kept of the way of the run; null while none is loaded. */
  way(): Promise<Way | null>;
  setView(view: View): Promise<void>;
  /** Whether checkpoints are handed out while the run plays; they are until somebody says otherwise. */
  keep(isWanted: boolean): Promise<void>;
  read(x: number, y: number): Promise<Reading | null>;
  /** Reads an instrument between two slices of training; null while no run is loaded. */
  inspect<I extends InstrumentId>(instrument: I, options: OptionsOf<I>): Promise<Inspection<I> | null>;
  /** An evaluation of the run as it stands: every metric, or those with the keys that are wanted. */
  metrics(wanted?: readonly string[]): Promise<Evaluation>;
  /** What perfect samplers score against this run's reference points; null if another law was loaded meanwhile. */
  noiseFloor(): Promise<NoiseFloor | null>;
  /** What of it a judge of images tells at once: one perfect sampler, so that bands have no width; empty for other laws. */
  quickFloor(): Promise<NoiseFloor | null>;
  /** Fingerprint of the run as it stands between two steps, also while it plays; null while there is none. */
  checksum(): Promise<Checksum | null>;
  /** Fresh generated points of the evaluation latents. */
  samples(): Promise<Float32Array>;
  /** All that the run has learned, as a safetensors file that tells this link (see train/weightsFile.ts). Rejects while no run is loaded. */
  weights(link: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Why there is no PyTorch script of the run; null where there is one. */
  scriptRefusal(): Promise<Text | null>;
  /** The run from its first step on as a PyTorch script that tells this link, and its file of tensors, called `name` both. */
  script(link: string, name: string): Promise<ScriptResult>;
  /**
   * Images of latents [count, latent dimension], each of a class where the generator is given one; null while there is no
   * run of images, or where the latents do not fit it.
   */
  render(latents: Float32Array, classes?: Uint16Array): Promise<Tiles | null>;
  /**
   * The training images nearest to a tile of the last frame, by pixels and by the features of the judge (null without one);
   * null while there is no run of images, or no such tile.
   */
  nearest(tile: number): Promise<Nearest | null>;
  /** How some tiles (the first eight if not given) looked before, a moment every so many steps; null without images. */
  reel(tiles?: readonly number[]): Promise<Reel | null>;
  /** Latents [count, latent dimension] behind the tiles that frames show; null while no run is loaded. */
  latents(count: number): Promise<Float32Array | null>;
}
