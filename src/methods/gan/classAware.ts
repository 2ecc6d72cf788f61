import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { choice, number } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { FormulaNote } from '../contract.ts';
import type { CriticShape, Play } from './contract.ts';
import { labelledUses, takenForReal } from './shared.ts';

/**
 * What the class-aware methods share (arXiv:1703.02000). Their critics have logits l₁…l_K of the K classes of the data, and
 * either a logit b of being real of its own, or none: then the K + 1 classes "real and of class k" and "generated" are told
 * apart by one softmax, D = softmax(l₁…l_K, l_{K+1}), and being real has the logit log Σ exp l_k − l_{K+1}.
 */

type Reader = Pick<Play, 'ops' | 'logSumExp' | 'classes' | 'option'>;

const columns = ({ ops }: Pick<Play, 'ops'>, x: Tensor2D, from: number, count: number): Tensor2D =>
  ops.slice(x, [0, from], [x.shape[0], count]);

/** Class logits [rows, K] and the logit [rows, 1] of being real, from all outputs of a critic. */
export interface Heads {
  readonly real: Tensor2D;
  readonly classes: Tensor2D;
}

/** Outputs [rows, 1 + K]: b, then l₁…l_K. */
export const separateHeads = (play: Reader, outputs: Tensor2D): Heads => ({
  real: columns(play, outputs, 0, 1),
  classes: columns(play, outputs, 1, play.classes),
});

const isFree = (option: Play['option']): boolean => option('method.fakeLogit') === 'free';

/** Outputs [rows, K], the logit of the generated being 0, or [rows, K + 1] with it as the last. */
export function flatHeads(play: Reader, outputs: Tensor2D): Heads {
  if (!isFree(play.option)) return { real: play.logSumExp(outputs), classes: outputs };
  const classes = columns(play, outputs, 0, play.classes);
  const fake = columns(play, outputs, play.classes, 1);
  return { real: play.ops.sub(play.logSumExp(classes), fake), classes };
}

/** A critic with a logit of being real beside its class logits. */
export const separateCritic: CriticShape = {
  outputs: (classes) => 1 + classes,
  realness: (play, outputs) => separateHeads(play, outputs).real,
  classLogits: (classes) => ({ from: 1, count: classes }),
};

/** A critic that tells K + 1 classes apart. */
export const flatCritic: CriticShape = {
  outputs: (classes, option) => classes + Number(isFree(option)),
  realness: (play, outputs) => flatHeads(play, outputs).real,
  classLogits: (classes) => ({ from: 0, count: classes }),
};

/** Cross-entropy −Σ t_k log softmax(l)_k [rows, 1] of class logits l to targets t whose rows sum to one. */
export function classCrossEntropy(play: Play, logits: Tensor2D, targets: Tensor2D): Tensor2D {
  const { mul, sub, sum } = play.ops;
  return sub(play.logSumExp(logits), sum(mul(targets, logits), 1, true));
}

/** Classes of data as targets [rows, K], smoothed: 1 − s of a target stays, s is shared out evenly. */
export function smoothedClasses(play: Play, labels: Tensor2D): Tensor2D {
  const { add, div, mul, sub } = play.ops;
  const smoothing = play.setting('method.classSmoothing');
  return add(mul(sub(1, smoothing), labels), div(smoothing, play.classes));
}

/** Generated critic inputs, with the classes they were made for where the generator is given one. */
export interface Made {
  readonly inputs: Tensor2D;
  readonly labels?: Tensor2D;
}

export function generatedInputs(play: Play): Made {
  return play.option('method.labelling') === 'static' ? play.fakeLabelled() : { inputs: play.fakeInputs() };
}

/**
 * Target class of generated points [rows, K], a constant for gradients: the one they were made for, the one that the critic
 * believes in most among the K, or softmax(T·l), which sharpens what the critic believes.
 */
export function targetClasses(play: Play, logits: Tensor2D, made: Tensor2D | undefined): Tensor2D {
  if (made) return made;
  if (play.option('method.labelling') !== 'soft') return play.hardest(logits);
  const { exp, mul, sub } = play.ops;
  const sharpened = mul(play.setting('method.temperature'), logits) as Tensor2D;
  return play.constant(exp(sub(sharpened, play.logSumExp(sharpened))));
}

/** Generator that wants to be taken for real, and for its target class: −log D_r + λ·H(t, C). */
export function classAwareGenerator(headsOf: (play: Reader, outputs: Tensor2D) => Heads): (play: Play) => Scalar {
  return (play) => {
    const { add, mean, mul } = play.ops;
    const { inputs, labels } = generatedInputs(play);
    const { real, classes } = headsOf(play, play.outputs(inputs));
    const auxiliary = mean(classCrossEntropy(play, classes, targetClasses(play, classes, labels)));
    return add(takenForReal(play, real), mul(play.setting('method.auxiliaryWeight'), auxiliary));
  };
}

