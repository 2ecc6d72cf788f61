import { text } from '../schema/text.ts';

/** Interface text: the stage of images and what is said about one image. Fetched with the stage. */
export const images = {
  title: text('Images', '画像'),
  kinds: text('Show', '表示'),
  kind: {
    generated: text('Generated', '生成画像'),
    real: text('Real', '実画像'),
  },
  help: {
    generated: text(
      'What the generator makes of 100 fixed latents, so that an image changes rather than flickers.',
      '固定した 100 個の潜在変数から生成した画像。同じ潜在変数なので、画像がちらつかずに変化します。',
    ),
    real: text('100 images of the data.', 'データの画像 100 枚。'),
    class: text(
      'What the judge sees: bold where it is sure (over 70 %), “?” where it is not, “≠” where another class was asked for.',
      '判定器が見分けたクラス。太字は確信度 70 % 超、「?」はそれ以下、「≠」は指定と異なるクラスです。',
    ),
    score: text(
      'How real the critic finds each image: the longer the bar, the more real.',
      '識別器が各画像をどれだけ本物らしいとみるか。長いほど本物らしい画像です。',
    ),
  },
  board: {
    generated: text('Generated images', '生成画像の一覧'),
    real: text('Images of the data', '実画像の一覧'),
  },
  keys: text(
    'Arrow keys move between the images, Enter keeps one in view, Escape lets go.',
    '矢印キーで画像を移動、Enter で固定、Esc で解除。',
  ),
  captions: text('Below each image', '画像の下に表示'),
  caption: {
    class: text('Class', 'クラス'),
    score: text('Critic', '識別器'),
  },
  order: text('Order', '並び順'),
  orders: {
    latent: text('By latent', '潜在変数順'),
    class: text('By class', 'クラス順'),
    'most-real': text('Most real first', '本物らしい順'),
    'least-real': text('Least real first', '偽物らしい順'),
  },
  none: text('The first images appear when the run is ready.', '準備ができると、最初の画像が表示されます。'),
  judge: {
    working: text('Getting the judge ready: {{percent}} %', '判定器を準備中：{{percent}} %'),
    failed: text('No judge: {{reason}}', '判定器なし：{{reason}}'),
    accuracy: text(
      'The judge finds the class of {{percent}} % of the held-out images.',
      '判定器は、学習に使わなかった画像の {{percent}} % のクラスを正しく見分けます。',
    ),
  },
  summary: {
    step: text('Step {{step}}.', 'ステップ {{step}}。'),
    classes: text('{{captured}} of {{total}} classes captured.', '{{total}} クラス中 {{captured}} クラスを捕捉。'),
    recognisable: text(
      'The judge recognises {{percent}} % of the images.',
      '判定器は画像の {{percent}} % を見分けられます。',
    ),
  },
  tile: {
    choose: text(
      'Point at an image, or tap it, to see what the critic and the judge make of it.',
      '画像にポインターを合わせるかタップすると、識別器と判定器の評価を表示します。',
    ),
    generated: text('Generated image {{number}}', '生成画像 {{number}}'),
    real: text('Real image {{number}}', '実画像 {{number}}'),
    large: text('Image {{number}}, enlarged', '画像 {{number}} の拡大'),
    critic: text('Critic {{symbol}}', '識別器 {{symbol}}'),
    judged: text('Judged', '判定'),
    asked: text('Asked for', '指定'),
    label: text('Class', 'クラス'),
    sure: text('{{name}}, {{percent}} %', '{{name}}（{{percent}} %）'),
    close: text('Let go of this image', 'この画像の固定を解除'),
    steer: text('Steer its latent', '潜在変数を動かす'),
    nearest: text('Nearest training image', '最も近い学習画像'),
    pixels: text('by pixels', '画素'),
    features: text('by features', '特徴'),
    distance: text('{{value}} apart', '距離 {{value}}'),
    noFeatures: text('by features: needs a judge', '特徴：判定器が必要'),
    reel: text('How it evolved', '変化の記録'),
    reelAt: text('step {{step}}', 'ステップ {{step}}'),
    spoken: text('Image {{number}}, row {{row}}, column {{column}}.', '画像 {{number}}、{{row}} 行 {{column}} 列。'),
  },
} as const;
