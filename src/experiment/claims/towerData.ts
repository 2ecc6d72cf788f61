import { text } from '../../schema/text.ts';
import { cropsAeri, cropsMachines, cropsTied, ringOnGrid } from './cells/towerData.ts';
import { type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, final } from './measure.ts';
import { LAYERWISE_CHECK, stated } from './origins.ts';

/** Three of five seeds on one side are their median on that side. */
const MEDIAN_OF_FIVE = { seeds: 5, share: 0.6 } as const;

/** Towers of layers on a grid that can be looked at as a whole, and on pieces of digits. */
export const TOWER_DATA_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'ring-bound-is-reached',
    title: text(
      'On the ring on a grid, a top that learns exactly reaches what the bottom layer promised, within 0.02 nats of Û in 2,000 steps.',
      '格子上のリングでは、正確に学習する上の層が 2,000 ステップで、下の層の約束した Û に 0.02 nat 以内まで達する。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    ...MEDIAN_OF_FIVE,
    checks: [
      {
        quantity: difference(final(ringOnGrid, 'latentBound'), final(ringOnGrid, 'logLikelihoodTraining')),
        atLeast: -0.02,
        atMost: 0.02,
        // The bound is older than any run; the recipe is not: batches of 20 instead of 200 gave 0.014–0.022 nats on these seeds.
        afterTrial: true,
        origin: text(
          'the batch, 200 instead of 20; the bound is five times what the reduced check has',
          'バッチサイズ（20 を 200 に変更）。基準値は縮小実験の値の 5 倍',
        ),
      },
    ],
  }),
  defineClaim({
    id: 'rich-inference-on-crops',
    title: text(
      'On crops of digits with ten bits, AERI gives held-out images at least half a nat more than stacked RBMs, and these more than a tied auto-encoder.',
      '10 ビットの符号で数字の中央部を学ぶと、検証画像の対数尤度は、AERI が積層 RBM より 0.5 nat 以上高く、積層 RBM は重みを共有するオートエンコーダーより高い。',
    ),
    source: LAYERWISE_CHECK,
    suite: 'core',
    ...MEDIAN_OF_FIVE,
    checks: [
      {
        quantity: difference(final(cropsAeri, 'logLikelihood'), final(cropsMachines, 'logLikelihood')),
        atLeast: 0.5,
        afterTrial: true,
        origin: stated(text('0.8–1.5 nats in five seeds', '5 シードで 0.8～1.5 nat')),
      },
      {
        quantity: difference(final(cropsMachines, 'logLikelihood'), final(cropsTied, 'logLikelihood')),
        atLeast: 0.4,
        afterTrial: true,
        origin: stated(text('1.0–2.2 nats in five seeds', '5 シードで 1.0～2.2 nat')),
      },
    ],
  }),
];
