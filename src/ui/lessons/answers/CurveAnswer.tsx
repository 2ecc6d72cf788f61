import { formatValue } from '../../../schema/numbers.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage, useSay } from '../../hooks.ts';
import { placeOn, valueAt } from '../scale.ts';
import type { FieldProps } from './fieldProps.ts';

/** A line drawn through ticks: a slider for each, joined by a line. */
export function CurveAnswer({ question, value, isSealed, onAnswer }: FieldProps<'curve'>) {
  const say = useSay();
  const language = useLanguage();
  const { ticks, min, max, as } = question;
  const middle = valueAt(question, 0.5);
  const drawn = typeof value === 'object' ? value : ticks.map(() => (as === 'count' ? Math.round(middle) : middle));
  const steps = as === 'count' ? max - min : 100;
  const set = (at: number, place: number): void =>
    onAnswer(drawn.map((old, i) => (i === at ? valueAt(question, place / steps) : old)));
  const x = (i: number): number => ((i + 0.5) / ticks.length) * 100;
  return (
    <fieldset className="lesson-curve" disabled={isSealed}>
      <legend>{say(question.text)}</legend>
      <div data-open={value === undefined || undefined}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <polyline points={drawn.map((height, i) => `${x(i)},${100 - 100 * placeOn(question, height)}`).join(' ')} />
        </svg>
        {ticks.map((tick, i) => {
          const text = valueText(drawn[i], as, language);
          return (
            <label key={tick}>
              <output>{value === undefined ? '–' : text}</output>
              <input
                type="range"
                min={0}
                max={steps}
                value={Math.round(steps * placeOn(question, drawn[i] ?? min))}
                aria-label={`${say(question.along)} ${formatValue(tick, language)}`}
                aria-valuetext={text}
                onChange={(event) => set(i, Number(event.target.value))}
                onPointerUp={(event) => set(i, Number(event.currentTarget.value))}
              />
              <b>{formatValue(tick, language)}</b>
            </label>
          );
        })}
      </div>
      <p aria-hidden="true">{say(question.along)}</p>
    </fieldset>
  );
}
