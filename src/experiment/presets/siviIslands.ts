import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const siviIslands = definePreset({
  id: 'sivi-islands',
  group: 'samplers',
  title: text('A game that ends in agreement', '一致に終わるゲーム'),
  summary: text(
    'SIVI-SM on the ladder of noise: one network tells how the scores differ, the other leaves it nothing to tell.',
    '段階的なノイズでの SIVI-SM。一方がスコアの差を答え、もう一方はその差をなくします。',
  ),
  watch: text(
    'Two networks play against each other, as in a GAN, but without data. Will the game settle?',
    'GAN のように 2 つのネットワークが競いますが、実データはありません。ゲームは落ち着くでしょうか。',
  ),
  story: text(
    'One network raises what the other lowers. At its best it says the difference of the two scores, and then the game is Denoising Fisher Training in other words: compare it with “Eight islands, all found”.',
    '一方が上げる値を、もう一方が下げます。最良の答えは 2 つのスコアの差で、そのときゲームは DFT の言い換えになります。「8 つの島をすべて見つける」と比べてください。',
  ),
  changes: { 'method.id': 'sivi-sm', 'data.id': 'ring', 'data.std': 0.35 },
  outcome: {
    text: text('Every mode has its share of mass within 15 % in all.', 'モードの質量の誤差は合計で 15 % 以下。'),
    step: 1_000,
    conditions: [{ metric: 'modeMassError', atMost: 0.15 }],
  },
});
