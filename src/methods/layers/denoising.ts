import { choice, number } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod } from './contract.ts';
import { layersCommon, recommendLayers, restoringPhase, STACKED, stackedOn, topFormula } from './shared.ts';

/** The denoising auto-encoder (Vincent et al. 2008): tied weights restore what was there before pixels were spoilt. */
export const denoising = defineMethod({
  id: 'denoising-auto-encoder',
  title: text('Denoising auto-encoder', 'ノイズ除去オートエンコーダー'),
  summary: text(
    'Codes are found from spoilt images and must restore the images as they were, so that no pixel can simply be copied.',
    '一部の画素を壊した画像から符号を求め、元の画像を復元します。そのため、画素をただ写すだけでは復元できません。',
  ),
  paper: { label: 'Vincent et al. 2008', url: 'https://doi.org/10.1145/1390156.1390294' },
  formula: {
    bottom: tex`\max_{I}\ \mathbb E_x\,\mathbb E_{\tilde x\sim C_\nu(\cdot\mid x)}\,\mathbb E_{h\sim\sigma(W\tilde x+c)}\log P_I(x\mid h)`,
    top: topFormula,
  },
  ...layersCommon,
  params: {
    noise: choice({
      label: text('Corruption', '画素の壊し方'),
      help: text(
        'Spoilt pixels are set to 0, or to 0 and 1 as a coin falls.',
        '壊す画素を 0 にするか、硬貨投げで 0 か 1 にします。',
      ),
      options: [
        { value: 'mask', label: text('Set to 0 (masking)', '0 にする（マスク）') },
        { value: 'salt', label: text('0 or 1 at random (salt and pepper)', '無作為に 0 か 1（ごま塩）') },
      ],
      default: 'salt',
    }),
    corruption: number({
      label: text('Corruption rate', '壊す割合'),
      symbol: 'ν',
      help: text(
        'Share of the input’s pixels that are spoilt before inference, while all are to be restored.',
        '推論の前に壊す入力画素の割合。復元では全画素を求めます。',
      ),
      min: 0,
      max: 0.9,
      default: 0.1,
      step: 0.05,
      live: true,
    }),
  },
  recommends: recommendLayers(),
  inference: 'tied',
  chapters: STACKED,
  phases: stackedOn(restoringPhase),
});
