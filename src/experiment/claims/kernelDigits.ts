import { text } from '../../schema/text.ts';
import { byBoth, byFeatures, byPixels } from './cells/kernelDigits.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { final } from './measure.ts';
import { derived } from './origins.ts';

/** The presets of digits ask for the same. */
const half = text(
  'what presets of digits ask for; set after a trial with one seed',
  '数字のプリセットと同じ基準。1 シードの試行後に設定',
);

const readable = (cell: Cell): readonly Check[] => [
  { quantity: final(cell, 'recognisable'), atLeast: 0.5, origin: half },
  { quantity: final(cell, 'classesCaptured'), atLeast: 8, origin: half },
];

const PIXEL_DISTANCE = text(
  'set after a trial with one seed: fresh real images have 1 by definition',
  '1 シードの試行後に設定。新しい実画像では定義により 1',
);

/** Why Kernel GAN compares images by more than their pixels. */
export const KERNEL_DIGITS_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'kernel-pixels-make-no-digits',
    title: text(
      'Kernel GAN that compares digits pixel by pixel makes few that can be read: any two are about equally far apart.',
      '数字を画素で比べるカーネル GAN は、読める数字をほとんど作れない。どの 2 枚もほぼ同じ距離にある。',
    ),
    source: derived('distances of pixels'),
    suite: 'full',
    checks: [{ quantity: final(byPixels, 'recognisable'), atMost: 0.5, origin: half }],
  }),
  defineClaim({
    id: 'kernel-features-fool-the-judge',
    title: text(
      'By the features of a judge alone it makes what the judge takes for digits and what is far from every digit in pixels.',
      '判定器の特徴量だけで比べると、判定器は数字と見なすが画素ではどの数字からも遠い画像になる。',
    ),
    source: derived('a classifier knows no “neither”'),
    suite: 'full',
    checks: [
      ...readable(byFeatures),
      { quantity: final(byFeatures, 'nearestPixels'), atLeast: 1.5, origin: PIXEL_DISTANCE },
    ],
  }),
  defineClaim({
    id: 'kernel-pixels-and-features-make-digits',
    title: text(
      'By pixels and features together it makes digits of nearly every class, as near to real ones as real ones are.',
      '画素と特徴量を合わせて比べると、ほぼ全クラスの数字になり、実画像どうしと同じくらい実画像に近い。',
    ),
    source: derived('both of these together'),
    suite: 'full',
    checks: [...readable(byBoth), { quantity: final(byBoth, 'nearestPixels'), atMost: 1.25, origin: PIXEL_DISTANCE }],
  }),
];
