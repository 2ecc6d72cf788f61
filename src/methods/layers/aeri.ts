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

/** Auto-encoder with rich inference: q has a hidden layer and weights of its own, none of which counts as the model's. */
export const aeri = defineMethod({
  id: 'aeri',
  title: text('Auto-encoder with rich inference (AERI)', 'リッチな推論のオートエンコーダー（AERI）'),
  summary: text(
    'The bottom layer learns to restore images from codes that a richer network finds; then, with it frozen, the top learns the codes.',
    '下の層は、より表現力の高い推論ネットワークが見つけた符号から画像を復元します。その後、下の層を固定し、上の層が符号を学習します。',
  ),
  paper: arnoldAndOllivier,
  formula: {
    bottom: tex`\max_{I,q}\ \mathbb E_x\,\mathbb E_{h\sim q(\cdot\mid x)}\log P_I(x\mid h)`,
    top: topFormula,
  },
  ...layersCommon,
  params: { drop: dropParam },
  recommends: recommendLayers(),
  inference: 'rich',
  chapters: STACKED,
  phases: stackedOn(restoringPhase),
});
