import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';
import { KERNEL_RING } from './kernelGan.ts';

export const kernelGanFrozen = definePreset({
  id: 'kernel-gan-frozen',
  group: 'kernel',
  title: text('Too narrow a kernel: no force, no learning', 'カーネルが狭すぎると力が届かない'),
  summary: text(
    'The same Kernel GAN with a bandwidth of 0.05 from the start: the gradient has vanished before the first step.',
    '同じカーネル GAN で帯域幅を最初から 0.05 にすると、最初のステップから勾配が消えています。',
  ),
  watch: text(
    'The kernel has a bandwidth of 0.05 from the start. Will the points move?',
    'カーネルの帯域幅は最初から 0.05 です。点は動くでしょうか。',
  ),
  story: text(
    'The force between two heaps of points dies beyond about four bandwidths. Here the generated points start farther than that from every mode, the discriminator is certain everywhere, and nothing moves. Drag the bandwidth up until the points wake, then down again.',
    '2 つの点の集まりの間の力は、帯域幅の約 4 倍より遠くでは消えます。ここでは生成データがどのモードからもそれより遠くに始まり、識別器はどこでも確信しているため、何も動きません。帯域幅を上げて点を動かし、また下げてみてください。',
  ),
  changes: {
    ...KERNEL_RING,
    'generator.initialisation': 'small-normal',
    'smoothing.schedule': 'constant',
    'smoothing.bandwidth': 0.05,
  },
  outcome: {
    text: text('No point comes near a mode.', 'どの点もモードに近づかない。'),
    step: 500,
    conditions: [{ metric: 'highQuality', atMost: 0.01 }],
  },
});
