import { type Text, text } from '../../schema/text.ts';
import {
  barsExact,
  barsShort,
  barsTwo,
  shifterExact,
  teaAeri,
  teaMachines,
  teaMeans,
  teaTied,
} from './cells/towers.ts';
import { type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, final, smallest } from './measure.ts';
import { derived, follows, LAYERWISE_PAPER } from './origins.ts';

const theorem = (en: string, ja: string): Text => follows(text(en, ja));

const TOWERS = [teaAeri, teaTied, teaMachines, barsExact, barsTwo, barsShort, shifterExact];

/** Inequalities that hold of every tower, whatever it has learnt. */
export const TOWER_BOUND_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'no-top-passes-the-ceiling',
    title: text(
      'At no time is the likelihood of a tower above the ceiling of its bottom layer.',
      '多層モデルの尤度が、下の層の上限を超えることはない。',
    ),
    source: derived('Arnold & Ollivier 2012, sec. 2'),
    suite: 'core',
    checks: TOWERS.map((cell) => ({
      quantity: smallest(cell, 'optimismGap'),
      atLeast: -1e-6,
      origin: theorem('log P ≤ U + certificate for every law of codes', '符号のどの分布でも log P ≤ U ＋ 計算の残り'),
    })),
  }),
  defineClaim({
    id: 'gap-within-the-divergence',
    title: text(
      'A tower falls short of the ceiling by at most the divergence of its top from the best latent marginal.',
      '上限に足りない分は、最良潜在周辺分布から上の層までの差異を超えない。',
    ),
    source: derived('Arnold & Ollivier 2012, sec. 2'),
    suite: 'core',
    checks: TOWERS.map((cell) => ({
      quantity: difference(final(cell, 'topDivergence'), final(cell, 'optimismGap')),
      atLeast: -0.05,
      origin: theorem(
        'U − log P ≤ KL(Q̂ ‖ P), with U known to 0.05 nats',
        'U − log P ≤ KL(Q̂ ‖ P)、U の誤差は 0.05 nat 以下',
      ),
    })),
  }),
  defineClaim({
    id: 'reconstruction-bounds-the-estimate',
    title: text(
      'What an auto-encoder trains, reconstruction less log N, is a lower bound of the estimate Û.',
      'オートエンコーダーが学習する「再構成 − log N」は、推定 Û の下界である。',
    ),
    source: LAYERWISE_PAPER,
    suite: 'core',
    checks: [teaTied, teaAeri, teaMeans, barsExact, shifterExact].map((cell) => ({
      quantity: difference(final(cell, 'latentBound'), final(cell, 'reconstructionBound')),
      atLeast: 0,
      origin: theorem(
        'each image keeps only its own term of the mixture',
        '混合のうち、画像ごとに自身の項だけを残した値',
      ),
    })),
  }),
];
