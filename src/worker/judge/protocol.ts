import type { ImageSet } from '../../data/images/imageSet.ts';
import type { TrainedJudge } from '../../train/judge/judge.ts';

/** Name of a training worker that is started to train a judge; it shares its file, hence one copy of TensorFlow.js. */
export const JUDGE_WORKER = 'judge';

/** What is sent to the worker, once. */
export interface JudgeOrder {
  readonly set: ImageSet;
}

/** What it answers: any number of shares, then the judge or why there is none. */
export type JudgeReply = { readonly share: number } | { readonly trained: TrainedJudge } | { readonly error: string };
