import { ImageDataError } from '../../data/images/imageDataError.ts';
import type { ImageSet } from '../../data/images/imageSet.ts';
import { asTrainedJudge, type TrainedJudge } from './judge.ts';
import { decodeJudge } from './packedJudge.ts';

/** The judge of a set from its packed form. Throws ImageDataError `packed` for bytes that hold none of this set. */
export function unpackJudge(bytes: Uint8Array, set: ImageSet): TrainedJudge {
  const trained = asTrainedJudge({ ...decodeJudge(bytes), set: set.id }, set);
  if (!trained) throw ImageDataError.of('packed');
  return trained;
}
