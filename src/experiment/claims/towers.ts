import { type Text, text } from '../../schema/text.ts';
import {
  BARS_BOTTOM,
  barsExact,
  barsShort,
  barsTwo,
  SHIFTER_BOTTOM,
  shifterExact,
  teaAeri,
  teaMachines,
  teaMeans,
  teaTied,
} from './cells/towers.ts';
import { type ClaimDeclaration, defineClaim } from './contract.ts';
import { at, difference, final } from './measure.ts';
import { LAYERWISE_CHECK, LAYERWISE_PAPER, stated } from './origins.ts';
import { TOWER_BOUND_CLAIMS } from './towerBounds.ts';

/** Three of five seeds on one side are their median on that side. */
const MEDIAN_OF_FIVE = { seeds: 5, share: 0.6 } as const;

const bound = (en: string, ja: string): Text => stated(text(en, ja));

/** Towers of layers that are trained one after the other, on binary images whose codes can all be enumerated. */
export const TOWER_CLAIMS: readonly ClaimDeclaration[] = [
  ...TOWER_BOUND_CLAIMS,
  defineClaim({
    id: 'rich-inference-beats-machines',
    title: text(
      'On the tea, AERI gives held-out images at least two nats more than stacked RBMs of the same size.',
      '「お茶」では、同じ大きさの積層 RBM より、AERI のほうが検証画像の対数尤度が 2 nat 以上高い。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    ...MEDIAN_OF_FIVE,
    checks: [
      {
        quantity: difference(final(teaAeri, 'logLikelihood'), final(teaMachines, 'logLikelihood')),
        atLeast: 2,
        afterTrial: true,
        origin: bound('2.2–6.4 nats in five seeds, median 4.2', '5 シードで 2.2～6.4 nat、中央値 4.2'),
      },
    ],
  }),
  defineClaim({
    id: 'richer-inference-higher-bound',
    title: text(
      'With the same generator, richer inference finds a bottom layer from which much more can be reached.',
      '生成モデルが同じでも、推論をリッチにすると、達し得る尤度がずっと高い下の層が見つかる。',
    ),
    source: LAYERWISE_PAPER,
    suite: 'core',
    ...MEDIAN_OF_FIVE,
    checks: [
      {
        quantity: difference(final(teaAeri, 'latentBound'), final(teaTied, 'latentBound')),
        atLeast: 2,
        afterTrial: true,
        origin: bound('−7.0 to −8.0 against −11.3 to −11.9 nats', '−7.0～−8.0 nat に対し −11.3～−11.9 nat'),
      },
    ],
  }),
  defineClaim({
    id: 'tied-encoder-is-no-better-than-machines',
    title: text(
      'On the tea, a tied auto-encoder and stacked RBMs give held-out images about the same likelihood.',
      '「お茶」では、重みを結合したオートエンコーダーと積層 RBM の検証画像の尤度はほぼ同じになる。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    ...MEDIAN_OF_FIVE,
    checks: [
      {
        quantity: difference(final(teaTied, 'logLikelihood'), final(teaMachines, 'logLikelihood')),
        atLeast: -2,
        atMost: 2,
        afterTrial: true,
        origin: bound('medians of −20.4 and −20.5 nats', '中央値 −20.4 と −20.5 nat'),
      },
    ],
  }),
  defineClaim({
    id: 'bound-is-reached',
    title: text(
      'Trained by enumeration, a top reaches the estimate Û of the bottom layer within a fiftieth of a nat.',
      '列挙で学習した上の層は、下の層の推定 Û に 0.02 nat 以内まで近づく。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(shifterExact, 'logLikelihoodTraining'), final(shifterExact, 'latentBound')),
        atLeast: -0.02,
        atMost: 0.02,
        origin: bound('0.001–0.011 on points of the plane', '平面の点で 0.001～0.011'),
        afterTrial: true,
      },
    ],
  }),
  defineClaim({
    id: 'second-layer-closes-the-gap',
    title: text(
      'On bars and stripes, one layer stays a nat below its ceiling, and a second one closes most of the gap.',
      '縦縞と横縞では、一層では上限に 1 nat 以上届かず、二層目がその差の大半を埋める。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: at(BARS_BOTTOM, barsExact, 'optimismGap'),
        atLeast: 1,
        afterTrial: true,
        origin: bound('1.66 nats with independent bits', '独立なビットで 1.66 nat'),
      },
      {
        quantity: difference(final(barsExact, 'latentBound'), final(barsExact, 'logLikelihoodTraining')),
        atMost: 0.3,
        origin: bound('0.13 nats with as many units as bits', 'ビット数と同じユニット数で 0.13 nat'),
        afterTrial: true,
      },
    ],
  }),
  defineClaim({
    id: 'second-layer-gains-nothing',
    title: text(
      'On the shifter, a second layer gains at most a quarter of a nat: the bound says so beforehand.',
      '「ずらし」では、二層目を足しても伸びは 0.25 nat 以下であり、それは上限から前もって分かる。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(
          final(shifterExact, 'logLikelihoodTraining'),
          at(SHIFTER_BOTTOM, shifterExact, 'logLikelihoodTraining'),
        ),
        atMost: 0.25,
        afterTrial: true,
        origin: bound('a gain of 0.09 nats', '0.09 nat の伸び'),
      },
      {
        quantity: at(SHIFTER_BOTTOM, shifterExact, 'optimismGap'),
        atMost: 0.3,
        origin: bound('0.2 nats are left to gain', '残る伸びしろは 0.2 nat'),
        afterTrial: true,
      },
    ],
  }),
  defineClaim({
    id: 'two-units-break-the-promise',
    title: text(
      'Two units over eight bits stay at least half a nat behind sixteen over the same bottom layer.',
      '8 ビットの上に 2 ユニットでは、同じ下の層に 16 ユニットを置いた場合より 0.5 nat 以上低い。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(barsTwo, 'optimismGap'), final(barsExact, 'optimismGap')),
        atLeast: 0.5,
        afterTrial: true,
        origin: bound('gaps of 1.27 and 0.13 nats', '差 1.27 nat と 0.13 nat'),
      },
    ],
  }),
  defineClaim({
    id: 'short-chains-throw-nats-away',
    title: text(
      'Over the same bottom layer, a top trained by CD-1 delivers less than one trained by enumeration.',
      '同じ下の層の上で、CD-1 で学習した上の層は、列挙で学習した場合より尤度が低い。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(barsExact, 'logLikelihoodTraining'), final(barsShort, 'logLikelihoodTraining')),
        atLeast: 0.15,
        afterTrial: true,
        origin: bound('0.15–0.4 nats on points of the plane', '平面の点で 0.15～0.4 nat'),
      },
    ],
  }),
  defineClaim({
    id: 'probabilities-are-not-codes',
    title: text(
      'A decoder trained on probabilities reconstructs from bits at least four nats worse than one trained on bits.',
      '確率で学習した復号器は、ビットで学習した場合より、ビットからの再構成が 4 nat 以上悪い。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(teaAeri, 'reconstructionBound'), final(teaMeans, 'reconstructionBound')),
        atLeast: 4,
        afterTrial: true,
        origin: bound('−8 to −9 against −16 to −21 nats', '−8～−9 nat に対し −16～−21 nat'),
      },
    ],
  }),
  defineClaim({
    id: 'estimate-predicts-the-end',
    title: text(
      'The estimate Û of the frozen bottom layer predicts the final likelihood of training images within two nats.',
      '固定した下の層の推定 Û から、学習画像の最終的な尤度が 2 nat 以内で予測できる。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    checks: [teaAeri, teaTied, teaMachines].map((cell) => ({
      quantity: difference(final(cell, 'latentBound'), final(cell, 'logLikelihoodTraining')),
      atLeast: -0.1,
      atMost: 2,
      afterTrial: true,
      origin: bound('0.3–1.5 nats in nine towers', '9 つのモデルで 0.3～1.5 nat'),
    })),
  }),
];
