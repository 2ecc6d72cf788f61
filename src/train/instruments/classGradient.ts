import { classPulls } from '../../math/classPulls.ts';
import { mostProbable } from '../../math/classScores.ts';
import { text } from '../../schema/text.ts';
import { isFrozen } from '../gan/frozen.ts';
import type { TrainingRun } from '../run.ts';
import { type Answer, type Measure, type Reading, unavailable } from './contract.ts';
import { generatedPoints } from './subjects.ts';

export interface ClassGradientOptions {
  /** Which of the generated samples to look at, or of the tiles for images; the first if absent. */
  readonly sample?: number;
  /** A place of the plane to look at instead. */
  readonly at?: readonly [number, number];
}

/** How the target class of AM-GAN came about. */
export type TargetFrom = 'asked' | 'critic' | 'sharpened';

/** How generator losses pull on one sample, class by class. Numbers of K + 1 classes end with the generated. */
export interface ClassGradientReading extends Reading {
  /** Index of the sample; null for a place. */
  readonly sample: number | null;
  /** Where it is, on the plane. */
  readonly point?: Float32Array;
  /** What the critic believes, D₁…D_{K+1}. */
  readonly beliefs: Float32Array;
  /** Law over the K classes that AM-GAN aims at. */
  readonly target: Float32Array;
  readonly targetFrom: TargetFrom;
  /** −∂L_G/∂l of both losses, whichever is trained [K + 1]. */
  readonly labelGan: Float32Array;
  readonly amGan: Float32Array;
  /** Which of them is trained; null for a method that is neither. */
  readonly trained: 'labelGan' | 'amGan' | null;
  /** On the plane: gradient of every class logit in the point, x and y of each [2K]. */
  readonly gradients?: Float32Array;
  /** The critic's best guess of each generated sample among the K classes, as far as they are shown. */
  readonly guesses: Uint16Array;
}

/** Generated points that the stage shows. */
const SHOWN = 500;

const noClassLogits = text(
  'This critic has no logits of classes: choose LabelGAN, AM-GAN or one of the AC-GANs.',
  'この識別器にはクラスのロジットがありません。LabelGAN、AM-GAN、AC-GAN のどれかを選ぶと表示します。',
);
const notFinite = text(
  'Generated images are not numbers: go back to a healthy step.',
  '生成画像が数値ではありません。正常なステップまで戻してください。',
);

/** Generated samples that the page shows, and the classes that they were asked for. */
async function shownSamples(run: TrainingRun) {
  const isPlane = run.subject.space.kind === 'plane';
  const samples = isPlane ? await generatedPoints(run, SHOWN) : await run.tiles();
  if ('available' in samples) return samples;
  if (!samples.every(Number.isFinite)) return unavailable(notFinite);
  const asked = isPlane ? run.asked : run.askedByTiles;
  return { samples, asked: isFrozen(run.trained) ? undefined : asked };
}

/** What AM-GAN would aim at, by the settings of the run as far as it has them. */
function targetOf(run: TrainingRun, logits: Float32Array, asked: number | undefined) {
  const { method } = run.trained;
  const oneHot = (label: number): Float32Array => logits.map((_, k) => Number(k === label));
  if (asked !== undefined) return { target: oneHot(asked), targetFrom: 'asked' as const };
  if (method.labelling !== 'soft') {
    const guess = mostProbable(logits, logits.length).classes[0] as number;
    return { target: oneHot(guess), targetFrom: 'critic' as const };
  }
  const largest = Math.max(...logits);
  const terms = logits.map((logit) => Math.exp(Number(method.temperature) * (logit - largest)));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return { target: terms.map((term) => term / total), targetFrom: 'sharpened' as const };
}

const TRAINED: Readonly<Record<string, 'labelGan' | 'amGan'>> = { 'label-gan': 'labelGan', 'am-gan': 'amGan' };

/** Sample number `index` of those shown, or the last one there is. */
const within = (index: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(index) || 0));

/**
 * For every critic with class logits: what LabelGAN's and AM-GAN's generator would feel at a sample, whatever is trained
 * (arXiv:1703.02000: the overlaid gradient and its remedy).
 */
export const classGradient: Measure<ClassGradientOptions, ClassGradientReading> = async (
  run,
  options,
): Promise<Answer<ClassGradientReading>> => {
  const { execution, subject, experiment } = run;
  if (!run.hasClassLogits) return unavailable(noClassLogits);
  const shown = await shownSamples(run);
  if ('available' in shown) return shown;
  const { size, kind } = subject.space;
  const { samples, asked } = shown;
  const guesses = mostProbable(await execution.probe('classLogits', samples, size), subject.classes).classes;
  const at = kind === 'plane' && options.at?.every(Number.isFinite) ? Float32Array.from(options.at) : undefined;
  const sample = at ? null : within(options.sample ?? 0, samples.length / size);
  const place = at ?? samples.slice((sample ?? 0) * size, ((sample ?? 0) + 1) * size);
  const logits = await execution.probe('classLogits', place, size);
  const target = targetOf(run, logits, sample === null ? undefined : asked?.[sample]);
  const { beliefs, labelGan, amGan } = classPulls(logits, target.target);
  return {
    available: true,
    sample,
    ...(kind === 'plane' && { point: place, gradients: await execution.probe('classGradients', place, size) }),
    beliefs: Float32Array.from(beliefs),
    ...target,
    labelGan: Float32Array.from(labelGan),
    amGan: Float32Array.from(amGan),
    trained: TRAINED[experiment.method.id] ?? null,
    guesses,
  };
};
