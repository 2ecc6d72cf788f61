import { TriangleAlert } from 'lucide-react';
import type { FormulaFault } from '../../data/formula/reading.ts';
import { useSay, useT } from '../hooks.ts';

/** So much of a formula is repeated on either side of what is wrong with it. */
const AROUND = 14;

interface FaultNoteProps {
  readonly id: string;
  readonly formula: string;
  readonly fault: FormulaFault;
  /** Takes the formula with what is wrong replaced by what it was meant to be. */
  readonly onMend: (formula: string) => void;
}

/** What is wrong with a formula: the place, marked in its surroundings, the reason, and the nearest known name to put there. */
export function FaultNote({ id, formula, fault: { at, length, reason, instead }, onMend }: FaultNoteProps) {
  const say = useSay();
  const t = useT();
  const end = at + length;
  const before = formula.slice(Math.max(0, at - AROUND), at);
  const after = formula.slice(end, end + AROUND);
  return (
    <div id={id} className="density-fault" role="status" data-testid="formula-fault">
      {formula.trim() !== '' && (
        <p className="density-place" aria-hidden="true">
          {at > AROUND && '…'}
          {before}
          <mark>{formula.slice(at, Math.min(end, at + 2 * AROUND)) || '\u00a0'}</mark>
          {after}
          {end + AROUND < formula.length && '…'}
        </p>
      )}
      <p className="ctl-notice">
        <TriangleAlert aria-hidden="true" />
        <span>
          <b>{at >= formula.trimEnd().length ? t('typedDensity.end') : t('typedDensity.column', { column: at + 1 })}</b>{' '}
          {say(reason)}
        </span>
      </p>
      {instead !== undefined && (
        <button
          type="button"
          className="ctl-link"
          data-testid="formula-mend"
          onClick={() => onMend(formula.slice(0, at) + instead + formula.slice(end))}
        >
          {t('typedDensity.replace', { name: instead })}
        </button>
      )}
    </div>
  );
}
