import { text } from '../../schema/text.ts';
import { LawError, type LawResources } from '../law.ts';
import type { ImageSet } from './imageSet.ts';

const noSet = text(
  'No images yet: choose a set, or drop IDX files of 28 × 28 images.',
  '画像がありません。画像セットを選ぶか、28×28 画像の IDX ファイルをドロップしてください。',
);

const notHere = text(
  'The images of this experiment are not on this device: drop the same files again.',
  'この実験の画像はこの端末にありません。同じファイルをもう一度ドロップしてください。',
);

/** The image set of an id among the resources of a law. Throws LawError if it is not there. */
export function setOf({ images }: LawResources, id: string): ImageSet {
  if (id === '') throw new LawError(noSet);
  const found = images?.get(id);
  if (!found) throw new LawError(notHere);
  return found;
}