/** Whether the generator is given the class that it is to make. */
export const isStatic = (option: Play['option']): boolean => option('method.labelling') === 'static';

/** Uses of a critic that judges one point and its class. */
export const classAwareUses = {
  ...labelledUses,
  packing: text(
    'A pack may hold points of several classes: this critic judges one point at a time.',
    'まとめた点のクラスが揃わないため、この識別器は 1 点ずつ判定します。',
  ),
};

/** Where the target class of a generated point comes from. */
const labelling = choice({
  label: text('Target class', '目標クラス'),
  help: text('Where the class that a generated point aims at comes from.', '生成した点が目指すクラスの決め方。'),
  options: [
    {
      value: 'static',
      label: text('Given to the generator', '生成器に指定（静的）'),
      help: text(
        'Static: drawn by the shares of the data, and an input of the generator beside the latent.',
        '静的：データの割合に従って引き、潜在変数とともに生成器に入力します。',
      ),
    },
    {
      value: 'dynamic',
      label: text('The critic’s best guess', '識別器の予測（動的）'),
      help: text(
        'Dynamic: the class that the critic finds most likely now.',
        '動的：識別器がいま最も有力とみるクラス。',
      ),
    },
    {
      value: 'soft',
      label: text('The critic’s belief, sharpened', '識別器の予測を強調（ソフト）'),
      help: text(
        'Soft: all classes by what the critic believes, sharpened; at sharpness 1 nothing is added to LabelGAN.',
        'ソフト：識別器の予測を強調した分布。強調 1 では LabelGAN と同じになります。',
      ),
    },
  ],
  default: 'static',
});

const temperature = number({
  label: text('Sharpness', '強調の度合い'),
  symbol: 'T',
  help: text(
    'Factor on the class logits of the soft target; the larger, the closer to one class.',
    'ソフトな目標でクラスのロジットに掛ける係数。大きいほど 1 つのクラスに近づきます。',
  ),
  min: 1,
  max: 20,
  default: 4,
  step: 0.5,
  live: true,
});

const auxiliaryWeight = number({
  label: text('Generator’s class weight', '生成器のクラス項の重み'),
  symbol: 'λ',
  help: text(
    'How much being recognised as the target class counts for the generator; 0 leaves only being taken for real.',
    '目標クラスと認識されることの重み。0 なら本物と判定されることだけを目指します。',
  ),
  min: 0,
  max: 2,
  default: 1,
  step: 0.05,
  live: true,
});

const classSmoothing = number({
  label: text('Class smoothing', 'クラスの平滑化'),
  help: text(
    'Share of the class target of real points that is spread evenly over all classes.',
    '実データのクラスの目標のうち、全クラスに均等に配る割合。',
  ),
  min: 0,
  max: 0.3,
  default: 0,
  step: 0.01,
  live: true,
});

/** Weight of the classification loss in the critic. */
const classifierWeight = (initial: number) =>
  number({
    label: text('Critic’s class weight', '識別器のクラス項の重み'),
    symbol: 'λᴅ',
    help: text('How much telling classes apart counts for the critic.', '識別器の損失でのクラス分類の重み。'),
    min: 0,
    max: 2,
    default: initial,
    step: 0.05,
    live: true,
  });

const fakeLogit = choice({
  label: text('Logit of “generated”', '「生成」のロジット'),
  help: text(
    'Logits matter only up to a constant, so one may stand still; the choice changes how training moves, not what can be learnt.',
    'ロジットには定数分の自由度があるため 1 つを固定できます。学習の進み方だけが変わり、表現力は同じです。',
  ),
  options: [
    { value: 'pinned', label: text('Pinned at 0 (original)', '0 に固定（原論文）') },
    { value: 'free', label: text('Free', '固定しない') },
  ],
  default: 'pinned',
});

/** Parameters of the critics and generators above. */
export const flatParams = { fakeLogit, classSmoothing };
export const targetParams = { labelling, temperature, auxiliaryWeight };
export const classifierParams = (weight: number) => ({ classifierWeight: classifierWeight(weight), classSmoothing });

/** What the formulas of these methods leave out when their settings are not at their defaults. */
export const classNotes: readonly FormulaNote[] = [
  {
    param: 'labelling',
    applies: (value) => value === 'soft',
    of: ['critic', 'generator'],
    text: text(
      'Soft target: log Cₜ stands for Σₖ tₖ log Cₖ with t = softmax(T·l), which counts as a constant.',
      'ソフトな目標：log Cₜ は Σₖ tₖ log Cₖ を表します。t = softmax(T·l) は定数とみなします。',
    ),
  },
  {
    param: 'classSmoothing',
    applies: (value) => Number(value) > 0,
    of: ['critic'],
    text: text(
      'Class smoothing: a share of the class target of data is spread evenly over all classes.',
      'クラスの平滑化：実データのクラスの目標のうち、一定の割合を全クラスに均等に配ります。',
    ),
  },
];
