import { loadMnist, MNIST_ID } from '../data/images/mnist.ts';
import { findLaw } from '../data/index.ts';
import type { Law, LawResources } from '../data/law.ts';
import type { Experiment } from '../experiment/experiment.ts';

/**
 * The law of an experiment, with the images that come with the page where it needs them, and with a person's own data where
 * they are handed in. Throws LawError for unusable data, also for own ones that were not.
 */
export async function lawWithImages(
  { data: { id, ...params } }: Pick<Experiment, 'data'>,
  own: LawResources = { imported: new Map() },
): Promise<Law> {
  const declaration = findLaw(id);
  const set = declaration.imageSet?.(params) === MNIST_ID ? await loadMnist() : undefined;
  const prepared = await declaration.prepare?.();
  return declaration.create(params, { ...own, ...prepared, ...(set && { images: new Map([[set.id, set]]) }) });
}
