import { text } from '../schema/text.ts';

/** Interface text of the stage: legend, scale, zoom, read-out and the picture in words. */
export const stage = {
  title: text('Stage', 'ステージ'),
  canvas: text('Map of the data, the generated points and the critic', '実データ・生成データ・識別器のマップ'),
  legend: text('Layers', 'レイヤー'),
  layers: {
    real: text('Real', '実データ'),
    generated: text('Generated', '生成データ'),
    field: text('Critic field', '識別器の出力'),
    contours: text('Contours', '等高線'),
    gradients: text('Gradients', '勾配'),
    logOdds: text('Log-odds slope', '対数オッズの傾き'),
    modes: text('Modes, 3 std', 'モード（3σ）'),
    kernel: text('Kernel', 'カーネル'),
    latentGrid: text('Latent grid', '潜在格子'),
    trails: text('Trails', '軌跡'),
    density: text('Densities', '密度'),
    transport: text('Transport', '最適輸送'),
  },
  help: {
    real: text('A fixed sample of the data.', '実データから取り出した固定のサンプル。'),
    generated: text(
      'What the generator makes of a fixed set of latents, so that points move rather than flicker.',
      '固定した潜在変数から生成した点。同じ潜在変数なので、点がちらつかずに動きます。',
    ),
    field: text(
      'What the critic says everywhere, in ten steps.',
      '平面上の各点に対する識別器の出力を 10 段階で示します。',
    ),
    contours: text(
      'Lines between the steps; the heavy one is where the critic cannot tell.',
      '段階の境目。太い線は識別器が見分けられない所です。',
    ),
    gradients: text(
      'Where the critic would send each generated point, and how strongly.',
      '識別器が各生成点をどの向きへどれだけ強く動かそうとするか。',
    ),
    logOdds: text(
      'Slope of the log-odds at each generated point: which way data become likelier. It is not the force, which dies where the discriminator is certain; see “Forces”.',
      '各生成点での対数オッズの傾き。データらしさが増す向きを示します。力とは別のもので、識別器が確信している所では力は消えます（「力の分解」を参照）。',
    ),
    modes: text(
      'Circles of three standard deviations: solid when captured, dashed when lost.',
      '標準偏差の 3 倍の円。実線は捕捉したモード、破線は失われたモードです。',
    ),
    kernel: text(
      'The smoothing kernel at the pointer: circles at one and two bandwidths.',
      'ポインター位置の平滑化カーネル。円は帯域幅の 1 倍と 2 倍です。',
    ),
    latentGrid: text('How the generator warps a regular grid of latents.', '潜在空間の格子を生成器がどう変形するか。'),
    trails: text('Recent paths of a few generated points.', 'いくつかの生成点がたどった最近の経路。'),
    density: text(
      'Kernel density estimates of data (solid) and generated points (dashed) at the same heights.',
      '実データ（実線）と生成データ（破線）のカーネル密度推定を同じ高さで描きます。',
    ),
    transport: text(
      'Where optimal transport would carry each generated point, at true length. The penalty microscope has its numbers.',
      '最適輸送が各生成点を運ぶ先を実際の長さの矢印で示します。数値はペナルティ顕微鏡にあります。',
    ),
  },
  idle: {
    modes: text('These data have no separate modes.', 'このデータには分離したモードがありません。'),
    kernel: text('Smoothing is off, so there is no kernel to draw.', '平滑化がオフなので、描くカーネルがありません。'),
    latentGrid: text('Needs a two-dimensional latent.', '潜在変数が 2 次元のときだけ描けます。'),
  },
  scale: {
    critic: text('Critic', '識別器'),
    target: text('Target', '目標'),
    peak: text('peak', '最大'),
    witness: text('Witness', 'ウィットネス'),
    witnessTitle: text(
      'MMD witness: mean kernel to the data minus mean kernel to the generated points',
      'MMD のウィットネス関数：実データとのカーネルの平均から生成データとのカーネルの平均を引いた値',
    ),
    real: text('real', '実データ'),
    mean: text('mean', '平均'),
    generated: text('generated', '生成'),
  },
  zoom: {
    in: text('Zoom in', '拡大'),
    out: text('Zoom out', '縮小'),
    fit: text('Fit the data', '全体を表示'),
  },
  readout: {
    position: text('x, y', 'x, y'),
    critic: text('Critic {{symbol}}', '識別器 {{symbol}}'),
    real: text('p data', 'p（実データ）'),
    generated: text('p generated', 'p（生成データ）'),
  },
  summary: {
    step: text('Step {{step}}.', 'ステップ {{step}}。'),
    modes: text('{{captured}} of {{total}} modes captured.', '{{total}} モード中 {{captured}} 個を捕捉。'),
    captured: text('Captured: {{numbers}}.', '捕捉：{{numbers}}。'),
    lost: text('Lost: {{numbers}}.', '未捕捉：{{numbers}}。'),
    quality: text(
      '{{percent}} % of generated points lie within a mode.',
      '生成データの {{percent}} % がモード内にあります。',
    ),
    keys: text(
      'Arrows move the view, plus and minus zoom, 0 fits; Shift with arrows moves a cross that reads values.',
      '矢印キーで移動、＋と－で拡大縮小、0 で全体表示。Shift＋矢印で十字を動かすと値を読み上げます。',
    ),
  },
};
