import { text } from '../../schema/text.ts';
import {
  grid02,
  grid03To01,
  grid05,
  grid005,
  gridTo01,
  gridTo005,
  roll01,
  roll02,
  roll05,
  roll005,
  rollTo01,
} from './cells/kernel.ts';
import { type ClaimDeclaration, defineClaim } from './contract.ts';
import { at, difference, final } from './measure.ts';
import { KERNEL_GAN_CHECK, midway, stated } from './origins.ts';

const source = KERNEL_GAN_CHECK;

const rollFloor = text(
  'two samples of 500 are 0.134 ± 0.024 apart; three deviations more',
  '500 点の標本どうしの距離は 0.134 ± 0.024。その標準偏差 3 個分上',
);

/** Kernel GAN on the grid of 25 and on the Swiss roll. */
export const KERNEL_GRID_ROLL_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'small-bandwidth-collapses-on-grid',
    title: text(
      'On the grid a constant bandwidth of 0.05 collapses onto the mode in reach.',
      '格子で帯域幅を 0.05 で一定にすると、手の届くモードへ崩壊する。',
    ),
    source,
    suite: 'core',
    checks: [
      {
        quantity: final(grid005, 'nearModes'),
        atLeast: 1,
        atMost: 1,
        origin: stated(text('1 of 25 modes', '25 モード中 1')),
      },
      { quantity: final(grid005, 'near'), atLeast: 0.75, origin: midway('1.0', '0.50 (σ 0.2)') },
    ],
  }),
  defineClaim({
    id: 'wide-bandwidth-blurs-grid',
    title: text(
      'On the grid a constant bandwidth of 0.5 spreads the points over it and blurs every mode.',
      '格子で帯域幅を 0.5 で一定にすると、点は格子全体に広がるが、全モードがぼやける。',
    ),
    source,
    suite: 'core',
    checks: [
      { quantity: final(grid05, 'nearModes'), atMost: 0, origin: stated(text('0 of 25 modes', '25 モード中 0')) },
      { quantity: final(grid05, 'near'), atMost: 0.3, origin: midway('0.09', '0.50 (σ 0.2)') },
      { quantity: final(grid05, 'w1'), atMost: 0.81, origin: midway('0.31', '1.31 (σ 0.05)') },
    ],
  }),
  defineClaim({
    id: 'bandwidth-near-spacing-covers-grid',
    title: text(
      'On the grid a constant bandwidth of 0.28 spacings holds nearly every mode.',
      '格子で帯域幅をモード間隔の 0.28 倍で一定にすると、ほぼ全モードを保つ。',
    ),
    source,
    suite: 'core',
    seeds: 5,
    checks: [{ quantity: final(grid02, 'nearModes'), atLeast: 22, origin: midway('24', '19 (0.3 → 0.1)') }],
  }),
  defineClaim({
    id: 'too-fast-annealing-loses-grid-modes',
    title: text(
      'On the grid annealing from 0.5 to 0.05 within the same steps loses modes that a constant 0.2 keeps.',
      '格子で同じステップ数のうちに 0.5 から 0.05 へ下げると、0.2 で一定なら保てるモードを失う。',
    ),
    source,
    suite: 'core',
    checks: [
      { quantity: final(gridTo005, 'nearModes'), atMost: 17, origin: midway('10.5', '24 (σ 0.2)') },
      {
        quantity: difference(final(grid02, 'nearModes'), final(gridTo005, 'nearModes')),
        atLeast: 7,
        origin: midway('0', '13.5'),
      },
    ],
  }),
  defineClaim({
    id: 'faster-annealing-loses-more',
    title: text(
      'The faster the bandwidth shrinks on the grid, the fewer modes are left.',
      '格子では帯域幅を速く狭めるほど、残るモードが少なくなる。',
    ),
    source,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(grid03To01, 'nearModes'), final(gridTo01, 'nearModes')),
        atLeast: 1,
        origin: stated(
          text(
            '19 modes against 16 and 14; one fewer is fewer',
            '19 モードに対して 16 と 14。1 つでも少なければ「少ない」',
          ),
        ),
      },
      {
        quantity: difference(final(gridTo01, 'nearModes'), final(gridTo005, 'nearModes')),
        atLeast: 1,
        origin: stated(
          text(
            '16 and 14 modes against 12 and 9; one fewer is fewer',
            '16 と 14 モードに対して 12 と 9。1 つでも少なければ「少ない」',
          ),
        ),
      },
    ],
  }),
  defineClaim({
    id: 'small-bandwidth-freezes-roll',
    title: text(
      'On the Swiss roll a constant bandwidth of 0.05 leaves the generator where it was.',
      'スイスロールで帯域幅を 0.05 で一定にすると、生成器は元の場所から動かない。',
    ),
    source,
    suite: 'core',
    checks: [
      {
        quantity: difference(final(roll005, 'w1'), at(0, roll005, 'w1')),
        atLeast: -0.01,
        atMost: 0.01,
        origin: stated(text('distance unchanged, as on the ring', 'リングと同じく、距離が不変')),
      },
    ],
  }),
  defineClaim({
    id: 'wider-bandwidths-fit-roll',
    title: text(
      'On the Swiss roll every bandwidth from 0.1 to 0.5, and annealing, fits down to the sampling floor.',
      'スイスロールでは帯域幅 0.1～0.5 のどれでも、アニーリングでも、標本誤差の程度まで当てはまる。',
    ),
    source,
    suite: 'core',
    seeds: 5,
    checks: [roll01, roll02, roll05, rollTo01].map((cell) => ({
      quantity: final(cell, 'w1'),
      atMost: 0.21,
      origin: rollFloor,
    })),
  }),
];
