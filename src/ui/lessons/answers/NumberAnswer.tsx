import { valueText } from '../../demos/valueText.ts';
import { useLanguage, useSay } from '../../hooks.ts';
import { placeOn, valueAt } from '../scale.ts';
import type { FieldProps } from './fieldProps.ts';

const STEPS = 200;

/** A number on a scale, which may be logarithmic. */
export function NumberAnswer({ question, value, isSealed, onAnswer }: FieldProps<'number'>) {
  const say = useSay();
  const language = useLanguage();
  const known = typeof value === 'number';
  const text = known ? valueText(value, question.as, language) : '–';
  const answer = (place: number): void => onAnswer(valueAt(question, place / STEPS));
  return (
    <label className="lesson-number">
      <span>{say(question.text)}</span>
      <output>{text}</output>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={Math.round(STEPS * (known ? placeOn(question, value) : 0.5))}
        disabled={isSealed}
        data-open={!known || undefined}
        aria-valuetext={text}
        onChange={(event) => answer(Number(event.target.value))}
        // A press on the thumb where it stands is an answer, too.
        onPointerUp={(event) => answer(Number(event.currentTarget.value))}
      />
      <small aria-hidden="true">
        <i>{valueText(question.min, question.as, language)}</i>
        <i>{valueText(question.max, question.as, language)}</i>
      </small>
    </label>
  );
}
