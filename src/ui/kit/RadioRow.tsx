import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

export interface RadioItem {
  readonly id: string;
  readonly label: string;
  readonly picture: ReactNode;
  /** Why it cannot be chosen now; it can still be reached and asked about. */
  readonly reason?: string | undefined;
}

interface RadioRowProps {
  readonly label: string;
  readonly items: readonly RadioItem[];
  readonly value: string;
  readonly onChoose: (id: string) => void;
  readonly className: string;
  readonly testId: string;
  readonly describedBy?: string | undefined;
  readonly onHover?: (id: string, element: HTMLElement) => void;
  readonly onLeave?: () => void;
}

const FORWARD = new Set(['ArrowRight', 'ArrowDown']);
const BACKWARD = new Set(['ArrowLeft', 'ArrowUp']);

/**
 * A radio group of pictures with one tab stop. Arrow keys move, Space or Enter chooses: choosing may restart the run or
 * open an editor, which moving must not.
 */
export function RadioRow(props: RadioRowProps) {
  const { label, items, value, onChoose, className, testId, describedBy, onHover, onLeave } = props;
  const root = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = focused ?? (items.some(({ id }) => id === value) ? value : items[0]?.id);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = items.findIndex(({ id }) => id === stop);
    const target = FORWARD.has(event.key)
      ? at + 1
      : BACKWARD.has(event.key)
        ? at - 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? items.length - 1
            : null;
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (target + items.length) % items.length;
    setFocused(items[index]?.id ?? null);
    (root.current?.children[index] as HTMLElement | undefined)?.focus();
  };

  return (
    <div
      ref={root}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      className={className}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
      }}
    >
      {items.map(({ id, label: name, picture, reason }) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio that chooses on Space only, not on every arrow key
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === value}
          aria-label={reason === undefined ? name : `${name}: ${reason}`}
          aria-disabled={reason !== undefined}
          tabIndex={id === stop ? 0 : -1}
          data-testid={`${testId}-${id}`}
          onClick={({ currentTarget }) => (reason === undefined ? onChoose(id) : onHover?.(id, currentTarget))}
          onFocus={() => setFocused(id)}
          onPointerEnter={(event) => event.pointerType === 'mouse' && onHover?.(id, event.currentTarget)}
          onPointerLeave={onLeave}
        >
          {picture}
        </button>
      ))}
    </div>
  );
}
