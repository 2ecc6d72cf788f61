import { type NumberParam, number } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';

/** Every free letter of a formula, as its slider shows it; letters that nobody has moved are 1. */
export const letterParam = (letter: string): NumberParam =>
  number({
    label: text(letter, letter),
    help: text('A free letter of the formula.', '式の中の自由な文字。'),
    min: -5,
    max: 5,
    default: 1,
    step: 0.05,
    live: true,
  });

const { min, max, default: START } = letterParam('');

/** Values of letters as the setting holds them, `R:2.5,s:0.5`; what is no value there is passed over. */
function readLetters(values: string): ReadonlyMap<string, number> {
  const pairs = values.split(',').map((pair) => pair.split(':').map((part) => part.trim()));
  return new Map(
    pairs.flatMap(([letter = '', value = '']) => {
      const given = value === '' ? Number.NaN : Number(value);
      return Number.isNaN(given) ? [] : [[letter, Math.min(max, Math.max(min, given))] as const];
    }),
  );
}

/** Values of the letters of a formula, of which those that the setting does not name are 1. */
export function lettersOf(letters: readonly string[], values: string): Readonly<Record<string, number>> {
  const known = readLetters(values);
  return Object.fromEntries(letters.map((letter) => [letter, known.get(letter) ?? START]));
}

/** The setting with one letter at another value; of those that are not among `letters` it forgets the value. */
export function withLetter(letters: readonly string[], values: string, letter: string, value: number): string {
  return Object.entries({ ...lettersOf(letters, values), [letter]: value })
    .map((pair) => pair.join(':'))
    .join(',');
}
