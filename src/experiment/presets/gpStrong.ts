import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

const network = (player: 'generator' | 'critic') => ({
  [`${player}.depth`]: 3,
  [`${player}.width`]: 64,
  [`${player}.activation`]: 'leaky-relu-001',
  [`${player}.initialisation`]: 'uniform',
  [`${player}Optimiser.kind`]: 'rmsprop',
  [`${player}Optimiser.rate`]: 5e-4,
  [`${player}Optimiser.beta2`]: 0.99,
});

export const gpStrong = definePreset({
  id: 'gp-strong',
  group: 'penalties',
  title: text('A strong two-sided penalty shakes', '両側ペナルティが強すぎると揺れる'),
  summary: text(
    'WGAN-GP with λ = 20 on a Swiss roll: a critic that must have slope one everywhere pushes finished points away again.',
    'スイスロールでの λ＝20 の WGAN-GP。どこでも傾き 1 を強いられた識別器が、いったん収まった点を再び押し出します。',
  ),
  watch: text(
    'A strong penalty asks for slope one everywhere. Do the points come to rest on the roll?',
    'どこでも傾き 1 を求める強いペナルティ。点はロールの上で静止するでしょうか。',
  ),
  story: text(
    'Where real and generated points agree, the best critic is flat; the two-sided penalty forbids that. The stronger it is, the more a tilted critic drives the points about, and the critic’s estimate falls below zero, which no distance can. Switch the method to WGAN-LP: only slopes above one cost, and the roll settles.',
    '実データと生成データが一致した所では平らな識別器が最適ですが、両側ペナルティはそれを許しません。強いほど、傾いた識別器が点を振り回し、識別器による推定値は距離ではありえない負の値になります。手法を WGAN-LP に替えると、1 を超える傾きだけにペナルティが課され、渦が落ち着きます。',
  ),
  changes: {
    'method.id': 'wgan-gp',
    'data.id': 'swiss-roll',
    'penalty.weight': 20,
    'training.batch': 128,
    'training.criticSteps': 10,
    ...network('generator'),
    ...network('critic'),
  },
  outcome: {
    text: text(
      'The distance W₁ to the data is at least 0.3, twice its sampling floor.',
      'データとの距離 W₁ が 0.3 以上で、標本による下限の 2 倍を超える。',
    ),
    step: 400,
    conditions: [{ metric: 'w1', atLeast: 0.3 }],
  },
});
