import { choice, defineSchema, integer, toggle } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** Schemas of networks. No tfjs here, so that the page can import them. */

const activation = choice({
  label: text('Activation', '活性化関数'),
  help: text(
    'Non-linearity between layers. All of them are safe under a gradient penalty here.',
    '層の間の非線形関数。ここではどれも勾配ペナルティと併用できます。',
  ),
  options: [
    { value: 'relu', label: text('ReLU', 'ReLU') },
    { value: 'leaky-relu', label: text('Leaky ReLU (0.2)', 'Leaky ReLU（0.2）') },
    { value: 'leaky-relu-001', label: text('Leaky ReLU (0.01)', 'Leaky ReLU（0.01）') },
    { value: 'tanh', label: text('tanh', 'tanh') },
    { value: 'elu', label: text('ELU', 'ELU') },
    { value: 'softplus', label: text('Softplus', 'Softplus') },
    { value: 'swish', label: text('Swish', 'Swish') },
    { value: 'maxout', label: text('Maxout (2 pieces)', 'Maxout（2 区分）') },
  ],
  default: 'relu',
});

export type Activation = (typeof activation.options)[number]['value'];

const initialisation = choice({
  label: text('Initialisation', '初期化'),
  help: text('Law of the initial weights.', '重みの初期値の分布。'),
  options: [
    { value: 'he', label: text('He normal', 'He 正規') },
    { value: 'glorot', label: text('Glorot uniform', 'Glorot 一様') },
    { value: 'orthogonal', label: text('Orthogonal', '直交') },
    { value: 'small-normal', label: text('Normal, std 0.02', '正規（標準偏差 0.02）') },
    { value: 'uniform', label: text('Uniform ±1/√inputs', '一様 ±1/√入力数') },
  ],
  default: 'he',
});

export type Initialisation = (typeof initialisation.options)[number]['value'];

const depth = integer({
  label: text('Hidden layers', '隠れ層の数'),
  help: text('Number of hidden layers; 0 makes the network linear.', '隠れ層の数。0 にすると線形になります。'),
  min: 0,
  max: 6,
  default: 2,
});

const width = integer({
  label: text('Width', '幅'),
  help: text('Units in every hidden layer.', '各隠れ層のユニット数。'),
  min: 1,
  max: 512,
  default: 32,
  scale: 'log',
});

/** Fully connected, or strided convolutions of pictures (arXiv:1511.06434). */
const architecture = choice({
  label: text('Architecture', 'アーキテクチャ'),
  help: text(
    'Fully connected layers, or convolutions, which look at the neighbourhood of each pixel. Convolutions need images.',
    '全結合層か、各画素の近傍を見る畳み込み層か。畳み込みは画像データでだけ使えます。',
  ),
  options: [
    { value: 'mlp', label: text('Fully connected (MLP)', '全結合（MLP）') },
    { value: 'dcgan', label: text('Convolutional (DCGAN)', '畳み込み（DCGAN）') },
  ],
  default: 'mlp',
});

export type Architecture = (typeof architecture.options)[number]['value'];

const channels = integer({
  label: text('Channels', 'チャネル数'),
  symbol: 'C',
  help: text(
    'Channels of a convolutional network at half the size of the image; at a quarter of it there are twice as many.',
    '畳み込みネットワークの、画像の半分の大きさでのチャネル数。1/4 の大きさではこの 2 倍です。',
  ),
  min: 2,
  max: 128,
  default: 16,
  scale: 'log',
});

const none = { value: 'none', label: text('None', 'なし') } as const;
const layerNorm = { value: 'layer', label: text('Layer', '層正規化') } as const;
const batchNorm = { value: 'batch', label: text('Batch', 'バッチ正規化') } as const;
const spectralNorm = { value: 'spectral', label: text('Spectral', 'スペクトル') } as const;

const normalisationTexts = {
  label: text('Normalisation', '正規化'),
};

const generatorNormalisation = text(
  'Layer normalisation rescales the activations of each sample, batch normalisation those of each unit over the batch.',
  '層正規化はサンプルごとに、バッチ正規化はユニットごとにバッチ全体で、活性の大きさを揃えます。',
);

const criticNormalisation = text(
  'Layer and batch normalisation rescale activations, batch normalisation those of real and of generated batches apart; spectral normalisation bounds the slope of each layer by one.',
  '層正規化とバッチ正規化は活性を揃え（バッチ正規化は実データと生成データを別々に）、スペクトル正規化は各層の傾きを 1 以下に抑えます。',
);

export const networkSchemas = {
  generator: defineSchema({
    architecture,
    channels,
    depth,
    width,
    activation,
    normalisation: choice({
      ...normalisationTexts,
      help: generatorNormalisation,
      options: [none, layerNorm, batchNorm],
      default: 'none',
    }),
    initialisation,
  }),
  critic: defineSchema({
    architecture,
    channels,
    depth,
    width,
    activation: { ...activation, default: 'relu' as const },
    normalisation: choice({
      ...normalisationTexts,
      help: criticNormalisation,
      options: [none, layerNorm, batchNorm, spectralNorm],
      default: 'none',
    }),
    initialisation,
    bias: toggle({
      label: text('Biases', 'バイアス'),
      help: text(
        'Off: no layer of the critic has a bias, so a linear critic is ψ·x, as in the Dirac-GAN.',
        'オフにすると識別器のどの層にもバイアスがなくなり、線形の識別器は Dirac-GAN と同じ ψ·x になります。',
      ),
      default: true,
    }),
  }),
  /** A perceptron from a noisy sample and its noise level to the score there. */
  score: defineSchema({
    depth,
    width: { ...width, default: 64 },
    activation: { ...activation, default: 'swish' as const },
  }),
};

export type Normalisation = 'none' | 'layer' | 'batch' | 'spectral';

/** Pictures that a convolutional network makes or sees, as rows of pixels with their channels last. */
export interface Pictures {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Pictures that a critic sees at a time, side by side in its inputs; one if absent. */
  readonly count?: number;
}

/** A network: depth hidden layers of equal width (mlp), or two convolutions (dcgan); linear output but for its head. */
export interface NetworkSpec {
  /** Perceptron if absent. */
  readonly architecture?: Architecture;
  readonly inputs: number;
  readonly outputs: number;
  /** Hidden layers of a perceptron, and their units. */
  readonly depth: number;
  readonly width: number;
  /** Channels at half the size of the pictures, of a convolutional network. */
  readonly channels?: number;
  /** Makes pictures from a few numbers, or sees pictures; what lies behind them among the inputs is a plane each. */
  readonly makes?: Pictures;
  readonly sees?: Pictures;
  /** Units of a dense hidden layer between the convolutions and the outputs; 0, none, if absent. */
  readonly features?: number;
  /** What follows the last layer; linear if absent. */
  readonly head?: 'linear' | 'tanh';
  readonly activation: Activation;
  readonly normalisation: Normalisation;
  readonly initialisation: Initialisation;
  /** False: no layer has a bias. True if absent. */
  readonly bias?: boolean;
}
