import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const svgdAmortised = definePreset({
  id: 'svgd-amortised',
  group: 'samplers',
  title: text('A network learns what particles would do', '粒子の動きをネットワークが学ぶ'),
  summary: text(
    'Amortised SVGD: the sampler follows the push and pull of its samples, and has all eight islands at one noise level.',
    '償却 SVGD。標本どうしの反発と密度の引力にサンプラーが従い、ノイズ 1 段階で 8 つの島をすべて捉えます。',
  ),
  watch: text(
    'Samples climb the density and push each other apart, but a network has to make them. Will it reach every island?',
    '標本は密度を登り、互いに反発しますが、それを作るのはネットワークです。すべての島に届くでしょうか。',
  ),
  story: text(
    'The kernel is about as wide as the ring, so that samples on far islands still push each other. Make it narrower, or take a grid of islands in place of the ring, and see where that ends.',
    'カーネルの幅はリングと同じくらいで、遠くの島の標本どうしも反発します。幅を狭めたり、リングを格子に替えたりして、どこまで通用するか確かめてください。',
  ),
  changes: { 'method.id': 'amortised-svgd', 'data.id': 'ring', 'data.std': 0.35 },
  outcome: {
    text: text(
      'Every mode has its share of mass within a tenth in all, and the energy distance is at most 0.02.',
      'モードの質量の誤差は合計で 1 割以下、エネルギー距離は 0.02 以下。',
    ),
    step: 2_000,
    conditions: [
      { metric: 'modeMassError', atMost: 0.1 },
      { metric: 'energyDistance', atMost: 0.02 },
    ],
  },
});
