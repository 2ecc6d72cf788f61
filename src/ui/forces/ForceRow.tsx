import { readingText } from '../dock/readingText.ts';
import { useLanguage, useT } from '../hooks.ts';
import type { ForcePart } from './parts.ts';

interface ForceRowProps {
  readonly part: ForcePart;
  readonly on: boolean;
  /** Mean length, nats per data unit. */
  readonly length: number;
  /** The same relative to the longest part, 0…1. */
  readonly share: number;
  readonly onToggle: () => void;
}

/** One part of the force: its arrow as on the stage, which switches it on and off, and its mean length. */
export function ForceRow({ part, on, length, share, onToggle }: ForceRowProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <button
      type="button"
      className="forces-row"
      data-part={part}
      aria-pressed={on}
      data-testid={`force-${part}`}
      onClick={onToggle}
    >
      <svg viewBox="0 0 34 12" aria-hidden="true">
        <path className="forces-line" d="M1 6H27" />
        <path className="forces-tip" d="M26 2l7 4-7 4z" />
      </svg>
      <span className="forces-name">
        {t(`instruments.forces.parts.${part}`)} <small>{t(`instruments.forces.help.${part}`)}</small>
      </span>
      <span className="forces-bar" aria-hidden="true">
        <i style={{ width: `${(100 * share).toFixed(1)}%` }} />
      </span>
      <b data-testid={`force-${part}-length`}>{readingText(length, language)}</b>
    </button>
  );
}
