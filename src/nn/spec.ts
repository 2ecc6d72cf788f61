import { choice, defineSchema, integer, number, toggle } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** Schemas of networks, latents and optimisers. No tfjs here, so that the page can import them. */

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

const none = { value: 'none', label: text('None', 'なし') } as const;
const layerNorm = { value: 'layer', label: text('Layer', '層正規化') } as const;
const spectralNorm = { value: 'spectral', label: text('Spectral', 'スペクトル') } as const;

const normalisationTexts = {
  label: text('Normalisation', '正規化'),
  help: text(
    'Layer normalisation rescales activations; spectral normalisation bounds the slope of each layer by one.',
    '層正規化は活性を揃え、スペクトル正規化は各層の傾きを 1 以下に抑えます。',
  ),
};

export const networkSchemas = {
  generator: defineSchema({
    depth,
    width,
    activation,
    normalisation: choice({ ...normalisationTexts, options: [none, layerNorm], default: 'none' }),
    initialisation,
  }),
  critic: defineSchema({
    depth,
    width,
    activation: { ...activation, default: 'relu' as const },
    normalisation: choice({ ...normalisationTexts, options: [none, layerNorm, spectralNorm], default: 'none' }),
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
};

export type Normalisation = 'none' | 'layer' | 'spectral';

/** A multilayer perceptron: depth hidden layers of equal width, linear output. */
export interface NetworkSpec {
  readonly inputs: number;
  readonly outputs: number;
  readonly depth: number;
  readonly width: number;
  readonly activation: Activation;
  readonly normalisation: Normalisation;
  readonly initialisation: Initialisation;
  /** False: no layer has a bias. True if absent. */
  readonly bias?: boolean;
}

export const latentSchema = defineSchema({
  dimension: integer({
    label: text('Latent dimension', '潜在変数の次元'),
    symbol: 'd',
    help: text('Number of random inputs of the generator.', '生成器に入る乱数の個数。'),
    min: 1,
    max: 128,
    default: 2,
    scale: 'log',
  }),
  law: choice({
    label: text('Latent law', '潜在変数の分布'),
    help: text('Law of the generator’s random inputs.', '生成器に入る乱数の分布。'),
    options: [
      { value: 'normal', label: text('Normal N(0, 1)', '正規 N(0, 1)') },
      { value: 'uniform', label: text('Uniform on [−1, 1]', '一様 [−1, 1]') },
      { value: 'zero', label: text('Always 0', '常に 0') },
    ],
    default: 'normal',
  }),
});

const optimiser = defineSchema({
  kind: choice({
    label: text('Optimiser', '最適化手法'),
    help: text('Rule that turns gradients into weight changes.', '勾配から重みの更新量を決める規則。'),
    options: [
      { value: 'sgd', label: text('SGD', 'SGD') },
      { value: 'momentum', label: text('Momentum', 'モメンタム') },
      { value: 'rmsprop', label: text('RMSprop', 'RMSprop') },
      { value: 'adam', label: text('Adam', 'Adam') },
    ],
    default: 'adam',
  }),
  rate: number({
    label: text('Learning rate', '学習率'),
    symbol: 'η',
    help: text('Size of each weight change.', '重みを一度に動かす大きさ。'),
    min: 1e-6,
    max: 1,
    default: 1e-3,
    scale: 'log',
    live: true,
  }),
  beta1: number({
    label: text('Momentum β₁', 'モメンタム β₁'),
    help: text('Memory of past gradients (Adam, Momentum).', '過去の勾配を残す割合（Adam・モメンタム）。'),
    min: 0,
    max: 0.99,
    default: 0.5,
    step: 0.01,
    live: true,
  }),
  beta2: number({
    label: text('Scale memory β₂', 'スケール記憶 β₂'),
    help: text(
      'Memory of past squared gradients (Adam; decay of RMSprop).',
      '勾配の二乗を残す割合（Adam・RMSprop の減衰率）。',
    ),
    min: 0,
    max: 0.9999,
    default: 0.9,
    step: 0.001,
    live: true,
  }),
});

/** The same schema serves both players; the experiment holds one copy of the values for each. */
export const optimiserSchema = optimiser;
export type OptimiserKind = (typeof optimiser.kind.options)[number]['value'];
