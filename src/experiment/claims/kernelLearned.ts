import { text } from '../../schema/text.ts';
import { learnedNoisy, learnedShifted } from './cells/learned.ts';
import { type ClaimDeclaration, defineClaim } from './contract.ts';
import { at, final, ratio } from './measure.ts';
import { KERNEL_GAN_PAPER } from './origins.ts';

const DISTANCE = 'closedFormDistance';

/** The bridge between a trained critic and the kernel density estimates. */
export const KERNEL_LEARNED_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'noisy-critic-approaches-closed-form',
    title: text(
      'A critic that learns from noisy data and noisy generated points approaches the kernel density discriminator of equal bandwidth.',
      'ノイズを加えた実データと生成データで学習した識別器は、同じ帯域幅のカーネル密度による識別器に近づく。',
    ),
    source: KERNEL_GAN_PAPER,
    suite: 'core',
    seeds: 5,
    checks: [learnedShifted, learnedNoisy].flatMap((cell) => [
      {
        quantity: final(cell, DISTANCE),
        atMost: 0.05,
        origin: text(
          'the paper gives no number; a twentieth in probability is hard to see on a map',
          '論文に数値はない。確率 1/20 の差は図ではほぼ見えない',
        ),
      },
      {
        quantity: ratio(final(cell, DISTANCE), at(0, cell, DISTANCE)),
        atMost: 0.25,
        origin: text('the paper gives no number; three quarters of the way', '論文に数値はない。差の 3/4 が埋まること'),
      },
    ]),
  }),
];
