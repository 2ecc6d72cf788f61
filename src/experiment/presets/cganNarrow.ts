import { text } from '../../schema/text.ts';
import { LABELLED_RING, LABELLED_STEPS } from './amGanStatic.ts';
import { definePreset } from './contract.ts';

export const cganNarrow = definePreset({
  id: 'cgan-narrow',
  group: 'classes',
  title: text('Given classes, narrower modes', 'クラスを与えるとモードが狭まる'),
  summary: text(
    'A conditional GAN on the same ring: perfect balance, every point on a mode, and each mode too narrow.',
    '同じリングの条件付き GAN。均衡は完全で、すべての点がモード内に入りますが、どのモードも狭くなります。',
  ),
  watch: text(
    'A conditional GAN on the same ring. Watch how wide each mode becomes.',
    '同じリングの条件付き GAN。各モードの広がりに注目してください。',
  ),
  story: text(
    'Scores that look at classes only are perfect here: AM Score near 0, all classes captured. The spread within modes tells what they miss: each class has collapsed to a part of itself. Always read the two together.',
    'クラスだけを見る指標はどれも完璧です（AM スコアはほぼ 0、全クラスを捕捉）。見落としを示すのは「モード内の広がり」で、各クラスがその一部に縮んでいます。必ず両方を合わせて見てください。',
  ),
  changes: { ...LABELLED_RING, 'method.id': 'cgan-concat' },
  outcome: {
    text: text(
      'All eight classes in their shares, and less than two thirds of their spread.',
      '8 クラスすべてが正しい割合で、広がりは本来の 3 分の 2 未満。',
    ),
    step: LABELLED_STEPS,
    conditions: [
      { metric: 'strictModes', atLeast: 8 },
      { metric: 'amScore', atMost: 0.02 },
      { metric: 'modeSpread', atMost: 0.65 },
    ],
  },
});
