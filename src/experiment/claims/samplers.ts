import { type Text, text } from '../../schema/text.ts';
import {
  dftBanana,
  dftDonut,
  dftGrid,
  dftOneRing,
  dftOneRosenbrock,
  dftRing,
  dftRosenbrock,
  dftSquiggle,
  klOneGrid,
  klRing,
  klSquiggle,
  ksdOneRing,
  ksdRing,
  malaIslands,
  pathOnlySquiggle,
  svgdGrid,
  ulaGrid,
} from './cells/samplers.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, final, ratio } from './measure.ts';
import { DFT_CHECK, DFT_PAPER, derived, follows, stated } from './origins.ts';

const bound = (en: string, ja: string): Text => stated(text(en, ja));

/** Two runs of the same seed end at the same energy distance, within what seeds do. */
const equals = (a: Cell, b: Cell): Check => ({
  quantity: difference(final(a, 'energyDistance'), final(b, 'energyDistance')),
  atLeast: -0.01,
  atMost: 0.01,
  origin: bound('differences of at most 0.005 on these targets', 'これらの目標での差は 0.005 以下'),
});

const ksdTrial = follows(
  text(
    'two seeds of 2,000 steps: mass errors of 0.25 and 0.40 at one level and 0.03–0.05 on the ladder, discrepancies of 0.24–0.26 and 0.24–0.28',
    '2,000 ステップの 2 シードで、質量の誤差は 1 段階で 0.25 と 0.40、多段階で 0.03～0.05。不一致は 0.24～0.26 と 0.24～0.28',
  ),
);

