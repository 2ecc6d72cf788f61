import { choice, defineSchema, integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';

const bits = text('bits', 'ビット');
const steps = text('steps', 'ステップ');

/** Codes of up to so many bits are enumerated: every likelihood is exact then. */
export const ENUMERABLE_BITS = 12;

/** Whether every code of a tower can be listed; of wider ones likelihoods are estimated. */
export const isEnumerable = ({ codes }: { readonly codes: number }): boolean => codes <= ENUMERABLE_BITS;

/** Widest layer: 500 bits over 784 pixels keep 5 MB of weights and moments. */
const WIDEST = 500;

/** A model of two layers, trained one after the other (arXiv:1212.1524). */
export const towerSchema = defineSchema({
  codes: integer({
    label: text('Code', '符号'),
    unit: bits,
    help: text(
      'Hidden bits of the bottom layer. Up to 12, every code is enumerated and every likelihood is exact; beyond, it is estimated. 500 bits over 784 pixels take 5 MB.',
      '下の層の隠れビット数。12 までは全符号を列挙して尤度を誤差なく計算し、それより多いと推定します。784 画素で 500 ビットなら、メモリは 5 MB です。',
    ),
    min: 2,
    max: WIDEST,
    default: 10,
    scale: 'log',
  }),
  topUnits: integer({
    label: text('Top layer', '上の層'),
    unit: text('units', 'ユニット'),
    help: text(
      'Hidden units of the machine on top. Over a bottom that is frozen already, only the top begins anew.',
      '上の層の隠れユニット数。下の層が固定済みなら、上の層だけを学習し直します。',
    ),
    min: 1,
    max: WIDEST,
    default: 10,
    scale: 'log',
  }),
  inferenceUnits: integer({
    label: text('Inference', '推論'),
    unit: text('units', 'ユニット'),
    help: text(
      'Hidden units of the rich inference model. They train the model and are no part of it.',
      'リッチな推論モデルの隠れユニット数。学習を助けるだけで、生成モデルには含まれません。',
    ),
    min: 1,
    max: 512,
    default: 100,
    scale: 'log',
  }),
  codesAre: choice({
    label: text('Codes are', '符号の値'),
    help: text(
      'What the decoder sees while it learns: bits, as the top will give it, or their probabilities.',
      '学習中に復号器へ渡す値。上の層と同じビットか、その確率です。',
    ),
    options: [
      { value: 'bits', label: text('Drawn bits', '抽出したビット') },
      { value: 'means', label: text('Probabilities', '確率') },
    ],
    default: 'bits',
  }),
  batch: integer({
    label: text('Batch size', 'バッチサイズ'),
    help: text('Images per step.', '1 ステップで使う画像の枚数。'),
    min: 1,
    max: 500,
    default: 20,
    scale: 'log',
  }),
  bottomSteps: integer({
    label: text('Bottom learns for', '下の層の学習'),
    unit: steps,
    help: text('Then it is frozen, and the top begins.', 'この後、下の層を固定し、上の層の学習を始めます。'),
    min: 1,
    max: 1_000_000,
    default: 3_200,
    scale: 'log',
    live: true,
  }),
  topSteps: integer({
    label: text('Top learns for', '上の層の学習'),
    unit: steps,
    help: text(
      'Then all layers are fine-tuned together, along the exact log likelihood; 0 lets the top learn for good.',
      'この後、全層を正確な対数尤度でまとめて微調整します。0 なら上の層の学習を続けます。',
    ),
    min: 0,
    max: 1_000_000,
    default: 0,
    scale: 'log',
    live: true,
  }),
  topTrainer: choice({
    label: text('Top learns by', '上の層の学習法'),
    help: text(
      'Exactly with every code enumerated, or by Gibbs chains: persistent ones, or short ones from the codes.',
      '全符号の列挙で正確に学習するか、ギブス連鎖（継続、または符号から始める短い連鎖）で学習します。',
    ),
    options: [
      { value: 'exact', label: text('Enumeration (exact)', '列挙（正確）') },
      { value: 'pcd', label: text('Persistent chains (PCD)', '継続する連鎖（PCD）') },
      { value: 'cd', label: text('Short chains (CD)', '短い連鎖（CD）') },
    ],
    default: 'exact',
  }),
  gibbs: integer({
    label: text('Gibbs steps', 'ギブスステップ'),
    symbol: 'k',
    help: text('Steps of a chain in each update.', '1 回の更新で進める連鎖のステップ数。'),
    min: 1,
    max: 20,
    default: 1,
  }),
  weightStd: number({
    label: text('Initial weights', '重みの初期値'),
    unit: text('std', '標準偏差'),
    help: text(
      'Standard deviation of the initial weights. Too small, and codes stay dead.',
      '重みの初期値の標準偏差。小さすぎると、使われない符号が残ります。',
    ),
    min: 0.01,
    max: 1,
    default: 0.3,
    scale: 'log',
  }),
});
