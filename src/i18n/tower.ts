import { text } from '../schema/text.ts';

/** Interface text of runs that train a tower layer by layer. */
export const tower = {
  headline: text('Validation log-likelihood', '検証画像の対数尤度'),
  about: text('nats per image, exact over {{codes}} codes', 'nat／画像、全 {{codes}} 符号について計算'),
  ceiling: text('ceiling', '上限'),
  spoken: text(
    'Validation log-likelihood {{value}} nats per image; with this bottom layer at most {{ceiling}}.',
    '検証画像の対数尤度は {{value}} nat／画像。この下の層での上限は {{ceiling}} です。',
  ),
  legal: text('Follow the rule', '規則に従う'),
  gap: text('gap {{value}} ≤ KL, always', '差 {{value}} ≤ KL（常に成立）'),
} as const;
