import { text } from '../../schema/text.ts';
import type { LessonHead } from './contract.ts';

const KERNEL = text('Kernel GAN', 'カーネル GAN');
const METRICS = text('Coverage and its metrics', '網羅率とその指標');
const WASSERSTEIN = text('Regularised Wasserstein GANs', '正則化した Wasserstein GAN');
const CLASSES = text('AM-GAN', 'AM-GAN');
const SAMPLERS = text('Denoising Fisher Training', 'DFT（デノイジング・フィッシャー学習）');
const LAYERS = text('Layer-wise training', '層ごとの学習');

/** Every lesson in the order of a course. A new one is a file and an entry here. */
export const LESSONS: readonly LessonHead[] = [
  {
    id: 'survive',
    title: text('How many survive?', 'いくつ残るか'),
    summary: text(
      'What mode collapse is, and why samples that look good do not rule it out.',
      'モード崩壊とは何か。良く見えるサンプルでも、崩壊は否定できません。',
    ),
    minutes: 12,
    paper: KERNEL,
    load: () => import('./survive.ts').then(({ survive }) => survive),
  },
  {
    id: 'reach',
    title: text('How far does a kernel reach?', 'カーネルはどこまで届くか'),
    summary: text(
      'The force between two clouds dies beyond a few bandwidths.',
      '2 つの点の集まりの間の力は、帯域幅の数倍で消えます。',
    ),
    minutes: 15,
    paper: KERNEL,
    load: () => import('./reach.ts').then(({ reach }) => reach),
  },
  {
    id: 'slowly',
    title: text('Shrink, but slowly', '狭めるなら、ゆっくり'),
    summary: text(
      'How fast may the kernel narrow before modes are lost?',
      'カーネルをどこまで速く狭めると、モードが失われるでしょうか。',
    ),
    minutes: 15,
    paper: KERNEL,
    load: () => import('./slowly.ts').then(({ slowly }) => slowly),
  },
  {
    id: 'vanish',
    title: text('Who vanishes first?', '最初に消えるのは誰か'),
    summary: text(
      'Small groups are lost first, and an average hides it.',
      '小さなグループから失われ、平均の指標はそれを隠します。',
    ),
    minutes: 12,
    paper: METRICS,
    load: () => import('./vanish.ts').then(({ vanish }) => vanish),
  },
  {
    id: 'clipped',
    title: text('A critic on a short leash', '手綱の短い識別器'),
    summary: text(
      'Clipping weights finds every mode and places no point.',
      '重みのクリッピングは全モードを見つけますが、点を正しく置けません。',
    ),
    minutes: 12,
    paper: WASSERSTEIN,
    load: () => import('./clipped.ts').then(({ clipped }) => clipped),
  },
  {
    id: 'at-most-one',
    title: text('Exactly one, or at most one?', '「ちょうど 1」か「1 以下」か'),
    summary: text(
      'Why a heavier penalty can make things worse, and which kind cannot.',
      'ペナルティを強めると悪くなることがあるのはなぜか。悪くならないのはどちらか。',
    ),
    minutes: 15,
    paper: WASSERSTEIN,
    load: () => import('./atMostOne.ts').then(({ atMostOne }) => atMostOne),
  },
  {
    id: 'per-class',
    title: text('Ask for a class', 'クラスを指定する'),
    summary: text('Labels given in advance, and labels found on the way.', '先に与えるラベルと、後から付けるラベル。'),
    minutes: 15,
    paper: CLASSES,
    load: () => import('./perClass.ts').then(({ perClass }) => perClass),
  },
  {
    id: 'one-call',
    title: text('One call or two hundred', '1 回か、200 回か'),
    summary: text('Pay once in training, or for every sample.', '学習で一度払うか、サンプルごとに払うか。'),
    minutes: 15,
    paper: SAMPLERS,
    load: () => import('./oneCall.ts').then(({ oneCall }) => oneCall),
  },
  {
    id: 'blind-score',
    title: text('The score that saw no fault', '誤りを見落とす指標'),
    summary: text('Slopes alone do not say how much mass sits where.', '傾きだけでは、質量の配分は分かりません。'),
    minutes: 15,
    paper: SAMPLERS,
    load: () => import('./blindScore.ts').then(({ blindScore }) => blindScore),
  },
  {
    id: 'promise',
    title: text('A promise you can check', '確かめられる約束'),
    summary: text(
      'A bottom layer says beforehand how good the model can become.',
      '下の層は、モデルがどこまで良くなれるかを前もって示します。',
    ),
    minutes: 20,
    paper: LAYERS,
    load: () => import('./promise.ts').then(({ promise }) => promise),
  },
  {
    id: 'helper',
    title: text('A richer helper, the same model', '助手だけを賢くする'),
    summary: text('More units in training, none in the model.', '学習のユニットを増やし、モデルは増やしません。'),
    minutes: 15,
    paper: LAYERS,
    load: () => import('./helper.ts').then(({ helper }) => helper),
  },
];
