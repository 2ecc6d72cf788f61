import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftTwoIslands = definePreset({
  id: 'dft-two-islands',
  group: 'samplers',
  title: text('Two islands, half each', '2 つの島に半分ずつ'),
  summary: text(
    'Between the islands the density says nothing of how much mass lies on either; noise as wide as their distance does.',
    '島と島の間の密度からは、それぞれの質量が分かりません。島どうしの間隔ほどの大きなノイズを加えると分かるようになります。',
  ),
  watch: text(
    'Two islands hold half of the mass each, with nothing between. Will the sampler share its samples evenly?',
    '離れた 2 つの島が質量を半分ずつ持っています。サンプラーは標本を均等に分けるでしょうか。',
  ),
  story: text(
    'The largest noise has to bridge the gap: at 2.8 both islands melt into one hill, whose score knows the balance. Lower it to the least and begin anew: with one level the shares go astray, and KSD hardly notices.',
    '最大ノイズは島の間を橋渡しできる大きさが必要です。2.8 では 2 つの島が 1 つの丘に溶け合い、そのスコアが質量の比を教えます。最小ノイズと同じ値に下げて始め直すと、1 段階だけでは質量の配分が崩れ、KSD ではほとんど気づけません。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'two-islands', 'sampler.noiseHigh': 2.8 },
  outcome: {
    text: text(
      'Both islands have their share of mass within a tenth, and the energy distance is at most 0.05.',
      '島の質量の誤差は 1 割以下、エネルギー距離は 0.05 以下。',
    ),
    step: 3_000,
    conditions: [
      { metric: 'modeMassError', atMost: 0.1 },
      { metric: 'energyDistance', atMost: 0.05 },
    ],
  },
});
