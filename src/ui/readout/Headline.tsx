import { createContext, type ReactNode, useContext } from 'react';
import { formatCount } from '../../i18n/format.ts';
import type { Band } from '../../metrics/noiseFloor.ts';
import { useLanguage, useT } from '../hooks.ts';
import { Numeral } from './Numeral.tsx';

/** Below this share the words beside the numeral turn bold: that so many are reached says little. */
const HALF = 0.5;

/** What of a read-out is shown: two that stand side by side have their bars elsewhere. */
export const ReadOutPart = createContext<'all' | 'figure' | 'bars'>('all');

export interface HeadlineProps {
  /** Null until it has been measured. */
  readonly count: number | null;
  /** 0 while nothing is loaded: then nothing is said of it. */
  readonly total: number;
  /** Share of the points on what is counted, 0…1; null where nothing tells it. */
  readonly share: number | null;
  /** The same of perfect generators. */
  readonly perfect: Band | undefined;
  readonly testId: string;
  /** All of it in words. */
  readonly spoken: string;
  readonly title: ReactNode;
  /** The share in words, at the size of the title; null where nothing tells it. */
  readonly onThem: string | null;
  readonly note: ReactNode;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

/** So many of so many in large figures, whose ink is the share of the points on them, and the same in words. */
export function Headline(props: HeadlineProps) {
  const t = useT();
  const language = useLanguage();
  const { count, total, share, perfect, testId, spoken, title, onThem, note, more, children } = props;
  const part = useContext(ReadOutPart);
  if (part === 'bars') return children ? <section className="readout">{children}</section> : null;
  const digits = String(count ?? '–').length + String(total).length;
  return (
    <section className="readout" data-kind="coverage" data-digits={digits} aria-label={t('shell.regions.measurements')}>
      <p className="readout-big">
        <span className="visually-hidden">{spoken}</span>
        {count === null ? (
          <span className="numeral-none" aria-hidden="true" data-testid={testId}>
            –
          </span>
        ) : (
          <Numeral count={count} share={share} perfect={perfect} testId={testId} />
        )}
        {total > 0 && (
          <small className="readout-total" aria-hidden="true">
            / {formatCount(total, language)}
          </small>
        )}
      </p>
      <div className="readout-text">
        <h2>{title}</h2>
        {onThem !== null && (
          <p className="readout-on" data-low={share !== null && share < HALF} data-testid="share-on-modes">
            {onThem}
          </p>
        )}
        <div className="readout-note">{note}</div>
        {more}
      </div>
      {part === 'all' && children}
    </section>
  );
}
