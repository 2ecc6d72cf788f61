import type { Scalar } from '@tensorflow/tfjs-core';
import type { Play } from './contract.ts';
import { crossEntropy, takenForReal } from './shared.ts';

/** Cross-entropy critic of pairs of a point and its class. Both sets have the same classes, so each place between has one. */
export function pairCritic(play: Play): Scalar {
  const real = play.realLabelled();
  const fake = play.fakeLabelled(real.labels);
  const loss = crossEntropy(play, play.criticise(real.inputs, real.labels), play.criticise(fake.inputs, fake.labels));
  return play.ops.add(loss, play.penalty(real.inputs, fake.inputs, real.labels));
}

/** The generator wants its point to be taken for real together with the class that it was given. */
export function pairGenerator(play: Play): Scalar {
  const { inputs, labels } = play.fakeLabelled();
  return takenForReal(play, play.criticise(inputs, labels));
}
