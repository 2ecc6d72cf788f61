import { text } from '../schema/text.ts';

/** Interface text: the panels about what a generator makes of chosen latents. Fetched with them. */
export const latentPanels = {
  title: text('Latent sliders and paths', '潜在変数のスライダーと経路'),
  coordinates_one: text('The only coordinate of {{end}}', '{{end}} の座標'),
  coordinates_other: text(
    'The first {{shown}} of {{count}} coordinates of {{end}}',
    '{{end}} の {{count}} 次元中、最初の {{shown}} 次元',
  ),
  coordinate: text('Coordinate {{number}} of {{end}}', '{{end}} の座標 {{number}}'),
  image: text('Image at this place of the path', '経路上のこの位置の画像'),
  judged: text('judged {{name}}, {{percent}} %', '判定：{{name}}（{{percent}} %）'),
  random: text('Random', 'ランダム'),
  randomHelp: text('A random latent for {{end}}', '{{end}} を乱数で選び直す'),
  reset: text('Reset', '戻す'),
  resetHelp: text('{{end}} as it was', '{{end}} を元に戻す'),
  walk: text('Walk', '経路を再生'),
  stop: text('Stop', '停止'),
  place: text('Place on the path from A to B', 'A から B への経路上の位置'),
  path: {
    normal: text('Along the sphere, where normal latents lie.', '正規分布の潜在変数が集まる球面に沿って進みます。'),
    uniform: text('Straight through the cube.', '立方体の中を直線で進みます。'),
  },
  end: text('End {{end}} of the path', '経路の端 {{end}}'),
  between: text('{{percent}} % of the way from A to B', 'A から B へ {{percent}} % の位置'),
  class: text('Class', 'クラス'),
  fixed: text(
    'This latent is always zero, so there is nothing to move.',
    '潜在変数が常に 0 のため、動かすものがありません。',
  ),
  frozen: text('The generator is frozen and takes no latent.', '生成器が固定されており、潜在変数を使いません。'),
  filmstrip: {
    title: text('The same latents over the run', '同じ潜在変数の変化'),
    picture: text(
      '{{count}} latents in rows, from step {{first}} to step {{last}} in columns',
      '{{count}} 個の潜在変数（行）の、ステップ {{first}} から {{last}} まで（列）',
    ),
    step: text('step', 'ステップ'),
    empty: text(
      'Press Play: the strip grows while the run goes on.',
      '学習を始めると、ステップとともに増えていきます。',
    ),
    png: text('Download PNG', 'PNG をダウンロード'),
    about: text(
      'Each row is one latent, each column one moment of the run.',
      '行が 1 つの潜在変数、列が学習中の 1 時点です。',
    ),
  },
  perClass: {
    title: text('Samples of each class', 'クラスごとの生成'),
    unconditional: text(
      'This generator is not given a class. Choose a conditional method to ask for one.',
      'この生成器にはクラスを指定できません。条件付きの手法を選ぶと指定できます。',
    ),
    another: text('Other latents', '別の潜在変数'),
    right: text('{{percent}} % as asked', '指定どおり {{percent}} %'),
    column: text(
      '{{name}}: {{right}} of {{count}} judged as asked',
      '{{name}}：{{count}} 枚中 {{right}} 枚が指定どおり',
    ),
    about: text(
      'The same latents in every class. Below each class: how many the judge takes for it.',
      'どのクラスも同じ潜在変数です。各クラスの下は、判定器がそのクラスと認めた枚数です。',
    ),
  },
} as const;
