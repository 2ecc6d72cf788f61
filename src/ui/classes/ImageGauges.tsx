import { useRef } from 'react';
import { UNLIKE } from '../../experiment/diagnosis/fooled.ts';
import { formatPercent } from '../../i18n/format.ts';
import type { NoiseFloor } from '../../metrics/noiseFloor.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { measured } from '../kit/measured.ts';
import { Gauge, PERCENT } from '../readout/Gauges.tsx';
import { useClasses } from '../readout/useClassBars.ts';
import { rem } from '../typeScale.ts';

function Recognisable({ value, perfect }: { readonly value: number; readonly perfect: number | undefined }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Gauge
      id="recognisable"
      title={t('classes.recognisable')}
      value={formatPercent(value, language)}
      unit="%"
      reason={null}
    >
      <svg aria-hidden="true">
        <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
        <line className="readout-gauge-done" x1="0" x2={PERCENT(value)} y1={rem(7)} y2={rem(7)} />
        {perfect !== undefined && (
          <>
            <line className="readout-gauge-tick" x1={PERCENT(perfect)} x2={PERCENT(perfect)} y1={rem(1)} y2={rem(13)} />
            <text className="readout-gauge-note" x="100%" y={rem(24)} textAnchor="end">
              {t('classes.perfect', { value: formatPercent(perfect, language) })}
            </text>
          </>
        )}
      </svg>
    </Gauge>
  );
}

interface AmScoreProps {
  readonly kl: number;
  readonly entropy: number;
  readonly perfect: number | undefined;
  /** Where the scale ends, nats. */
  readonly end: number;
}

/** Both terms of the AM Score end to end: classes that are off, and doubt about each image. */
function AmScore({ kl, entropy, perfect, end }: AmScoreProps) {
  const t = useT();
  const language = useLanguage();
  const [first, both] = [PERCENT(kl / end), PERCENT((kl + entropy) / end)];
  return (
    <Gauge
      id="am-score"
      title={t('classes.am')}
      value={measured(kl + entropy, language)}
      unit={t('classes.nats')}
      reason={null}
    >
      <svg aria-hidden="true">
        <title>{t('classes.amAbout')}</title>
        <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
        <line className="readout-gauge-done" x1="0" x2={first} y1={rem(7)} y2={rem(7)} />
        <line className="readout-gauge-second" x1={first} x2={both} y1={rem(7)} y2={rem(7)} />
        {perfect !== undefined && (
          <line
            className="readout-gauge-tick"
            x1={PERCENT(perfect / end)}
            x2={PERCENT(perfect / end)}
            y1={rem(1)}
            y2={rem(13)}
          />
        )}
        <text className="readout-gauge-terms" x="100%" y={rem(24)} textAnchor="end">
          {t('classes.amTerms', { kl: measured(kl, language), entropy: measured(entropy, language) })}
        </text>
      </svg>
    </Gauge>
  );
}

/** Share of recognised images below which nobody would believe them anyway. */
const BELIEVED = 0.1;

/**
 * Warns of what a judge cannot know, that its images are none of its classes: it is sure, yet their pixels are much farther
 * from the training images than those of fresh images are.
 */
function Unlike({ sure }: { readonly sure: number }) {
  const t = useT();
  const language = useLanguage();
  // Taken at some evaluations only, so what was known last still stands.
  const last = useRef<{ readonly run: number; readonly ratio: number } | null>(null);
  const evaluation = useRun((run) => run.evaluation);
  const now = evaluation?.metrics.nearestPixels;
  if (evaluation && typeof now === 'number') last.current = { run: evaluation.run, ratio: now };
  const ratio = last.current?.run === evaluation?.run ? last.current?.ratio : undefined;
  if (ratio === undefined || ratio < UNLIKE || sure < BELIEVED) return null;
  return (
    <p className="readout-unlike" data-testid="unlike-data">
      {t('classes.unlike', { ratio: measured(ratio, language) })}
    </p>
  );
}

/** The two numbers beside the classes captured, once there is a judge, each beside that of fresh data. */
export function ImageGauges({ floor }: { readonly floor: NoiseFloor | null }) {
  const metrics = useRun(({ evaluation }) => evaluation?.metrics);
  const count = useClasses().length;
  const [sure, kl, entropy] = [metrics?.recognisable, metrics?.amScoreKl, metrics?.amScoreEntropy];
  if (typeof sure !== 'number' && typeof kl !== 'number') return null;
  return (
    <div className="readout-gauges">
      {typeof sure === 'number' && <Recognisable value={sure} perfect={floor?.recognisable?.median} />}
      {typeof sure === 'number' && <Unlike sure={sure} />}
      {typeof kl === 'number' && typeof entropy === 'number' && (
        <AmScore kl={kl} entropy={entropy} perfect={floor?.amScore?.median} end={Math.log(Math.max(3, count))} />
      )}
    </div>
  );
}
