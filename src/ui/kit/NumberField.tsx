import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Language } from '../../schema/text.ts';
import { useLanguage } from '../hooks.ts';
import { newGesture, type Pace } from './gesture.ts';
import { readSetting, settingText, type Typed } from './numberText.ts';
import { pageBy, type Rule, stepBy } from './slideRule.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly rule: Rule;
  readonly value: number;
  readonly onChange: (value: number, pace: Pace) => void;
  /** An emptied field returns to the default. */
  readonly onReset: () => void;
  /** Told how the last typed value was understood; null once the field is edited again. */
  readonly onTyped?: (typed: Typed | null) => void;
  readonly testId?: string;
  /** Shows a value that moves by itself, without rendering, while nobody types. */
  readonly follow?: ((show: (value: number) => void) => () => void) | undefined;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** Keys of a number, shared by fields and slide rules: arrows one graduation, with shift ten, pages, ends. */
export function keyedValue(event: KeyboardEvent, rule: Rule, value: number): number | null {
  const steps = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return stepBy(rule, value, steps);
    case 'ArrowDown':
    case 'ArrowLeft':
      return stepBy(rule, value, -steps);
    case 'PageUp':
      return pageBy(rule, value, 1);
    case 'PageDown':
      return pageBy(rule, value, -1);
    case 'Home':
      return rule.min;
    case 'End':
      return rule.max;
    default:
      return null;
  }
}

/** Digits are of equal width and points half as wide, so a field can be just as wide as its number. */
function widthOf(shown: string): string {
  const width = [...shown].reduce((sum, char) => sum + (/[.,]/.test(char) ? 0.5 : 1), 0.2);
  return `${Math.max(2, width)}ch`;
}

function showFollowed(input: HTMLInputElement | null, value: number, language: Language): void {
  if (!input || input === document.activeElement) return;
  const shown = settingText(Number(value.toPrecision(3)), language);
  if (input.value !== shown) input.value = shown;
  input.style.width = widthOf(shown);
  input.setAttribute('aria-valuenow', String(value));
}

const CARET_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** A number to click and type; arrow keys step it. Enter or leaving takes the value, Escape drops it. */
export function NumberField(props: NumberFieldProps) {
  const { label, rule, value, onChange, onReset, onTyped, testId, follow, invalid, describedBy } = props;
  const language = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const followed = useRef<number>(undefined);
  const before = useRef('');
  const shown = draft ?? settingText(value, language);

  useEffect(() => {
    if (!follow) return;
    const stop = follow((at) => {
      followed.current = at;
      showFollowed(input.current, at, language);
    });
    return () => {
      stop();
      followed.current = undefined;
    };
  }, [follow, language]);
  useLayoutEffect(() => {
    // React has just written the stored value into the field; the moving one goes on top again.
    if (follow && followed.current !== undefined && draft === null)
      showFollowed(input.current, followed.current, language);
  });

  const take = (): void => {
    if (draft === null) return;
    setDraft(null);
    if (draft === before.current) return;
    if (draft.trim() === '') {
      onReset();
      return;
    }
    const typed = readSetting(draft, rule);
    if (typed.kind !== 'unreadable') onChange(typed.value, 'now');
    onTyped?.(typed.kind === 'taken' && typed.read === undefined ? null : typed);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') take();
    if (event.key === 'Escape' && draft !== null && draft !== before.current) {
      event.stopPropagation();
      setDraft(before.current);
    }
    if (CARET_KEYS.has(event.key) || event.ctrlKey || event.metaKey) return;
    const moved = keyedValue(event, rule, followed.current ?? value);
    if (moved === null) return;
    event.preventDefault();
    before.current = settingText(moved, language);
    setDraft(before.current);
    onTyped?.(null);
    onChange(moved, 'settling');
  };

  return (
    <input
      ref={input}
      className="ctl-input"
      type="text"
      role="spinbutton"
      inputMode={rule.min < 0 ? 'text' : rule.whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-valuemin={rule.min}
      aria-valuemax={rule.max}
      aria-valuenow={value}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-testid={testId}
      style={{ width: widthOf(shown) }}
      value={shown}
      onChange={(event) => {
        setDraft(event.target.value);
        onTyped?.(null);
      }}
      onFocus={(event) => {
        newGesture();
        before.current = event.target.value;
        setDraft(event.target.value);
        event.target.select();
      }}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
