import { CHIPS } from '../../../experiment/lessons/score.ts';
import { useSay, useT } from '../../hooks.ts';
import type { FieldProps } from './fieldProps.ts';

/** In how many of twenty runs. */
export function CountAnswer({ question, value, isSealed, onAnswer }: FieldProps<'count'>) {
  const t = useT();
  const say = useSay();
  const known = typeof value === 'number';
  const text = known ? t('lessons.ofTwenty', { count: value }) : '–';
  return (
    <label className="lesson-number">
      <span>{say(question.text)}</span>
      <output>{text}</output>
      <input
        type="range"
        min={0}
        max={CHIPS}
        value={known ? value : CHIPS / 2}
        disabled={isSealed}
        data-open={!known || undefined}
        aria-valuetext={text}
        onChange={(event) => onAnswer(Number(event.target.value))}
        onPointerUp={(event) => onAnswer(Number(event.currentTarget.value))}
      />
      <small aria-hidden="true">
        {[0, 5, 10, 15, 20].map((tick) => (
          <i key={tick}>{tick}</i>
        ))}
      </small>
    </label>
  );
}
