import { loadMnist, MNIST_ID } from '../data/images/mnist.ts';
import { findLaw } from '../data/index.ts';
import type { Law } from '../data/law.ts';
import type { Experiment } from '../experiment/experiment.ts';

/**
 * The law of an experiment, with the images that come with the page where it needs them. Throws LawError for unusable data,
 * images of a person's own among them.
 */
export async function lawWithImages({ data: { id, ...params } }: Pick<Experiment, 'data'>): Promise<Law> {
  const declaration = findLaw(id);
  const set = declaration.imageSet?.(params) === MNIST_ID ? await loadMnist() : undefined;
  return declaration.create(params, { imported: new Map(), ...(set && { images: new Map([[set.id, set]]) }) });
}
