import { type ReactNode, useState } from 'react';
import { useLanguage, useT } from '../hooks.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { settingText, type Typed } from '../kit/numberText.ts';
import { SlideRule } from '../kit/SlideRule.tsx';
import type { Rule } from '../kit/slideRule.ts';
import { TypedNote } from '../kit/TypedNote.tsx';
import { useUnits } from '../lengths.ts';

interface LineControlProps {
  readonly id: 'count' | 'bandwidth' | 'position' | 'width';
  readonly rule: Rule;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
  readonly note?: ReactNode;
}

/** A slide rule of this panel, its value beside the name. */
export function LineControl({ id, rule, value, onChange, onReset, note }: LineControlProps) {
  const t = useT();
  const { withUnit } = useUnits();
  const language = useLanguage();
  const [typed, setTyped] = useState<Typed | null>(null);
  const shown = Number(value.toPrecision(3));
  const written = (each: number): string => {
    const text = settingText(each, language);
    return id === 'count' ? t('line.countText', { value: text }) : withUnit(text);
  };
  return (
    <div className="line-control">
      <p>
        <span>
          {t(`line.${id}`)} <small>{note}</small>
        </span>
        <NumberField
          label={t(`line.${id}`)}
          rule={rule}
          value={shown}
          onChange={onChange}
          onReset={onReset}
          onTyped={setTyped}
          invalid={typed?.kind === 'unreadable'}
          testId={`line-value-${id}`}
        />
      </p>
      <TypedNote typed={typed} range={rule} />
      <SlideRule
        label={t(`line.${id}`)}
        rule={rule}
        value={shown}
        valueText={written}
        onChange={onChange}
        onReset={onReset}
        testId={`line-${id}`}
      />
    </div>
  );
}
