import { letterParam, lettersOf, withLetter } from '../../data/formula/letters.ts';
import { formula } from '../../data/formula.ts';
import { NumberControl } from '../controls/ParamControl.tsx';
import { useSetting } from '../controls/useSetting.ts';

/** A slide rule for every free letter of a formula. They share one setting, so that none forgets what another is just moved to. */
export function LetterSliders({ letters }: { readonly letters: readonly string[] }) {
  const { value, set } = useSetting('data.letters', formula.params.letters);
  const values = lettersOf(letters, String(value));
  return letters.map((letter) => {
    const param = letterParam(letter);
    const choose = (next: number, pace?: Parameters<typeof set>[1]): void =>
      set(withLetter(letters, String(value), letter, next), pace);
    return (
      <NumberControl
        key={letter}
        name={`data.letters.${letter}`}
        param={param}
        setting={{
          value: values[letter] ?? param.default,
          set: (next, pace) => choose(next as number, pace),
          reset: () => choose(param.default),
        }}
      />
    );
  });
}
