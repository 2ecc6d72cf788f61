import { useId } from 'react';
import { useSay } from '../../hooks.ts';
import type { FieldProps } from './fieldProps.ts';

/** Sentences of which one is chosen. */
export function ChoiceAnswer({ question, value, isSealed, onAnswer }: FieldProps<'choice'>) {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="lesson-choices" disabled={isSealed}>
      <legend className="visually-hidden">{say(question.text)}</legend>
      {question.options.map(({ text }, i) => (
        <label key={text.en} data-chosen={value === i || undefined}>
          <input type="radio" name={name} checked={value === i} onChange={() => onAnswer(i)} />
          <span>{say(text)}</span>
          <kbd>{i + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}
