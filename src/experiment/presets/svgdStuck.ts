import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const svgdStuck = definePreset({
  id: 'svgd-stuck',
  group: 'samplers',
  title: text('Particles that stay near home', '近くに留まる粒子'),
  summary: text(
    'Five hundred particles on a grid of islands: the Stein discrepancy is excellent, and most islands are empty.',
    '格子状の島に 500 個の粒子。Stein 不一致は良好なのに、多くの島が空のままです。',
  ),
  watch: text(
    'Particles climb the density and push each other apart. How many of the islands will they fill?',
    '粒子は密度を登り、互いに反発します。島のうち、いくつを満たすでしょうか。',
  ),
  story: text(
    'A particle knows what lies within the reach of the kernel, and what is beyond a valley does not exist for it. Widen the start, or let chains with noise cross the valleys.',
    '粒子に分かるのはカーネルの届く範囲だけで、谷の向こうは存在しないのと同じです。初期の広がりを大きくするか、ノイズで谷を越える連鎖を使ってみてください。',
  ),
  changes: { 'method.id': 'svgd', 'data.id': 'grid', 'data.spacing': 2, 'data.std': 0.35 },
  outcome: {
    text: text('At least 40 % of the mass is in the wrong modes.', '質量の 4 割以上が誤ったモードにある。'),
    step: 1_000,
    conditions: [{ metric: 'modeMassError', atLeast: 0.4 }],
  },
});
