import { text } from '../schema/text.ts';

/** Interface text: the choice of an engine, as `engines`. */
export const engines = {
  noGpu: {
    missing: text(
      'This browser offers no WebGPU, so training runs on the CPU. Results are the same.',
      'このブラウザーでは WebGPU を使えないため、CPU で学習します。結果は同じです。',
    ),
    software: text(
      'Only a software GPU was found, so training runs on the CPU. Results are the same.',
      'ソフトウェア GPU しか見つからないため、CPU で学習します。結果は同じです。',
    ),
  },
  gpu: {
    taken: text(
      'Moved to the GPU at step {{step}}, where it trains {{ratio}} times as fast.',
      'ステップ {{step}} で GPU に切り替えました。速さは {{ratio}} 倍です。',
    ),
    slower: text(
      'The GPU was tried: {{ratio}} times the speed of the CPU. Training stays on the CPU.',
      'GPU も試しましたが、速さは CPU の {{ratio}} 倍でした。CPU のまま学習します。',
    ),
    wrong: text(
      'The GPU was tried and computes something else than the CPU ({{where}}). It is not used.',
      'GPU を試したところ、CPU と異なる計算結果になりました（{{where}}）。GPU は使いません。',
    ),
    failed: text(
      'The GPU was tried and failed: {{message}} Training stays on the CPU.',
      'GPU を試しましたが失敗しました：{{message}} CPU のまま学習します。',
    ),
    silent: text(
      'The GPU was tried and did not answer in time. It is not used until the page is reloaded.',
      'GPU を試しましたが、時間内に応答がありませんでした。ページを再読み込みするまで使いません。',
    ),
    lost: text(
      'The GPU was lost in the middle of a run. It is not used until the page is reloaded.',
      '学習の途中で GPU との接続が失われました。ページを再読み込みするまで使いません。',
    ),
  },
  about: {
    'compiled-wasm': text(
      'The whole training step compiled to one WebAssembly program. Rounds as the processor does it fastest.',
      '学習ステップ全体を 1 つの WebAssembly プログラムにコンパイルして実行。丸めはプロセッサーの最速の方法に任せます。',
    ),
    'compiled-wasm-strict': text(
      'The same with every rounding prescribed: the same bits on every device. Links keep this choice.',
      '同上。丸め方をすべて固定し、どの端末でもビット単位で同じ結果になります。リンクにもこの指定が入ります。',
    ),
    'compiled-wasm-threads': text(
      'The compiled step on several cores: the same bits as on one. Large runs only; a run counts how many pay.',
      'コンパイル済みのステップを複数のコアで実行します。結果は 1 コアのときとビット単位で同じです。大きな学習だけが対象で、速くなる場合にだけ使います。',
    ),
    'compiled-webgpu': text(
      'The training step compiled to a few dispatches on the graphics processor.',
      '学習ステップを GPU 上の少数の処理にコンパイルして実行。',
    ),
    'eager-cpu': text('Plain JavaScript: slow, works everywhere.', 'JavaScript のみ。低速ですが、どこでも動きます。'),
    'eager-wasm': text(
      'TensorFlow.js, one operation at a time: the reference.',
      'TensorFlow.js で演算を 1 つずつ実行（参照用）。',
    ),
    'eager-webgpu': text('TensorFlow.js on the graphics processor.', 'GPU 上の TensorFlow.js。'),
  },
  threadsNext: text(
    'Several cores can be used from the next visit on: reload the page. The run goes on where it was.',
    '次に開いたときから複数のコアを使えます。ページを再読み込みしてください。学習は続きから再開できます。',
  ),
  threadsNever: text(
    'Here the browser does not let threads share a memory, so one core is used.',
    'このブラウザーではスレッド間でメモリーを共有できないため、1 コアで実行します。',
  ),
  compare: text('Compare speeds…', '速度を比べる…'),
  auto: text('Choose for me', '自動'),
  use: text('Run on', '実行先'),
  adapter: text('Adapter: {{adapter}}', 'アダプター：{{adapter}}'),
  trainHidden: text('Keep training while the tab is hidden', 'タブが非表示でも学習を続ける'),
} as const;