/** Denoising Fisher Training and its rivals on densities of the plane, at classroom scale. */
export const SAMPLER_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'ladder-finds-the-islands',
    title: text(
      'On a ladder of noise, Denoising Fisher Training finds every mode of the ring and of the grid with its share of mass.',
      '段階的なノイズを使う DFT は、リングと格子のすべてのモードを、正しい割合で見つける。',
    ),
    source: DFT_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: final(dftRing, 'modeMassError'),
        atMost: 0.08,
        origin: bound('0.047–0.056 on the ring', 'リングで 0.047～0.056'),
      },
      {
        quantity: final(dftGrid, 'modeMassError'),
        atMost: 0.1,
        origin: bound('0.074–0.077 on the grid', '格子で 0.074～0.077'),
      },
    ],
  }),
  defineClaim({
    id: 'one-level-is-blind',
    title: text(
      'At a single noise level, Denoising Fisher Training leaves much of the ring’s mass in the wrong modes.',
      'ノイズが 1 段階だけの DFT では、リングの質量の多くが誤ったモードに残る。',
    ),
    source: DFT_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: final(dftOneRing, 'modeMassError'),
        atLeast: 0.35,
        origin: bound('0.57–0.77 in three seeds', '3 シードで 0.57～0.77'),
      },
    ],
  }),
  defineClaim({
    id: 'dft-draws-curves',
    title: text(
      'On the same ladder, Denoising Fisher Training draws curved densities as well as exact samples can tell.',
      '同じ段階的なノイズで、DFT は曲がった密度を、正確な標本とほぼ見分けられないほどに学ぶ。',
    ),
    source: DFT_CHECK,
    suite: 'core',
    checks: [dftSquiggle, dftDonut, dftBanana, dftRosenbrock].map((cell) => ({
      quantity: final(cell, 'energyDistance'),
      atMost: 0.006,
      origin: bound('energy distances of 0–0.004', 'エネルギー距離 0～0.004'),
    })),
  }),
  defineClaim({
    id: 'same-ladder-same-samples',
    title: text(
      'With the same ladder of noise, Fisher and KL training of a sampler end equally close to the target.',
      '同じ段階的なノイズなら、Fisher と KL のどちらの学習も、目標に同じくらい近づく。',
    ),
    source: DFT_CHECK,
    suite: 'full',
    checks: [equals(dftRing, klRing), equals(dftSquiggle, klSquiggle)],
  }),
  defineClaim({
    id: 'ladder-beats-one-level-of-kl',
    title: text(
      'On the grid, the ladder puts mass into the right modes better than KL training at one level does.',
      '格子では、段階的なノイズのほうが、1 段階の KL 学習よりも質量を正しいモードに配る。',
    ),
    source: DFT_CHECK,
    suite: 'full',
    checks: [
      {
        quantity: ratio(final(dftGrid, 'modeMassError'), final(klOneGrid, 'modeMassError')),
        atMost: 0.75,
        origin: bound('ratios of 0.48–0.59', '比は 0.48～0.59'),
      },
    ],
  }),
  defineClaim({
    id: 'one-call-against-two-hundred-steps',
    title: text(
      'On the grid, one call of the trained sampler is closer to the target than 200 Langevin steps from a Gaussian.',
      '格子では、学習済みサンプラーの 1 回の計算のほうが、ガウス分布から始めたランジュバン 200 ステップよりも目標に近い。',
    ),
    source: DFT_PAPER,
    suite: 'core',
    checks: [
      {
        quantity: ratio(final(dftGrid, 'energyDistance'), final(ulaGrid, 'energyDistance')),
        atMost: 1,
        origin: text(
          'the paper: on a par with chains of up to 200 steps, for energies of high dimension',
          '論文：高次元のエネルギーで、200 ステップまでの連鎖と同等',
        ),
      },
    ],
  }),
  defineClaim({
    id: 'rosenbrock-at-one-level',
    title: text(
      'On the Rosenbrock valley, which has no separate parts, one noise level is enough for scores to agree.',
      '分離した部分のない Rosenbrock の谷では、ノイズ 1 段階でもスコアが一致する。',
    ),
    source: DFT_CHECK,
    suite: 'full',
    checks: [
      {
        quantity: final(dftOneRosenbrock, 'ksd'),
        atMost: 0.15,
        origin: bound('0.092 in the same setting', '同じ設定で 0.092'),
      },
    ],
  }),
  defineClaim({
    id: 'the-forgotten-term',
    title: text(
      'Without the term for how the score follows the sampler, training runs away from the target.',
      'サンプラーに伴うスコアの変化の項を省くと、学習は目標から離れていく。',
    ),
    source: DFT_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: final(pathOnlySquiggle, 'ksd'),
        atLeast: 5,
        orDiverges: true,
        origin: bound('23–28 after 2,000 steps', '2,000 ステップで 23～28'),
      },
    ],
  }),
  defineClaim({
    id: 'stein-discrepancy-is-blind',
    title: text(
      'The Stein discrepancy stays at its floor while a fifth of the mass and more is in the wrong mode.',
      '質量の 2 割以上が誤ったモードにあっても、Stein 不一致は下限に留まる。',
    ),
    source: DFT_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: final(malaIslands, 'modeMassError'),
        atLeast: 0.2,
        origin: bound('0.40 for weights of 90 to 10', '重み 90 対 10 で 0.40'),
      },
      {
        quantity: final(malaIslands, 'ksd'),
        atMost: 0.1,
        origin: bound('0.066 where perfect samplers have 0.05–0.08', '完全なサンプラーが 0.05～0.08 のところで 0.066'),
      },
    ],
  }),
  defineClaim({
    id: 'trained-by-a-blind-discrepancy',
    title: text(
      'Trained by the Stein discrepancy at one noise level, a sampler ends with as small a discrepancy as on the ladder, and with much of the mass in the wrong modes.',
      'ノイズ 1 段階で Stein 不一致を下げて学ぶと、不一致は多段階のときと同じくらい小さくなるのに、質量の多くが誤ったモードに残る。',
    ),
    source: derived('the Stein discrepancy compares scores, which do not tell masses across a valley'),
    suite: 'full',
    checks: [
      {
        quantity: final(ksdOneRing, 'modeMassError'),
        atLeast: 0.15,
        origin: ksdTrial,
        afterTrial: true,
      },
      {
        quantity: ratio(final(ksdOneRing, 'ksd'), final(ksdRing, 'ksd')),
        atMost: 1.5,
        origin: ksdTrial,
        afterTrial: true,
      },
      {
        quantity: final(ksdRing, 'modeMassError'),
        atMost: 0.1,
        origin: ksdTrial,
        afterTrial: true,
      },
    ],
  }),
  defineClaim({
    id: 'particles-stay-near-home',
    title: text(
      'Five hundred SVGD particles that start at the middle of the grid leave most of its mass in the wrong modes.',
      '格子の中央から始めた SVGD の粒子 500 個では、質量の多くが誤ったモードに残る。',
    ),
    source: DFT_CHECK,
    suite: 'full',
    checks: [
      {
        quantity: final(svgdGrid, 'modeMassError'),
        atLeast: 0.4,
        origin: bound('0.65–0.69 in three seeds', '3 シードで 0.65～0.69'),
      },
    ],
  }),
];
