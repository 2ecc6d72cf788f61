import type { ReactNode } from 'react';
import { formatPercent } from '../../i18n/format.ts';
import type { NoiseFloor } from '../../metrics/noiseFloor.ts';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { measured } from '../kit/measured.ts';
import { rem } from '../typeScale.ts';
import { useModes } from './useNoiseFloor.ts';
import { WhatCounts } from './WhatCounts.tsx';

export const PERCENT = (share: number): string => `${(100 * Math.max(0, Math.min(1, share))).toFixed(2)}%`;

interface GaugeProps {
  readonly id: string;
  readonly title: ReactNode;
  readonly value: string;
  readonly unit: string;
  readonly reason: string | null;
  readonly children: ReactNode;
}

export function Gauge({ id, title, value, unit, reason, children }: GaugeProps) {
  return (
    <div className="readout-gauge" data-testid={`gauge-${id}`}>
      <h3>{title}</h3>
      <p className="readout-gauge-value">
        {value}
        {value !== '–' && <small className="readout-gauge-unit">{unit}</small>}
      </p>
      {reason === null ? children : <p className="readout-reason">{reason}</p>}
    </div>
  );
}

/** Place of a divergence on a logarithmic gauge that ends where a single mode would stand, 0…1. */
export function klPlace(value: number, modeCount: number): number {
  const low = Math.log10(4e-4);
  const high = Math.log10(1.2 * Math.log(Math.max(3, modeCount)));
  return (Math.log10(Math.max(value, 1e-9)) - low) / (high - low);
}

function HighQuality({ floor }: { readonly floor: NoiseFloor | null }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const value = useRun(({ evaluation }) => evaluation?.metrics.highQuality ?? null);
  const reason = useRun(({ evaluation }) => evaluation?.reasons.highQuality ?? null);
  const perfect = floor?.highQuality?.median;
  return (
    <Gauge
      id="high-quality"
      title={<WhatCounts label={t('shell.readout.highQuality')} />}
      value={formatPercent(value, language)}
      unit="%"
      reason={reason && say(reason)}
    >
      <svg aria-hidden="true">
        <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
        {value !== null && <line className="readout-gauge-done" x1="0" x2={PERCENT(value)} y1={rem(7)} y2={rem(7)} />}
        {perfect !== undefined && (
          <>
            <line className="readout-gauge-tick" x1={PERCENT(perfect)} x2={PERCENT(perfect)} y1={rem(1)} y2={rem(13)} />
            <text className="readout-gauge-note" x="100%" y={rem(24)} textAnchor="end">
              {t('shell.readout.perfect', { value: formatPercent(perfect, language) })}
            </text>
          </>
        )}
      </svg>
    </Gauge>
  );
}

function ReverseKl({ floor }: { readonly floor: NoiseFloor | null }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const count = useModes().length;
  const value = useRun(({ evaluation }) => evaluation?.metrics.reverseKl ?? null);
  const reason = useRun(({ evaluation }) => evaluation?.reasons.reverseKl ?? null);
  const band = floor?.reverseKl;
  const low = band ? klPlace(band.low, count) : 0;
  const high = band ? klPlace(band.high, count) : 0;
  return (
    <Gauge
      id="reverse-kl"
      title={t('shell.readout.reverseKl')}
      value={measured(value, language)}
      unit={t('shell.readout.nats')}
      reason={reason && say(reason)}
    >
      <svg aria-hidden="true">
        <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
        {band && (
          <>
            <rect
              className="readout-gauge-floor"
              x={PERCENT(low)}
              width={PERCENT(high - Math.max(0, low))}
              y={rem(1)}
              height={rem(12)}
            />
            <text className="readout-gauge-note" x="0" y={rem(24)}>
              {t('shell.readout.noiseFloor')}
            </text>
          </>
        )}
        {value !== null && (
          <line
            className="readout-gauge-mark"
            x1={PERCENT(klPlace(value, count))}
            x2={PERCENT(klPlace(value, count))}
            y1="0"
            y2={rem(14)}
          />
        )}
      </svg>
    </Gauge>
  );
}

/** The two numbers beside coverage, each on a scale that shows what a perfect sampler would get. */
export function Gauges({ floor }: { readonly floor: NoiseFloor | null }) {
  return (
    <div className="readout-gauges">
      <HighQuality floor={floor} />
      <ReverseKl floor={floor} />
    </div>
  );
}
