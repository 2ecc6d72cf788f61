import { text } from '../schema/text.ts';

/** Interface text: the list of all measurements, as `measurements`. */
export const measurements = {
  all: text('Measurements', '計測値'),
  bandNote: text(
    'Where there is a range, nine in ten perfect samplers score within it: fresh data measured in place of generated points.',
    '範囲は、生成データの代わりに新しい実データを測ったとき、すなわち理想的な生成器の 9 割が収まる値です。',
  ),
} as const;
