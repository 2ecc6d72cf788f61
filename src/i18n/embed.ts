import { text } from '../schema/text.ts';

/** Interface text: a figure in somebody's page, as `embed`. */
export const embed = {
  figure: text('Figure', '図'),
  promise: text(
    'A small network that trains in your browser. It waits until you press Play.',
    '小さなネットワークがこのブラウザーの中で学習します。学習開始を押すまで待機します。',
  ),
  open: text('Open in Modescope', 'Modescope で開く'),
  unable: text(
    'This browser cannot train here: it lacks WebAssembly with SIMD, or the page around this figure forbids workers.',
    'このブラウザーでは学習できません。WebAssembly の SIMD に対応していないか、埋め込み元のページがワーカーを禁止しています。',
  ),
} as const;
