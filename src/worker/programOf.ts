import type { ImageSet } from '../data/images/imageSet.ts';
import { imageSpace } from '../data/space.ts';
import type { Program } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { initialWeights } from '../nn/initialise.ts';
import { isJudgeable } from '../train/judge/judgeable.ts';
import { judgeSpec } from '../train/judge/recipe.ts';
import { buildProgram } from '../train/program.ts';
import type { FeatureNetwork } from '../train/subject.ts';
import { lawWithImages } from './lawWithImages.ts';

/** A judge that has learnt nothing: to a program it looks like any other. */
function unlearnt(set: ImageSet): FeatureNetwork {
  const spec = judgeSpec(imageSpace(set.height, set.width, 1), set.classes.length);
  return { spec, weights: initialWeights(spec, 1, 'judge') };
}

/** The program of an experiment to be looked at or timed, not learnt with: nobody waits for a judge to be trained. */
export async function programOf(experiment: Experiment): Promise<Program> {
  const law = await lawWithImages(experiment);
  const set = law.images?.set;
  return buildProgram(experiment, law, set && isJudgeable(set) ? unlearnt(set) : undefined);
}
