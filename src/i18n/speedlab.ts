import { text } from '../schema/text.ts';

/** Interface text: the speed lab. */
export const speedlab = {
  title: text('Speed lab', '速度ラボ'),
  lead: text(
    'Trains the same small network on each engine in turn, on this device. Training in the page pauses meanwhile; nothing is sent anywhere.',
    '同じ小さなネットワークを、この端末の各エンジンで順に学習させて速さを比べます。その間ページの学習は一時停止します。結果はどこにも送信されません。',
  ),
  task: text('Network and batch', 'ネットワークとバッチ'),
  taskName: text('{{method}}, {{width}} wide × {{batch}}', '{{method}}、幅 {{width}} × {{batch}}'),
  duration: text('Duration', '計測時間'),
  durations: {
    short: text('short', '短い'),
    normal: text('normal', '標準'),
    thorough: text('thorough', '長い'),
  },
  engines: text('Engines', 'エンジン'),
  names: {
    'compiled-wasm': text('Compiled (CPU)', 'コンパイル済み（CPU）'),
    'compiled-wasm-strict': text('Compiled (CPU, strict SIMD)', 'コンパイル済み（CPU、strict SIMD）'),
    'compiled-wasm-threads': text('Compiled (CPU, 2 threads)', 'コンパイル済み（CPU、2 スレッド）'),
    'compiled-webgpu': text('Compiled (GPU)', 'コンパイル済み（GPU）'),
    'tfjs-cpu': text('TensorFlow.js (JavaScript)', 'TensorFlow.js（JavaScript）'),
    'tfjs-wasm': text('TensorFlow.js (WASM)', 'TensorFlow.js（WASM）'),
    'tfjs-webgl': text('TensorFlow.js (WebGL)', 'TensorFlow.js（WebGL）'),
    'tfjs-webgpu': text('TensorFlow.js (WebGPU)', 'TensorFlow.js（WebGPU）'),
  },
  noGpu: text('no WebGPU here', 'WebGPU なし'),
  softwareGpu: text('software adapter: slow', 'ソフトウェア実装：低速'),
  start: text('Measure', '計測開始'),
  again: text('Measure again', 'もう一度計測'),
  cancel: text('Cancel', 'キャンセル'),
  progress: text('Progress', '進行状況'),
  preparing: text('Preparing: {{engine}}', '準備中：{{engine}}'),
  measuring: text('Measuring, engines in turn', '計測中（各エンジンを順に実行）'),
  done: text('The measurement is done.', '計測が終わりました。'),
  cancelled: text('The measurement was cancelled.', '計測をキャンセルしました。'),
  results: text('Training steps per second', '1 秒あたりの学習ステップ数'),
  rate: text('{{rate}} steps/s', '{{rate}} ステップ/秒'),
  range: text('{{min}} to {{max}}', '{{min}}〜{{max}}'),
  failed: text('{{engine}} could not be measured: {{reason}}', '{{engine}} は計測できませんでした：{{reason}}'),
  ratio: text(
    '{{engine}} is {{ratio}} times as fast as {{against}}.',
    '{{engine}} の速さは {{against}} の {{ratio}} 倍です。',
  ),
  basis: text(
    'Bars show medians of interleaved windows. TensorFlow.js runs as its documentation teaches: variables, its own Adam, an unmodified backend.',
    '棒は、順に実行した計測区間の中央値です。TensorFlow.js は公式ドキュメントどおりの書き方（変数、標準の Adam、無改造のバックエンド）で動かしています。',
  ),
  copy: text('Copy report', '結果をコピー'),
  copied: text('Copied', 'コピーしました'),
  report: {
    title: text('Modescope speed lab, {{date}}', 'Modescope 速度ラボ　{{date}}'),
    task: text(
      '{{task}}: two hidden layers, relu, Adam, one update of each player per step',
      '{{task}}：隠れ層 2 層、relu、Adam、1 ステップで各ネットワークを 1 回更新',
    ),
    device: text('{{cores}} logical cores, {{browser}}', '論理コア数 {{cores}}、{{browser}}'),
    gpu: text('GPU: {{adapter}}', 'GPU：{{adapter}}'),
    byHand: text(
      'The browser did not allow copying. Select the report and copy it by hand.',
      'ブラウザーがコピーを許可しませんでした。結果を選択して手動でコピーしてください。',
    ),
  },
} as const;
