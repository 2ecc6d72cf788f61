import { memo } from 'react';
import type { ChainsReading } from '../../train/instruments/chains.ts';
import { useT } from '../hooks.ts';
import { rangeOf, tracePath } from './traces.ts';

const WIDTH = 800;

/** x of every chain over its iterations, on one scale: a trace that stays at one tick stays in one mode. */
export const Traces = memo(function Traces({ reading }: { readonly reading: ChainsReading }) {
  const t = useT();
  const { chains, iterations, modes, warmUp } = reading;
  const range = rangeOf(reading);
  const share = warmUp / (warmUp + iterations);
  return (
    <div className="chains-traces" role="img" aria-label={t('instruments.chains.traces', { count: chains })}>
      {Array.from({ length: chains }, (_, chain) => String.fromCharCode(97 + chain)).map((letter, chain) => (
        <div key={letter} className="chains-lane" data-testid="chains-lane">
          <b>{letter}</b>
          <div className="chains-room">
            <i style={{ width: `${(100 * share).toFixed(1)}%` }} />
            <svg viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
              <path d={tracePath(reading, chain, range, WIDTH)} />
            </svg>
          </div>
          <svg className="chains-modes" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {[...new Set(modes)].map((x) => (
              <path key={x} d={`M0 ${1 - (x - range[0]) / (range[1] - range[0])}H1`} />
            ))}
          </svg>
        </div>
      ))}
      <small style={{ width: `${(100 * share).toFixed(1)}%` }}>{t('instruments.chains.warmUp')}</small>
    </div>
  );
});
