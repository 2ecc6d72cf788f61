import { type Text, text } from '../../schema/text.ts';
import { diracGp, diracLp, diracNoise, diracNs, diracR1, diracR1Weak, diracWgan } from './cells/dirac.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { earlyMax, final, largest, lateMax, lateNegative, ratio } from './measure.ts';
import { DIRAC_PAPER, derived } from './origins.ts';

const PLAYERS = ['w1', 'criticSlopeMean'] as const;

const circleBound = text(
  'derived: gradient steps in turns turn about a closed curve; half of its width is far from rest, twice it a spiral',
  '導出：交互の勾配ステップは閉曲線上を回る。その幅の半分でも静止からは遠く、2 倍なら発散',
);
const turnBound = text(
  'derived: who goes round a point is on either side of it for half of the time; a point that never moves for none or all of it',
  '導出：点のまわりを回れば、時間の半分ずつ両側にいる。動かない点なら 0 か 1',
);
const restBound = text(
  'derived: the linearised game contracts by e⁻¹⁰ and more in 500 steps; a tenth leaves room for noise',
  '導出：線形化した系は 500 ステップで e⁻¹⁰ 以下に縮む。1/10 はノイズの余裕を見た値',
);

/** The point and the critic's slope are as large as at first, and the point passes from side to side of the data. */
const circles = (cell: Cell): readonly Check[] => [
  ...PLAYERS.map((metric) => ({
    quantity: ratio(lateMax(cell, metric), earlyMax(cell, metric)),
    atLeast: 0.5,
    atMost: 2,
    origin: circleBound,
  })),
  {
    quantity: lateNegative(cell, 'pointX'),
    atLeast: 0.25,
    atMost: 0.75,
    afterTrial: true,
    origin: turnBound,
  },
];

/** The point and the critic's slope end near zero. */
const rests = (cell: Cell): readonly Check[] =>
  PLAYERS.map((metric) => ({
    quantity: ratio(final(cell, metric), largest(cell, metric)),
    atMost: 0.1,
    origin: restBound,
  }));

const converges: Text = text('converges', '収束する');
const doesNot: Text = text('does not converge', '収束しない');

/** Which objectives converge in the smallest of games (the table of arXiv:1801.04406). */
export const DIRAC_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'dirac-ns-gan-circles',
    title: text(
      'On the Dirac-GAN the unregularised non-saturating GAN circles for ever.',
      'Dirac-GAN では、正則化のない非飽和 GAN はいつまでも回り続ける。',
    ),
    source: DIRAC_PAPER,
    published: doesNot,
    suite: 'core',
    checks: circles(diracNs),
  }),
  defineClaim({
    id: 'dirac-wgan-circles',
    title: text(
      'On the Dirac-GAN the plain WGAN circles for ever.',
      'Dirac-GAN では、素の WGAN はいつまでも回り続ける。',
    ),
    source: DIRAC_PAPER,
    published: doesNot,
    suite: 'core',
    checks: circles(diracWgan),
  }),
  defineClaim({
    id: 'dirac-wgan-gp-does-not-converge',
    title: text('On the Dirac-GAN WGAN-GP does not converge.', 'Dirac-GAN では、WGAN-GP は収束しない。'),
    source: DIRAC_PAPER,
    published: doesNot,
    suite: 'core',
    checks: circles(diracGp),
  }),
  defineClaim({
    id: 'dirac-wgan-lp-circles',
    title: text(
      'On the Dirac-GAN WGAN-LP circles as well: below slope one it damps nothing.',
      'Dirac-GAN では WGAN-LP も回り続ける。傾き 1 未満では何も減衰させない。',
    ),
    source: derived('no penalty below slope one'),
    suite: 'core',
    checks: circles(diracLp),
  }),
  defineClaim({
    id: 'dirac-r1-converges',
    title: text(
      'On the Dirac-GAN a zero-centred penalty at data (R1, γ = 0.3 and 1) converges.',
      'Dirac-GAN では、実データでのゼロ中心ペナルティ（R1、γ = 0.3 と 1）は収束する。',
    ),
    source: DIRAC_PAPER,
    published: converges,
    suite: 'core',
    checks: [...rests(diracR1), ...rests(diracR1Weak)],
  }),
  defineClaim({
    id: 'dirac-instance-noise-converges',
    title: text(
      'On the Dirac-GAN instance noise of 0.7 converges.',
      'Dirac-GAN では、標準偏差 0.7 のインスタンスノイズは収束する。',
    ),
    source: DIRAC_PAPER,
    published: converges,
    suite: 'core',
    checks: rests(diracNoise),
  }),
];
