import { choice, number, textValue, toggle } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { MAX_FORMULA_LENGTH } from './formula/reading.ts';
import { createTyped } from './formula/typedLaw.ts';
import { defineLaw } from './law.ts';

/** A density that a person types, up to a constant: a target for samplers, normalised by quadrature to be measured against. */
export const formula = defineLaw({
  id: 'formula',
  title: text('Type a formula', '式を入力'),
  summary: text(
    'Any density, as a formula in x and y: samplers learn it from its slopes alone.',
    'x と y の式で表した任意の密度。サンプラーはその傾きだけから学習します。',
  ),
  hasModes: false,
  isFormula: true,
  hasPotential: true,
  prepare: async () => ({ readFormula: (await import('./formula/readFormula.ts')).readFormula }),
  params: {
    formula: {
      ...textValue({
        label: text('Formula', '式'),
        help: text('The density in x and y, up to a constant.', 'x と y で表した密度。定数倍の違いは問いません。'),
        maxLength: MAX_FORMULA_LENGTH,
      }),
      default: '-(hypot(x, y) - R)^2 / s',
      isTyped: true,
    },
    letters: {
      ...textValue({
        label: text('Letters', '文字の値'),
        help: text(
          'Values of its other letters, 1 where none is given.',
          '式のほかの文字の値。指定がなければ 1 です。',
        ),
        maxLength: MAX_FORMULA_LENGTH,
      }),
      default: 'R:2.5,s:0.5',
      isTyped: true,
      live: true,
    },
    reads: choice({
      label: text('The formula is', '式の意味'),
      help: text(
        'What the formula says of the density q: its logarithm, or an energy U with q = exp(−U).',
        '式が表すもの。密度 q の対数か、q = exp(−U) となるエネルギー U です。',
      ),
      options: [
        { value: 'log-density', label: text('log density', '対数密度') },
        { value: 'energy', label: text('energy', 'エネルギー') },
      ],
      default: 'log-density',
    }),
    reach: number({
      label: text('Window', 'ウィンドウ'),
      symbol: '±',
      unit: LENGTH,
      help: text(
        'Half side of the square around the origin in which the density must have its mass.',
        '密度の質量が収まる、原点を中心とした正方形の半分の幅。',
      ),
      min: 1,
      max: 20,
      default: 6,
      step: 0.5,
    }),
    confined: toggle({
      label: text('Confine', '閉じ込め'),
      help: text(
        'Adds soft walls at the border of the window, so that any formula has a finite integral.',
        'ウィンドウの端に柔らかい壁を加え、どのような式でも積分が有限になるようにします。',
      ),
      default: false,
    }),
  },
  create: createTyped,
});
