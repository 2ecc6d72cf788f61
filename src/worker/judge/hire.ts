import { createStore, get, set as put } from 'idb-keyval';
import type { ImageSet } from '../../data/images/imageSet.ts';
import { loadAsset } from '../../data/images/loadAsset.ts';
import { MNIST_ID } from '../../data/images/mnist.ts';
import { text } from '../../schema/text.ts';
import { asTrainedJudge, type TrainedJudge } from '../../train/judge/judge.ts';
import { RECIPE_VERSION } from '../../train/judge/recipe.ts';
import { unpackJudge } from '../../train/judge/shippedJudge.ts';
import type { JudgeOptions } from '../../train/judge/trainJudge.ts';
import type { HiredJudge } from '../host.ts';
import { JUDGE_WORKER, type JudgeOrder, type JudgeReply } from './protocol.ts';

const unsaved = text(
  'The judge could not be stored on this device; it will have to learn again at the next visit.',
  '判定器をこの端末に保存できませんでした。次回は学習し直します。',
);

let database: ReturnType<typeof createStore> | undefined;
const judges = (): ReturnType<typeof createStore> => {
  database ??= createStore('modescope.judges', 'judges');
  return database;
};

const keyOf = ({ id }: ImageSet): string => `${id} ${RECIPE_VERSION}`;

async function kept(set: ImageSet): Promise<TrainedJudge | null> {
  try {
    return asTrainedJudge(await get(keyOf(set), judges()), set);
  } catch {
    return null;
  }
}

/** Trains a judge in a worker of its own, so that the run beside it goes on. Rejects if the worker fails. */
function train(set: ImageSet, { onProgress, signal }: JudgeOptions): Promise<TrainedJudge> {
  const worker = new Worker(self.location.href, { type: 'module', name: JUDGE_WORKER });
  return new Promise<TrainedJudge>((resolve, reject) => {
    const fail = (message: string): void => reject(new Error(message));
    signal?.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('message', ({ data }: MessageEvent<JudgeReply>) => {
      if ('share' in data) onProgress?.(data.share);
      else if ('trained' in data) resolve(data.trained);
      else fail(data.error);
    });
    worker.addEventListener('error', ({ message }) => fail(message || 'the worker could not be loaded'));
    worker.addEventListener('messageerror', () => fail('a message could not be read'));
    const order: JudgeOrder = { set };
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}

/** The judge of the digits, which comes with the page. Throws ImageDataError if it cannot be had. */
async function shipped(set: ImageSet, { signal, onProgress }: JudgeOptions): Promise<TrainedJudge> {
  // Fetched when it is needed: the server of a fresh clone may have to wait for it to be taught.
  const asset = await import('virtual:mnist-judge');
  const bytes = await loadAsset(asset, {
    ...(signal && { signal }),
    onProgress: ({ share }) => onProgress?.(share),
  });
  return unpackJudge(bytes, set);
}

/** The judge that comes with the page, that of a set from this device, or a new one, which is kept for the next visit where it can be. */
export async function hireJudge(set: ImageSet, options: JudgeOptions): Promise<HiredJudge> {
  if (set.id === MNIST_ID) return { trained: await shipped(set, options) };
  const known = await kept(set);
  if (known) return { trained: known };
  const trained = await train(set, options);
  try {
    await put(keyOf(set), trained, judges());
    return { trained };
  } catch {
    return { trained, remark: unsaved };
  }
}
