import { text } from '../../schema/text.ts';
import { WASSERSTEIN_RING, WASSERSTEIN_STEPS } from './clip.ts';
import { definePreset } from './contract.ts';

export const gp = definePreset({
  id: 'gp',
  group: 'penalties',
  title: text('Gradient penalty: every mode, in focus', '勾配ペナルティ：全モードを正確に捉える'),
  summary: text(
    'WGAN-GP on the data of “Clipping”: a critic of slope one leads the points to all eight modes.',
    '「クリッピング」と同じデータの WGAN-GP。傾き 1 の識別器が、点を 8 モードすべてへ導きます。',
  ),
  watch: text(
    'Same data, but the critic’s slope is penalised instead of clipped. Watch where the points settle.',
    '同じデータで、切り詰める代わりに識別器の傾きにペナルティを課します。点はどこに落ち着くでしょうか。',
  ),
  story: text(
    'The penalty pulls the critic’s slope to one between real and generated points, so the gradient neither vanishes nor explodes: the slope strip settles near one. Compare with “Clipping” at the same step, and lower the penalty weight to see what the penalty does.',
    'ペナルティは実データと生成データの間で識別器の傾きを 1 に引き寄せるため、勾配は消えも発散もしません。傾きのグラフは 1 付近に落ち着きます。同じステップの「クリッピング」と比べ、ペナルティ重みを下げて効果を確かめてください。',
  ),
  changes: { ...WASSERSTEIN_RING, 'method.id': 'wgan-gp' },
  outcome: {
    text: text(
      'At least seven strict modes, and 20 % of the points of high quality.',
      '基準達成モード 7 個以上、高品質な点が 20 % 以上。',
    ),
    step: WASSERSTEIN_STEPS,
    conditions: [
      { metric: 'strictModes', atLeast: 7 },
      { metric: 'highQuality', atLeast: 0.2 },
    ],
  },
});
