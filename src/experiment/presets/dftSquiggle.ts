import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftSquiggle = definePreset({
  id: 'dft-squiggle',
  group: 'samplers',
  title: text('A curve learnt from its formula', '式だけから曲線を学ぶ'),
  summary: text(
    'Denoising Fisher Training bends a Gaussian into a squiggle, as well as exact draws can tell.',
    'DFT がガウス分布を曲げて波形の分布にします。正確な標本と比べても差はわずかです。',
  ),
  watch: text(
    'Only the formula of a wave-like density is known. Will a Gaussian become that wave?',
    '分かっているのは波形の密度の式だけです。ガウス分布はその形になるでしょうか。',
  ),
  story: text(
    'The score of a formula, and its second derivatives, come from the same differentiation as every gradient here. Compare the generated points with the exact draws, then switch the method to KL-IS: with the same ladder of noise, both get there.',
    '式のスコアと二階微分は、ほかの勾配と同じ自動微分で求めています。生成された点を正確な標本と比べてから、手法を KL-IS に切り替えてみてください。同じノイズの段階なら、どちらも到達します。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'squiggle' },
  outcome: {
    text: text('Energy distance at most 0.015.', 'エネルギー距離は 0.015 以下。'),
    step: 2_000,
    conditions: [{ metric: 'energyDistance', atMost: 0.015 }],
  },
});
