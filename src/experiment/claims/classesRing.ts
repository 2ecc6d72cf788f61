import { text } from '../../schema/text.ts';
import {
  ringAcStar,
  ringAcStarPlus,
  ringAcStarStatic,
  ringAm,
  ringAmStatic,
  ringGan,
  ringLabelGan,
  winnerAm,
  winnerAmStatic,
} from './cells/classesRing.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, final, largest } from './measure.ts';
import { AM_GAN_CHECK, midway, stated } from './origins.ts';

const everyClass = (cell: Cell): readonly Check[] => [
  { quantity: final(cell, 'strictModes'), atLeast: 8, origin: stated(text('8 of 8 modes', '8 モード中 8')) },
  {
    quantity: final(cell, 'highQuality'),
    atLeast: 0.97,
    origin: stated(text('97 % near a mode', '97 % がモード近傍')),
  },
  {
    quantity: final(cell, 'amScore'),
    atMost: 0.01,
    origin: stated(text('AM Score at most 0.01', 'AM スコア 0.01 以下')),
  },
];

const fewerThanGan = (cell: Cell): Check => ({
  quantity: difference(final(ringGan, 'strictModes'), final(cell, 'strictModes')),
  atLeast: 1.5,
  origin: midway('8', '5'),
});

/** AM-GAN and its relatives on a labelled ring. */
export const CLASSES_RING_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'static-labels-balance-classes',
    title: text(
      'With labels given in advance every class is generated, in its share and on its mode.',
      'ラベルを事前に与えると、すべてのクラスが正しい割合でモード上に生成される。',
    ),
    source: AM_GAN_CHECK,
    suite: 'full',
    checks: [...everyClass(ringAmStatic), ...everyClass(ringAcStarStatic)],
  }),
  defineClaim({
    id: 'static-labels-shrink-classes',
    title: text(
      'Labels given in advance make each class collapse inwards; labels found on the way leave it wide.',
      '事前のラベルでは各クラスの内部が縮む。途中で決めるラベルなら広がりが保たれる。',
    ),
    source: AM_GAN_CHECK,
    suite: 'full',
    checks: [
      { quantity: final(ringAmStatic, 'modeSpread'), atMost: 0.6, origin: midway('0.32', '0.93') },
      { quantity: final(ringAcStarStatic, 'modeSpread'), atMost: 0.6, origin: midway('0.38', '0.88') },
      { quantity: final(ringAm, 'modeSpread'), atLeast: 0.6, origin: midway('0.32', '0.93') },
      { quantity: final(ringAcStar, 'modeSpread'), atLeast: 0.6, origin: midway('0.38', '0.88') },
    ],
  }),
  defineClaim({
    id: 'dynamic-labels-lose-classes',
    title: text(
      'With labels found on the way nothing balances the classes: separated modes are lost that a plain GAN keeps.',
      '途中で決めるラベルにはクラスの釣り合いを取るものがなく、通常の GAN なら保つ離れたモードが失われる。',
    ),
    source: AM_GAN_CHECK,
    suite: 'full',
    checks: [fewerThanGan(ringLabelGan), fewerThanGan(ringAm)],
  }),
  defineClaim({
    id: 'winner-takes-all',
    title: text(
      'A generator that starts in one place never leaves its class under dynamic labels; static labels spread it.',
      '1 か所から始まる生成器は動的ラベルでは最初のクラスを離れない。静的ラベルなら全クラスに広がる。',
    ),
    source: AM_GAN_CHECK,
    suite: 'full',
    seeds: 9,
    checks: [
      {
        quantity: largest(winnerAm, 'strictModes'),
        atMost: 1,
        origin: stated(
          text(
            'one class wins; “never leaves” asks it of every evaluation',
            '1 クラスが独占。「離れない」なのでどの評価でも',
          ),
        ),
      },
      {
        quantity: final(winnerAmStatic, 'strictModes'),
        atLeast: 8,
        origin: stated(text('8 of 8 modes', '8 モード中 8')),
      },
    ],
  }),
  defineClaim({
    id: 'class-adversary-helps-ring',
    title: text(
      'An adversary at the level of classes (AC-GAN*+) improves the AM Score of AC-GAN*.',
      'クラスのレベルでも敵対させる（AC-GAN*+）と、AC-GAN* の AM スコアが改善する。',
    ),
    source: AM_GAN_CHECK,
    suite: 'full',
    seeds: 10,
    share: 0.8,
    checks: [
      {
        quantity: difference(final(ringAcStarPlus, 'amScore'), final(ringAcStar, 'amScore')),
        atMost: 0,
        origin: text(
          'the paper: 0.17 to 0.10 on CIFAR-10; here the direction counts, in eight of ten seeds, which chance reaches once in eighteen',
          '論文：CIFAR-10 で 0.17 から 0.10。ここでは向きのみを 10 シード中 8 で問う（偶然なら 18 回に 1 回）',
        ),
      },
    ],
  }),
];
