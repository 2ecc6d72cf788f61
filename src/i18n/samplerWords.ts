import { text } from '../schema/text.ts';

/*
 * What the page says in other words of a run that samples a density: under the lab of the run, at the paths of the texts in whose place
 * they stand (see `translator`). Fetched with the first such run.
 */

/** What is said of every such run. */
export const densityWords = {
  caption: {
    waiting: {
      judging: text('Measuring…', '計測中…'),
    },
  },
  charts: {
    band: text(
      'The band is where nine in ten perfect samplers lie.',
      '帯は、理想的なサンプラーの 9 割が収まる範囲です。',
    ),
  },
  counting: {
    mode: {
      about: text(
        'One of the separate clumps that the target density has. A point is on a mode if it lies within three standard deviations of it: inside the circle on the stage.',
        '目標の密度にある、分離したかたまりの 1\u00a0つ。標準偏差の 3 倍以内、つまりステージの円の内側にある点を、そのモードの点と数えます。',
      ),
    },
    captured: {
      about: text(
        'At least one of 2,500 samples is on the mode. Solid circles and numbers are captured, dashed ones are lost.',
        'サンプル 2,500 点のうち 1 点以上がそのモードにあること。実線の円と番号が捕捉、破線が未捕捉です。',
      ),
    },
    on: {
      about: text(
        'The share of all samples that are on some mode. The ink of the large figure shows it: solid up to the share, dashed above. A perfect sampler of Gaussian modes has 98.9 %.',
        'サンプル全体のうち、いずれかのモードにある点の割合。大きな数字の塗りがこの割合を示し、その上は破線になります。ガウス分布のモードなら、理想的なサンプラーで 98.9 % です。',
      ),
    },
  },
  measurements: {
    bandNote: text(
      'Where there is a range, nine in ten perfect samplers score within it: exact samples of the target measured in place of those of the run.',
      '範囲は、この学習のサンプルの代わりに目標そのものの標本を測ったとき、すなわち理想的なサンプラーの 9 割が収まる値です。',
    ),
  },
  shell: {
    readout: {
      noModes: text(
        'This target has no separate modes, so coverage is undefined.',
        'この目標には分離したモードがないため、捕捉数は定義されません。',
      ),
    },
    states: {
      loading: {
        body: text('The target is being set up.', '目標の密度を用意しています。'),
      },
    },
  },
  stage: {
    canvas: text('Map of the target and the samples', '目標の密度とサンプルのマップ'),
    layers: {
      real: text('Exact', '目標の標本'),
      generated: text('Samples', 'サンプル'),
      field: text('Target density', '目標の密度'),
      gradients: text('Target score', '目標のスコア'),
    },
    help: {
      real: text(
        'Exact samples of the target, to compare with; the run never sees them.',
        '比べるための、目標そのものの標本。学習には使いません。',
      ),
      field: text(
        'The density that is sampled, relative to its peak, in steps.',
        '目標の密度を、最大値に対する比で段階に分けて示します。',
      ),
      contours: text('Lines of equal density of the target.', '目標の密度が等しい線。'),
      gradients: text(
        'Score of the target at each sample: which way its density grows, and how steeply.',
        '各サンプルでの目標のスコア。密度が増す向きと、その急さを示します。',
      ),
      kernel: text('The kernel of smoothing, which is for GANs alone.', '平滑化のカーネル。GAN でだけ使います。'),
      trails: text('Recent paths of a few samples.', 'いくつかのサンプルがたどった最近の経路。'),
      density: text(
        'Kernel density estimates of exact samples (solid) and those of the run (dashed) at the same heights.',
        '目標の標本（実線）とサンプル（破線）のカーネル密度推定を同じ高さで描きます。',
      ),
      transport: text(
        'Where optimal transport would carry each sample to match exact ones, at true length.',
        '目標の標本に合わせるために、最適輸送が各サンプルを運ぶ先を実際の長さの矢印で示します。',
      ),
    },
    idle: {
      modes: text('This target has no separate modes.', 'この目標には分離したモードがありません。'),
      kernel: text('There is nothing to smooth.', '平滑化するものがありません。'),
    },
    readout: {
      critic: text('Target {{symbol}}', '目標 {{symbol}}'),
      real: text('p target', 'p（目標）'),
      generated: text('p sampled', 'p（サンプル）'),
    },
    zoom: { fit: text('Fit the target', '全体を表示') },
    summary: {
      quality: text(
        '{{percent}} % of the samples lie within a mode.',
        'サンプルの {{percent}} % がモード内にあります。',
      ),
    },
  },
} as const;

