import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftDonut = definePreset({
  id: 'dft-donut',
  group: 'samplers',
  title: text('The donut closes', 'ドーナツが閉じる'),
  summary: text(
    'On a ladder of noise Denoising Fisher Training fills a ring evenly, where one level leaves an arc of it empty.',
    '複数のノイズの段階を使う DFT はリングを一様に満たします。1 段階だけでは弧の一部が空いたままになります。',
  ),
  watch: text(
    'Every point of this ring is as likely as any other. Will the samples go all the way round?',
    'このリングの上では、どの点も同じ確率です。標本は切れ目なく一周するでしょうか。',
  ),
  story: text(
    'Seen from one place on the ring, slopes do not tell whether the far side holds mass. Wide noise does: it blurs the ring into a hill, and the score of the hill points at what is missing. Set the largest noise to the least and begin anew: in most runs an arc stays empty.',
    'リング上の 1 点から見た勾配だけでは、反対側に質量があるかどうかは分かりません。大きなノイズを加えるとリングは丘のようにぼやけ、そのスコアが足りない場所を指します。最大ノイズを最小ノイズと同じ値にして始め直すと、多くの場合、弧の一部が空いたまま残ります。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'donut' },
  outcome: {
    text: text('Energy distance at most 0.015.', 'エネルギー距離は 0.015 以下。'),
    step: 2_000,
    conditions: [{ metric: 'energyDistance', atMost: 0.015 }],
  },
});
