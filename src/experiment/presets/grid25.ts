import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const grid25 = definePreset({
  id: 'grid25',
  group: 'smoothing',
  title: text('Twenty-five modes', '25 モード'),
  summary: text(
    'The 5 × 5 grid of the literature with annealed smoothing: nearly every mode is found.',
    '研究で定番の 5 × 5 格子をノイズアニーリングで学習すると、ほぼすべてのモードが見つかります。',
  ),
  watch: text(
    'Twenty-five modes and a kernel that narrows. How many will be found?',
    '25\u00a0モードと、徐々に狭まるカーネル。いくつのモードが見つかるでしょうか。',
  ),
  story: text(
    'Twenty-five narrow modes ask much of a small generator: it has to tear its latent plane into as many pieces. A wide kernel first spreads the points over the square; as it narrows, they gather on the modes. Show the latent grid to see where the plane is stretched between modes.',
    '25 の鋭いモードは小さな生成器には難題で、潜在平面を同じ数に引き裂かねばなりません。はじめは広いカーネルが点を正方形全体に広げ、狭まるにつれて点がモードに集まります。潜在格子を表示すると、モードの間で平面が引き伸ばされる様子が見えます。',
  ),
  changes: {
    'method.id': 'ns-gan',
    'data.id': 'grid',
    'data.std': 0.1,
    'training.batch': 256,
    'generator.width': 64,
    'critic.width': 64,
    'smoothing.on': true,
    'smoothing.bandwidth': 0.7,
    'smoothing.schedule': 'exponential',
    'smoothing.end': 0.1,
    'smoothing.duration': 4_000,
  },
  outcome: {
    text: text('At least 23 of 25 modes are captured.', '25 モード中 23 個以上を捕捉する。'),
    step: 6_000,
    conditions: [
      { metric: 'modes', atLeast: 23 },
      { metric: 'highQuality', atLeast: 0.3 },
    ],
  },
});
