import { type Text, text } from '../../schema/text.ts';

/** A formula to begin with, and the other settings of its law. */
export interface FormulaExample {
  readonly title: Text;
  readonly formula: string;
  readonly letters: string;
  readonly reads: 'log-density' | 'energy';
  readonly reach: number;
  readonly confined: boolean;
}

const example = (title: Text, formula: string, others: Partial<FormulaExample> = {}): FormulaExample => ({
  title,
  formula,
  letters: '',
  reads: 'log-density',
  reach: 6,
  confined: false,
  ...others,
});

/** Formulas that show what can be written: a distance, a power, a wave, a sum of densities, an energy, and one without an end. */
export const FORMULA_EXAMPLES: readonly FormulaExample[] = [
  example(text('ring', 'リング'), '-(hypot(x, y) - R)^2 / s', { letters: 'R:2.5,s:0.5' }),
  example(text('banana', 'バナナ'), '-x^2/4 - 2(y - b x^2)^2', { letters: 'b:0.5', reach: 12 }),
  example(text('wave', '波'), '-x^2/6 - 4(y - a sin(2x))^2', { letters: 'a:1', reach: 9 }),
  example(text('two circles', '2 つの円'), 'logaddexp(-6(hypot(x - d, y) - 1)^2, -6(hypot(x + d, y) - 1)^2)', {
    letters: 'd:1.5',
  }),
  example(text('double well', '二重井戸'), '(x^2 - a)^2 / 4 + y^2', { letters: 'a:3', reads: 'energy', reach: 5 }),
  example(text('egg carton', '卵パック'), 'a cos(2x) cos(2y)', { letters: 'a:2', reach: 4, confined: true }),
];
