import type { ImageSet } from '../data/images/imageSet.ts';
import type { AssetOptions } from '../data/images/loadAsset.ts';
import type { Text } from '../schema/text.ts';
import type { TrainedJudge } from '../train/judge/judge.ts';
import type { JudgeOptions } from '../train/judge/trainJudge.ts';
import type { EngineRoom } from './engines.ts';

/** Brings an image set that comes with the page. Throws LawError with the reason. */
export type ImageLoader = (options: AssetOptions) => Promise<ImageSet>;

/** A judge, and what is worth saying about how it came. */
export interface HiredJudge {
  readonly trained: TrainedJudge;
  readonly remark?: Text;
}

/** What the trainer needs from its surroundings: a worker, a test, or Node. */
export interface TrainerHost {
  readonly room: EngineRoom;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Gives the event loop a turn after at least `ms`. */
  readonly breathe: (ms: number) => Promise<void>;
  /** Image sets that can be fetched, by id. */
  readonly images?: Readonly<Record<string, ImageLoader>>;
  /** A judge of a labelled set: that of the page, kept from before, or trained beside the run. */
  readonly hireJudge?: (set: ImageSet, options: JudgeOptions) => Promise<HiredJudge>;
}
