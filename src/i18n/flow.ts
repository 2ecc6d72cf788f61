import { text } from '../schema/text.ts';

/** Interface text of the flow diagram, with one sentence for every stage of slow motion. */
export const flow = {
  title: text('How one step runs', '1 ステップの流れ'),
  parts: {
    latent: text('Latent z', '潜在変数 z'),
    generator: text('Generator', '生成器'),
    generated: text('Generated', '生成データ'),
    data: text('Data', '実データ'),
    critic: text('Critic', '識別器'),
    losses: text('Losses', '損失'),
    criticLoss: text('critic', '識別器'),
    generatorLoss: text('generator', '生成器'),
    back: text('gradients back', '勾配を逆伝播'),
  },
  dimension: text('{{count}}-D', '{{count}} 次元'),
  linear: text('linear', '線形'),
  noise: text('+ σε', '+ σε'),
  closedForm: text('kernel', 'カーネル'),
  codes: text('{{count}} bits', '{{count}} ビット'),
  units: text('{{count}} units', '{{count}} ユニット'),
  frozen: text('frozen', '固定'),
  packed: text('{{count}} at a time', '{{count}} 点ずつ'),
  stages: {
    latent: text('{{count}} fresh latents are drawn at random.', '潜在変数を新しく {{count}} 個、乱数で引きます。'),
    generate: text('The generator turns each latent into a sample.', '生成器が潜在変数を 1 つずつサンプルに変えます。'),
    data: text('As many samples are drawn from the data.', '同じ数のサンプルを実データから取り出します。'),
    judge: {
      closedForm: text(
        'Kernel densities of both sets (σ = {{bandwidth}}) say how likely each sample is real.',
        '両者のカーネル密度（σ＝{{bandwidth}}）から本物の確率を求めます。',
      ),
      logit: text(
        'The critic gives every sample its probability of being real.',
        '識別器が各サンプルに、本物である確率を付けます。',
      ),
      score: text(
        'The critic gives every sample a score: the higher, the more real.',
        '識別器が各サンプルにスコアを付けます。高いほど本物らしいサンプルです。',
      ),
      smoothedLogit: text(
        'Noise (σ = {{bandwidth}}) moves each sample; the critic then says how likely it is real.',
        'ノイズ（σ＝{{bandwidth}}）を加え、識別器が本物である確率を付けます。',
      ),
      smoothedScore: text(
        'Noise (σ = {{bandwidth}}) moves each sample; the critic then scores it, high for real.',
        'ノイズ（σ＝{{bandwidth}}）を加え、識別器がサンプルごとにスコアを付けます。',
      ),
    },
    criticLoss: {
      logit: text(
        'The critic’s loss says how surely it took one kind for the other.',
        '識別器の損失は、実データと生成データを取り違えた度合いです。',
      ),
      score: text(
        'The critic’s loss falls as real samples outscore generated ones.',
        '実データのスコアが生成データを上回るほど、損失が下がります。',
      ),
      penalisedLogit: text(
        'The loss says how surely it took one kind for the other, plus the gradient penalty.',
        '損失は、取り違えの度合いに勾配ペナルティを加えたものです。',
      ),
      penalisedScore: text(
        'The loss falls as real samples outscore generated ones; the gradient penalty adds to it.',
        '実データのスコアが上回るほど下がり、勾配ペナルティが加わります。',
      ),
    },
    criticUpdate: {
      plain: text(
        'The gradient flows back; only the critic’s weights take a small step.',
        '勾配が逆伝播し、識別器の重みだけが少し動きます。',
      ),
      clipped: text(
        'The critic’s weights take a small step and are then clipped.',
        '識別器の重みが少し動き、そのあと切り詰められます。',
      ),
    },
    generatorLoss: {
      closedForm: text(
        'The generator’s loss falls as the two densities become alike.',
        '生成器の損失は、両者の密度が近づくほど下がります。',
      ),
      logit: text(
        'The generator’s loss falls as the critic takes its samples for real.',
        '生成器の損失は、識別器が生成データを本物とみなすほど下がります。',
      ),
      score: text(
        'The generator’s loss falls as the critic scores its samples higher.',
        '生成器の損失は、識別器が生成データに高いスコアを付けるほど下がります。',
      ),
    },
    generatorUpdate: {
      throughCritic: text(
        'The gradient passes back through the critic; only the generator’s weights move.',
        '勾配が識別器を通って届き、生成器の重みだけが少し動きます。',
      ),
      closedForm: text(
        'The gradient passes back through the densities and moves the generator’s weights.',
        '勾配が密度を通って届き、生成器の重みが少し動きます。',
      ),
    },
  },
};
