import { text } from '../schema/text.ts';

/** What the page says in other words of a run that trains a tower layer by layer; fetched with the first such run. */
export const towerWords = {
  flow: {
    parts: {
      data: text('Data', '実データ'),
      inference: text('Inference q', '推論 q'),
      top: text('Top layer', '上の層'),
      bottom: text('Bottom layer', '下の層'),
      generated: text('Generated', '生成画像'),
    },
    told: {
      data: text('{{count}} images are drawn from the data.', '実データから画像を {{count}} 枚取り出します。'),
      encode: text('Inference finds a code of bits for every image.', '推論が、画像ごとにビットの符号を求めます。'),
      decode: text('From each code the bottom layer restores the image.', '下の層が、符号から画像を復元します。'),
      'bottom-loss': text(
        'The loss falls as every pixel becomes more probable given its code.',
        '損失は、符号から見た各画素の確率が高いほど下がります。',
      ),
      'bottom-update': text(
        'The gradient flows back: the bottom layer and inference take a small step.',
        '勾配が逆伝播し、下の層と推論の重みが少し動きます。',
      ),
      machine: {
        decode: text(
          'From each code a Gibbs chain dreams an image that the machine finds likely.',
          '符号から始めたギブス連鎖が、機械にとって確からしい画像を作ります。',
        ),
        'bottom-loss': text(
          'The data are to have less energy than what the machine dreams.',
          '実データのエネルギーが、連鎖の作った画像より低くなるようにします。',
        ),
      },
      posterior: {
        encode: text(
          'Each of the {{codes}} codes takes its share of every image.',
          '全 {{codes}} 通りの符号が、画像ごとに事後確率で分担します。',
        ),
        decode: text(
          'From each code the bottom layer gives every pixel a probability.',
          '下の層が、符号ごとに各画素の確率を求めます。',
        ),
        'bottom-loss': text(
          'The loss falls as the codes together make the images more probable.',
          '損失は、全符号を合わせた画像の確率が高いほど下がります。',
        ),
        'bottom-update': text(
          'The bottom layer takes a small step, and the probabilities of the codes follow.',
          '下の層の重みが少し動き、符号の確率もそれに合わせて変わります。',
        ),
      },
      counted: {
        decode: text(
          'Each of the {{codes}} codes says how likely the machine finds it.',
          '全 {{codes}} 通りの符号について、機械が与える確率を求めます。',
        ),
        'bottom-loss': text(
          'The data are to become more probable among all images that the machine makes.',
          '機械が作るすべての画像の中で、実データの確率を高めます。',
        ),
      },
      model: {
        exact: text(
          'The top gives each of the {{codes}} codes its probability.',
          '上の層が、全 {{codes}} 通りの符号に確率を与えます。',
        ),
        chains: text(
          'Gibbs chains of the top walk to codes that it finds likely.',
          '上の層のギブス連鎖が、確からしい符号へ移ります。',
        ),
      },
      'top-loss': text(
        'The loss falls as the codes of the data become more probable.',
        '損失は、実データの符号の確率が高いほど下がります。',
      ),
      'all-loss': text(
        'The loss falls as the whole tower makes the images of the data more probable.',
        '損失は、モデル全体が実データの画像に与える確率が高いほど下がります。',
      ),
      'all-update': text(
        'The gradient reaches every layer: all take a small step together.',
        '勾配が全層に伝わり、すべての層が同時に少し動きます。',
      ),
      'top-update': text(
        'Only the top takes a small step; the bottom layer is frozen.',
        '上の層だけが少し動きます。下の層は固定されています。',
      ),
    },
  },
  help: {
    lead: text(
      'Modescope trains a model of images in this page, on this device, layer by layer: the bottom first, then the top on its codes. Press Play, then move a control.',
      'Modescope は、画像のモデルをこのページの中で、この端末だけを使って一層ずつ学習させます。まず下の層を、続いてその符号から上の層を学習します。学習開始を押し、設定を動かしてみてください。',
    ),
  },
  images: {
    orders: { latent: text('As drawn', '抽出順') },
    tile: {
      choose: text(
        'Point at an image, or tap it, to enlarge it beside the nearest training images.',
        '画像にポインターを合わせるかタップすると拡大し、最も近い学習画像を並べて表示します。',
      ),
    },
    help: {
      generated: text(
        'A hundred exact samples of the model so far. While the bottom learns, codes are drawn bit by bit as often as inference uses them.',
        'ここまでのモデルから正確に抽出した画像 100 枚。下の層の学習中は、推論が使う頻度に従って符号を 1 ビットずつ独立に引きます。',
      ),
    },
  },
  shell: {
    states: {
      diverged: {
        training: text('The tower left the number range at step {{step}}', 'ステップ {{step}} で学習が発散しました'),
      },
    },
  },
} as const;
