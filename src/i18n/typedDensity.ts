import { text } from '../schema/text.ts';

/** Interface text: the field in which a density is typed, as `typedDensity`. */
export const typedDensity = {
  hint: text('Enter applies, Escape takes back.', 'Enter で適用、Esc で元に戻します。'),
  meaning: text('Formula as it is read', '読み取った式'),
  column: text('Column {{column}}', '{{column}} 文字目'),
  end: text('At the end', '末尾'),
  replace: text('Write {{name}}', '{{name}} に直す'),
  kinks: text(
    'There are kinks where |·|, min or max change sides: slopes jump there, and samplers may hesitate.',
    '|·|・min・max が切り替わる所で傾きが不連続になり、サンプラーの動きが鈍ることがあります。',
  ),
  confine: text('Confine it', '閉じ込める'),
  examples: text('Examples', '例'),
  functions: text(
    'Functions: exp log sqrt abs sin cos tanh sigmoid softplus min max hypot logaddexp. Constants: pi e. Other letters become sliders.',
    '関数：exp log sqrt abs sin cos tanh sigmoid softplus min max hypot logaddexp。定数：pi e。ほかの文字はスライダーになります。',
  ),
  unread: text(
    'What reads formulas could not be fetched. Reload the page when you are online.',
    '式を読み取る部品を取得できませんでした。オンラインのときに再読み込みしてください。',
  ),
};
