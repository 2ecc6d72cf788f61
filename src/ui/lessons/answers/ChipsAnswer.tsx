import { Minus } from 'lucide-react';
import { CHIPS } from '../../../experiment/lessons/score.ts';
import { useSay, useT } from '../../hooks.ts';
import { rem } from '../../typeScale.ts';
import type { FieldProps } from './fieldProps.ts';

/** Twenty chips on outcomes: a press on a column lays one, the button below takes one off. */
export function ChipsAnswer({ question, value, isSealed, onAnswer }: FieldProps<'chips'>) {
  const t = useT();
  const say = useSay();
  const chips = typeof value === 'object' ? value : question.outcomes.map(() => 0);
  const left = CHIPS - chips.reduce((sum, count) => sum + count, 0);
  const change = (at: number, by: number): void => onAnswer(chips.map((count, i) => (i === at ? count + by : count)));
  return (
    <fieldset className="lesson-chips" disabled={isSealed}>
      <legend>
        {say(question.text)} <output>{t('lessons.left', { count: left })}</output>
      </legend>
      <div>
        {question.outcomes.map((outcome, i) => {
          const count = chips[i] ?? 0;
          return (
            <div key={outcome} className="lesson-column">
              <button
                type="button"
                disabled={left === 0}
                aria-label={`${t('lessons.add', { outcome })}. ${t('lessons.chipsOn', { outcome, count })}`}
                onClick={() => change(i, 1)}
              >
                <span className="lesson-stack" aria-hidden="true">
                  {Array.from({ length: count }, (_, chip) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: chips are alike
                    <i key={chip} />
                  ))}
                </span>
                <b aria-hidden="true">{outcome}</b>
              </button>
              <button
                type="button"
                className="lesson-take"
                disabled={count === 0}
                aria-label={t('lessons.take', { outcome })}
                onClick={() => change(i, -1)}
              >
                <Minus size={rem(14)} aria-hidden="true" />
              </button>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
