import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { AUTOMATIC, ownModes } from '../../data/ownModes.ts';
import { addTexts } from '../../i18n/index.ts';
import { ownData } from '../../i18n/ownData.ts';
import { useT } from '../hooks.ts';
import './modeCount.css';

addTexts({ ownData });

interface ModeCountProps {
  /** Number of modes, 0 for as many as fit. */
  readonly value: number;
  /** How many fit; null while that is being found, or not looked for. */
  readonly fitted: number | null;
  /** There is nothing to count modes in. */
  readonly isEmpty?: boolean;
  readonly onChange: (value: number) => void;
}

/** Number of modes as − k +, beginning with how many fit; choosing that number is leaving it to the fit. */
export function ModeCount({ value, fitted, isEmpty = false, onChange }: ModeCountProps) {
  const t = useT();
  const shown = value === AUTOMATIC ? fitted : value;
  const choose = (next: number): void => {
    const within = Math.min(ownModes.max, Math.max(1, next));
    onChange(within === fitted ? AUTOMATIC : within);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Record<string, number | undefined> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
    const move = moves[event.key];
    if (move === undefined || shown === null) return;
    event.preventDefault();
    choose(shown + move);
  };
  const button = (by: 1 | -1) => (
    <button
      type="button"
      className="data-icon"
      aria-label={t(by > 0 ? 'ownData.more' : 'ownData.fewer')}
      disabled={shown === null || (by > 0 ? shown >= ownModes.max : shown <= 1)}
      data-testid={by > 0 ? 'modes-more' : 'modes-fewer'}
      onClick={() => shown !== null && choose(shown + by)}
    >
      {by > 0 ? <Plus aria-hidden="true" /> : <Minus aria-hidden="true" />}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a second way to the buttons inside
    <div className="data-modes" onKeyDown={onKeyDown}>
      <span className="ctl-label">{t('ownData.modes')}</span>
      <span className="data-modes-step">
        {button(-1)}
        <output data-testid="modes-count" aria-live="polite">
          {shown ?? (isEmpty ? '–' : '…')}
        </output>
        {button(1)}
      </span>
      {value === AUTOMATIC ? (
        <span className="data-modes-note">
          {!isEmpty && t(fitted === null ? 'ownData.fitting' : 'ownData.isFitted')}
        </span>
      ) : (
        <button type="button" className="ctl-link" data-testid="modes-automatic" onClick={() => onChange(AUTOMATIC)}>
          {fitted === null ? t('ownData.automatic') : t('ownData.useFitted', { count: fitted })}
        </button>
      )}
    </div>
  );
}
