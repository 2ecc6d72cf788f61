import { text } from '../schema/text.ts';

/** Interface text: what the words of the read-out mean. Fetched when somebody asks. */
export const counting = {
  mode: {
    term: text('Mode', 'モード'),
    about: text(
      'One of the separate clumps that the data are made of. A point is on a mode if it lies within three standard deviations of it: inside the circle on the stage.',
      'データを構成する、分離したかたまりの 1\u00a0つ。標準偏差の 3 倍以内、つまりステージの円の内側にある点を、そのモードの点と数えます。',
    ),
  },
  captured: {
    term: text('Captured', '捕捉'),
    about: text(
      'At least one of 2,500 generated points is on the mode. Solid circles and numbers are captured, dashed ones are lost.',
      '生成データ 2,500 点のうち 1 点以上がそのモードにあること。実線の円と番号が捕捉、破線が未捕捉です。',
    ),
  },
  on: {
    term: text('On them, or high quality', 'モード内（高品質の割合）'),
    about: text(
      'The share of all generated points that are on some mode. The ink of the large figure shows it: solid up to the share, dashed above. A perfect generator of Gaussian modes has 98.9 %.',
      '生成データ全体のうち、いずれかのモードにある点の割合。大きな数字の塗りがこの割合を示し、その上は破線になります。ガウス分布のモードなら、理想的な生成器で 98.9 % です。',
    ),
  },
  strict: {
    term: text('Strict', '基準達成'),
    about: text(
      'A captured mode that holds at least a quarter of its fair share of the points on modes: one stray point is not enough.',
      '捕捉したモードのうち、モード内の点の配分が本来の割合の 1/4 以上あるもの。たまたま 1 点が入っただけでは数えません。',
    ),
  },
} as const;
