import { text } from '../../schema/text.ts';
import { LABELLED_RING, LABELLED_STEPS } from './amGanStatic.ts';
import { definePreset } from './contract.ts';

export const amGanDynamic = definePreset({
  id: 'am-gan-dynamic',
  group: 'classes',
  title: text('Dynamic targets: a few classes win', '動的な目標：少数のクラスが勝つ'),
  summary: text(
    'The same AM-GAN, but a point aims at the class that the critic sees in it: variety stays, balance goes.',
    '同じ AM-GAN で、点の目標を識別器が見たクラスにします。多様性は残り、均衡が失われます。',
  ),
  watch: text(
    'Now a point aims at the class that the critic sees in it. Watch the shares of the classes.',
    '今度は、識別器が見たクラスを各点の目標にします。クラスごとの割合に注目してください。',
  ),
  story: text(
    'Nobody tells a point which class to be, so whatever it already looks like pulls it on. Modes keep their full width, but nothing balances them, and some starve. On photographs the paper ranks this first; on modes as far apart as these it does not come out so.',
    'どのクラスになるかを指定しないため、点はすでに似ているクラスへ引かれ続けます。モードの広がりは保たれますが、割合を揃えるものがなく、失われるモードが出ます。論文では写真の生成でこの方法が最良ですが、これほど離れたモードではそうなりません。',
  ),
  changes: { ...LABELLED_RING, 'method.id': 'am-gan', 'method.labelling': 'dynamic' },
  outcome: {
    text: text(
      'At most six strict modes, and those about as wide as they should be.',
      '基準達成モードは 6 個以下で、それぞれの広がりはほぼ本来のまま。',
    ),
    step: LABELLED_STEPS,
    conditions: [
      { metric: 'strictModes', atMost: 6 },
      { metric: 'modeSpread', atLeast: 0.8 },
    ],
  },
});
