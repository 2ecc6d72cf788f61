import { useSay, useT } from '../../hooks.ts';
import type { FieldProps } from './fieldProps.ts';

/** Modes that are tapped; none is an answer, too. */
export function ModesAnswer({ question, value, isSealed, onAnswer, names }: FieldProps<'modes'>) {
  const t = useT();
  const say = useSay();
  const tapped = typeof value === 'object' ? value : undefined;
  const all = Array.from({ length: question.count }, (_, i) => i);
  const nothing = all.map(() => 0);
  return (
    <fieldset className="lesson-modes" disabled={isSealed}>
      <legend>
        {say(question.text)} <small>{t('lessons.noneTapped')}</small>
      </legend>
      {all.map((i) => (
        <button
          key={i}
          type="button"
          aria-pressed={tapped?.[i] === 1}
          onClick={() => onAnswer((tapped ?? nothing).map((on, at) => (at === i ? 1 - on : on)))}
        >
          {names?.[i] ? say(names[i]) : t('lessons.mode', { number: i + 1 })}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={tapped !== undefined && !tapped.includes(1)}
        onClick={() => onAnswer(nothing)}
      >
        {t('lessons.noneOfThem')}
      </button>
    </fieldset>
  );
}
