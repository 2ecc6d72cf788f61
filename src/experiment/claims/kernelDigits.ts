import { text } from '../../schema/text.ts';
import { byBoth, byFeatures, byPixels, digitDistances } from './cells/kernelDigits.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { final } from './measure.ts';
import { derived } from './origins.ts';

const half = text('what presets of digits ask for', '数字のプリセットと同じ基準');

const readable = (cell: Cell): readonly Check[] => [
  { quantity: final(cell, 'recognisable'), atLeast: 0.5, afterTrial: true, origin: half },
  { quantity: final(cell, 'classesCaptured'), atLeast: 8, afterTrial: true, origin: half },
];

const PIXEL_DISTANCE = text('fresh real images have 1 by definition', '新しい実画像では定義により 1');

/** Why Kernel GAN compares images by more than their pixels. */
export const KERNEL_DIGITS_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'kernel-pixels-make-no-digits',
    title: text(
      'Kernel GAN that compares digits pixel by pixel makes images of which at most half can be read.',
      '数字を画素で比べるカーネル GAN が作る画像のうち、読めるものは半数以下にとどまる。',
    ),
    source: derived('distances of pixels'),
    suite: 'full',
    checks: [{ quantity: final(byPixels, 'recognisable'), atMost: 0.5, afterTrial: true, origin: half }],
  }),
  defineClaim({
    id: 'digits-equally-far-by-pixels',
    title: text(
      'By pixels two digits of different classes are hardly farther apart than two of one class; by the features of a judge they are.',
      '画素で測ると、異なるクラスの 2 枚の数字は同じクラスの 2 枚とほとんど変わらない距離にある。判定器の特徴量では離れている。',
    ),
    source: derived('distances of pixels'),
    suite: 'full',
    seeds: 1,
    checks: [
      {
        quantity: final(digitDistances, 'classDistancePixels'),
        atMost: 1.25,
        afterTrial: true,
        origin: text('a quarter farther at most; set before it was measured', '離れても 1/4 まで。測定前に設定'),
      },
      {
        quantity: final(digitDistances, 'classDistanceFeatures'),
        atLeast: 1.5,
        afterTrial: true,
        origin: text('half as far again at least; set before it was measured', '少なくとも 1.5 倍。測定前に設定'),
      },
    ],
  }),
  defineClaim({
    id: 'kernel-features-fool-the-judge',
    title: text(
      'By the features of a judge alone Kernel GAN makes what the judge takes for digits and what is far from every digit in pixels.',
      'カーネル GAN が判定器の特徴量だけで比べると、判定器は数字と見なすが画素ではどの数字からも遠い画像になる。',
    ),
    source: derived('a classifier knows no “neither”'),
    suite: 'full',
    checks: [
      ...readable(byFeatures),
      { quantity: final(byFeatures, 'nearestPixels'), atLeast: 1.5, afterTrial: true, origin: PIXEL_DISTANCE },
    ],
  }),
  defineClaim({
    id: 'kernel-pixels-and-features-make-digits',
    title: text(
      'By pixels and features together Kernel GAN makes digits of nearly every class, no farther from real ones than a quarter more than real ones are.',
      'カーネル GAN が画素と特徴量を合わせて比べると、ほぼ全クラスの数字になり、実画像からの距離は実画像どうしの 1.25 倍以内に収まる。',
    ),
    source: derived('both of these together'),
    suite: 'full',
    checks: [
      ...readable(byBoth),
      { quantity: final(byBoth, 'nearestPixels'), atMost: 1.25, afterTrial: true, origin: PIXEL_DISTANCE },
    ],
  }),
];
