import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

/** The ring of eight on which the kernel density discriminator is shown, at its usual size. */
export const KERNEL_RING = {
  'method.id': 'kernel-gan',
  'data.id': 'ring',
  'data.radius': 1.4,
  'data.std': 0.05,
} as const;

export const kernelGan = definePreset({
  id: 'kernel-gan',
  group: 'kernel',
  title: text('No critic needed: a kernel draws the map', '識別器は不要：カーネルがマップを描く'),
  summary: text(
    'Kernel GAN on a ring of eight: a bandwidth that shrinks from 0.5 to 0.1 leads the points to every mode.',
    '8 モードのリングでのカーネル GAN。帯域幅を 0.5 から 0.1 へ下げると、点がすべてのモードに届きます。',
  ),
  watch: text(
    'No critic is trained: a kernel alone pulls the points. Which modes will they reach?',
    '識別器は学習せず、カーネルだけが点を引き寄せます。どのモードに届くでしょうか。',
  ),
  story: text(
    'No critic is trained here. The field is the best discriminator between two kernel density estimates, known in closed form. A wide kernel reaches every mode but blurs them; a narrow one is sharp but feels nothing from afar. Watch the field sharpen as the bandwidth falls, then fix it at either end.',
    'ここでは識別器を学習しません。背景は、2 つのカーネル密度推定を見分ける最適な識別器で、式で求まります。広いカーネルは全モードに届きますがぼやけ、狭いカーネルは鋭い反面、遠くの力を感じません。帯域幅とともに背景が鋭くなる様子を見てから、どちらかの値に固定してみてください。',
  ),
  changes: { ...KERNEL_RING, 'smoothing.duration': 2_400 },
  outcome: {
    text: text('All eight modes hold a quarter of their share.', '8 モードすべてが本来の割合の 1/4 を得る。'),
    step: 3_000,
    conditions: [{ metric: 'strictModes', atLeast: 8 }],
  },
});
