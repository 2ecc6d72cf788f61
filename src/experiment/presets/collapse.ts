import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

/** Thin modes and a critic that learns four times as fast, five times as often: what makes this generator collapse. */
export const SHARP_CRITIC = {
  'method.id': 'ns-gan',
  'data.id': 'ring',
  'data.std': 0.03,
  'training.criticSteps': 5,
  'criticOptimiser.rate': 0.004,
  'generator.initialisation': 'glorot',
} as const;

export const collapse = definePreset({
  id: 'collapse',
  group: 'story',
  title: text('The generator collapses', '生成器がモード崩壊する'),
  summary: text(
    'A sharp critic drives the generator onto at most four of eight modes, and it does not leave them.',
    '鋭い識別器に追われた生成器が 8 モードのうち 4 個以下に集中し、そこから抜け出せなくなります。',
  ),
  watch: text(
    'Eight modes, a fast critic. On how many of them will the points be at step 4,000?',
    '8\u00a0モードと、学習の速い識別器。4,000\u00a0ステップ後、点はいくつのモードにあるでしょうか。',
  ),
  story: text(
    'The data are eight thin modes, and the critic learns much faster than the generator. It separates real from generated so sharply that generated points feel only the nearest mode. Watch the share bars: most modes stay empty. Then open “Smoothing rescues it”: same seed, same settings, one change.',
    'データは 8 つの鋭いモードで、識別器は生成器よりずっと速く学習します。真偽の境目が鋭すぎるため、生成データは最も近いモードの引力しか感じません。割合の棒を見ると、多くのモードが空のままです。次に「平滑化で崩壊を防ぐ」を開いてください。シードも設定も同じで、変えるのは 1 か所だけです。',
  ),
  changes: SHARP_CRITIC,
  outcome: {
    text: text(
      'At most four of eight modes hold a quarter of their share.',
      '本来の割合の 1/4 を得るのは 8 モード中 4 個以下。',
    ),
    step: 4_000,
    conditions: [
      { metric: 'strictModes', atMost: 4 },
      { metric: 'highQuality', atLeast: 0.4 },
    ],
  },
});
