import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftOneLevel = definePreset({
  id: 'dft-one-level',
  group: 'samplers',
  title: text('One noise level is blind', 'ノイズ 1 段階では見えない'),
  summary: text(
    'The same sampler at a single noise level leaves islands without mass, and its loss does not tell.',
    '同じサンプラーでもノイズが 1 段階だけだと、質量のない島が残ります。損失には表れません。',
  ),
  watch: text(
    'One change from the ladder of noise: a single level. Watch the shares of the islands.',
    'ノイズの段階を 1 つに絞りました。島ごとの割合に注目してください。',
  ),
  story: text(
    'Between islands the score says which way is up, and nothing about how much mass lies on either side. So the sampler keeps the islands that it happens to reach. Raise the largest noise while it stands, start again, and compare.',
    '島と島の間では、スコアは登る方向だけを示し、両側の質量については何も語りません。そのためサンプラーは、たまたま届いた島だけに留まります。最大ノイズを上げて最初から学習し、比べてみてください。',
  ),
  changes: {
    'method.id': 'dft',
    'data.id': 'ring',
    'data.std': 0.35,
    'sampler.noiseLow': 0.2,
    'sampler.noiseHigh': 0.2,
  },
  outcome: {
    text: text('At least a fifth of the mass lies in the wrong modes.', '質量の 2 割以上が誤ったモードにある。'),
    step: 2_000,
    conditions: [{ metric: 'modeMassError', atLeast: 0.2 }],
  },
});
