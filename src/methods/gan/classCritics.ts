import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import {
  classCrossEntropy,
  flatHeads,
  generatedInputs,
  type Made,
  separateHeads,
  smoothedClasses,
  targetClasses,
} from './classAware.ts';
import type { Play } from './contract.ts';
import { crossEntropy } from './shared.ts';

/** What the classifier of a critic is taught about generated points. */
type OnGenerated = 'nothing' | 'to recognise them' | 'to be unsure';

/**
 * Targets [rows or 1, K] of each lesson. With unequal classes, unsure means knowing no more than their shares; where they
 * are equal, that is the uniform target of the paper.
 */
const targetsOfLesson: Readonly<
  Record<OnGenerated, (play: Play, logits: Tensor2D, made: Tensor2D | undefined) => Tensor2D | null>
> = {
  nothing: () => null,
  'to recognise them': targetClasses,
  'to be unsure': (play) => play.classShares(),
};

/**
 * Critic with a classifier beside it: cross-entropy on b, and λ_D times that of the class logits on data, smoothed, and on
 * generated points if it is taught anything about them (arXiv:1703.02000).
 */
export function auxiliaryCritic(lesson: OnGenerated): (play: Play) => Scalar {
  return (play) => {
    const { add, mean, mul } = play.ops;
    const data = play.realLabelled();
    const made: Made = lesson === 'to recognise them' ? generatedInputs(play) : { inputs: play.fakeInputs() };
    const real = separateHeads(play, play.outputs(data.inputs));
    const fake = separateHeads(play, play.outputs(made.inputs));
    const onClasses = (logits: Tensor2D, targets: Tensor2D): Scalar => mean(classCrossEntropy(play, logits, targets));
    const onData = onClasses(real.classes, smoothedClasses(play, data.labels));
    const targets = targetsOfLesson[lesson](play, fake.classes, made.labels);
    const classifying = targets ? add(onData, onClasses(fake.classes, targets)) : onData;
    const weighted = mul(play.setting('method.classifierWeight'), classifying);
    const loss = add(crossEntropy(play, real.real, fake.real), weighted);
    return add(loss, play.penalty(data.inputs, made.inputs)) as Scalar;
  };
}

/**
 * Critic of K + 1 classes: cross-entropy H((1 − s)·t, s; D) on data, t the class smoothed and s the label smoothing, and
 * −log D_{K+1} on generated points. With r the logit of being real, −Σ p log D falls into the part between real and
 * generated and, with the weight 1 − s, the part between the classes (arXiv:1703.02000).
 */
export function flatLoss(play: Play): Scalar {
  const { add, mean, mul, sub } = play.ops;
  const data = play.realLabelled();
  const made = play.fakeInputs();
  const real = flatHeads(play, play.outputs(data.inputs));
  const fake = flatHeads(play, play.outputs(made));
  const among = mean(classCrossEntropy(play, real.classes, smoothedClasses(play, data.labels)));
  const kept = sub(1, play.setting('training.labelSmoothing'));
  const loss = add(crossEntropy(play, real.real, fake.real), mul(kept, among));
  return add(loss, play.penalty(data.inputs, made)) as Scalar;
}