const zeroAt = text('Step at which the learning rate is zero.', '学習率がゼロになるステップ。');
const annealing = text(
  'How the learning rate falls to zero; after that the network no longer learns.',
  '学習率をゼロへ下げる形。ゼロになった後は学習が止まります。',
);

/** What is said of a network that learns to sample. */
export const samplerWords = {
  charts: { series: { generator: text('sampler', 'サンプラー') } },
  flow: {
    parts: {
      generator: text('Sampler', 'サンプラー'),
      generated: text('Samples', 'サンプル'),
      score: text('Score', 'スコア'),
      target: text('Target', '目標'),
      scoreLoss: text('score', 'スコア'),
      samplerLoss: text('sampler', 'サンプラー'),
    },
    /** Sentences of slow motion that only a sampler has. */
    told: {
      generate: text(
        'The sampler turns each latent into a sample.',
        'サンプラーが潜在変数を 1 つずつサンプルに変えます。',
      ),
      noise: text(
        'Noise (σ {{levels}}) is added to each sample twice, with either sign.',
        '各サンプルにノイズ（σ {{levels}}）を正負の符号で加えます。',
      ),
      estimate: text(
        'The score network says in which direction the noisy samples become denser.',
        'ノイズの乗ったサンプルが密になる向きをスコアが答えます。',
      ),
      target: text(
        'At the same points the target’s formula gives the direction that it should be.',
        '同じ点で、目標の式から正しい向きを計算します。',
      ),
      'score-loss': text(
        'The score’s loss falls as its answer points back against the added noise.',
        'スコアの損失は、加えたノイズと逆を向くほど下がります。',
      ),
      'score-update': text(
        'The gradient flows back; only the score network’s weights take a small step.',
        '勾配が逆伝播し、スコアの重みだけが少し動きます。',
      ),
      'generator-loss': text(
        'The sampler’s loss falls as the two directions come to agree.',
        'サンプラーの損失は、2 つの向きが近づくほど下がります。',
      ),
      difference: text(
        'The network says by how much target and samples differ in score at each point.',
        '目標とサンプルのスコアの差を、各点でネットワークが答えます。',
      ),
      'difference-loss': text(
        'Its loss falls as the target’s score less its answer points back against the noise.',
        '目標のスコアから答えを引いた向きがノイズと逆なほど損失は下がります。',
      ),
      'difference-fades': text(
        'The sampler’s loss falls as there is less of a difference to be told.',
        'サンプラーの損失は、答えるべき差が小さいほど下がります。',
      ),
      'pairs-loss': text(
        'A kernel compares the samples in pairs: the loss is how far they are from the target.',
        'サンプルどうしをカーネルで比べ、目標とのずれを損失にします。',
      ),
      'generator-update': text(
        'The gradient passes back through the samples; only the sampler’s weights move.',
        '勾配がサンプルを通って届き、サンプラーの重みだけが動きます。',
      ),
    },
  },
  help: {
    lead: text(
      'Modescope trains a small network in this page, on this device, to draw samples of a density that is given by a formula. Press Play, then move a control.',
      'Modescope は、式で与えられた密度からサンプルを作る小さなネットワークを、このページの中で、この端末だけを使って学習させます。学習開始を押し、設定を動かしてみてください。',
    ),
  },
  /** Help of settings whose own speaks of a generator, by dotted key. */
  params: {
    latent: {
      dimension: text('Number of random inputs of the sampler.', 'サンプラーに入る乱数の個数。'),
      law: text('Law of the sampler’s random inputs.', 'サンプラーに入る乱数の分布。'),
    },
    generatorOptimiser: { annealing, annealingSteps: zeroAt },
    scoreOptimiser: { annealing, annealingSteps: zeroAt },
  },
  shell: {
    transport: { generator: text('Sampler update', 'サンプラーを 1 回更新') },
    states: {
      diverged: {
        generator: text(
          'The sampler left the number range at step {{step}}',
          'ステップ {{step}} でサンプラーが発散しました',
        ),
      },
    },
  },
  stage: {
    help: {
      generated: text(
        'What the sampler makes of a fixed set of latents, least noise included, so that points move rather than flicker.',
        '固定した潜在変数からサンプラーが作った点（最小ノイズを含む）。同じ潜在変数なので、点がちらつかずに動きます。',
      ),
      latentGrid: text(
        'How the sampler warps a regular grid of latents.',
        '潜在空間の格子をサンプラーがどう変形するか。',
      ),
    },
  },
} as const;
