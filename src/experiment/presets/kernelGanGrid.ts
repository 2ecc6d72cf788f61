import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const kernelGanGrid = definePreset({
  id: 'kernel-gan-grid',
  group: 'kernel',
  title: text('One bandwidth that fits the spacing', '間隔に合った帯域幅ならモードを失わない'),
  summary: text(
    'Kernel GAN on a grid of 25 with a fixed kernel of about a quarter of the distance between modes.',
    '25 モードの格子でのカーネル GAN。カーネルをモード間隔の約 1/4 に固定します。',
  ),
  watch: text(
    'Twenty-five modes and one fixed bandwidth. Does a single width do for all of them?',
    '25\u00a0モードに対し、帯域幅は 1 つに固定。それで足りるでしょうか。',
  ),
  story: text(
    'Neighbouring modes lie 0.7 apart, and the kernel is 0.2 wide: wide enough to reach the next mode, narrow enough to tell it apart. Anneal to 0.05 instead and modes are lost again, because the points on the way are left without a force.',
    '隣り合うモードの間隔は 0.7、カーネルの幅は 0.2 です。隣のモードに届くほど広く、区別できるほど狭い幅です。代わりに 0.05 まで下げると、途中にいる点が力を失い、再びモードを失います。',
  ),
  changes: {
    'method.id': 'kernel-gan',
    'data.id': 'grid',
    'data.side': 5,
    'data.spacing': 0.7,
    'data.std': 0.05,
    'smoothing.schedule': 'constant',
    'smoothing.bandwidth': 0.2,
  },
  outcome: {
    text: text(
      'At least 20 of 25 modes hold a quarter of their share.',
      '25 モード中 20 個以上が本来の割合の 1/4 を得る。',
    ),
    step: 2_000,
    conditions: [{ metric: 'strictModes', atLeast: 20 }],
  },
});
