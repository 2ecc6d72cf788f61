import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod } from './contract.ts';
import {
  arnoldAndOllivier,
  dropParam,
  layersCommon,
  recommendLayers,
  restoringPhase,
  STACKED,
  stackedOn,
  topFormula,
} from './shared.ts';

/** The vanilla auto-encoder: inference is the transpose of the generative weights. */
export const autoEncoder = defineMethod({
  id: 'auto-encoder',
  title: text('Auto-encoder (tied)', 'オートエンコーダー（重み共有）'),
  summary: text(
    'As AERI, but codes are found with the same weights, transposed, that restore the images: inference is as poor as the model.',
    'AERI と同じですが、画像を復元する重みを転置して符号を求めます。推論の表現力はモデルと同じで、高くありません。',
  ),
  paper: arnoldAndOllivier,
  formula: {
    bottom: tex`\max_{I}\ \mathbb E_x\,\mathbb E_{h\sim\sigma(Wx+c)}\log P_I(x\mid h)`,
    top: topFormula,
  },
  ...layersCommon,
  params: { drop: dropParam },
  recommends: recommendLayers(),
  inference: 'tied',
  chapters: STACKED,
  phases: stackedOn(restoringPhase),
});
