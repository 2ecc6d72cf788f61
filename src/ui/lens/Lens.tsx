import { useCallback, useEffect, useMemo, useState } from 'react';
import { smoothingSchema } from '../../experiment/groups.ts';
import { formatValue } from '../../i18n/format.ts';
import { LENGTH } from '../../schema/units.ts';
import type { LensReading } from '../../train/instruments/bandwidthLens.ts';
import { ruleOf } from '../controls/ParamControl.tsx';
import { useAvailability } from '../controls/useAvailability.ts';
import { useBandwidth } from '../controls/useBandwidth.ts';
import { SmoothingOff } from '../dock/SmoothingOff.tsx';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useT } from '../hooks.ts';
import { newGesture } from '../kit/gesture.ts';
import { settingText } from '../kit/numberText.ts';
import { useSize } from '../kit/useSize.ts';
import { useUnits } from '../lengths.ts';
import { useOverlay } from '../stage/stageOverlay.ts';
import { AutoBandwidth } from './AutoBandwidth.tsx';
import { BandwidthLine } from './BandwidthLine.tsx';
import { LensLanes } from './LensLanes.tsx';
import { LensScale } from './LensScale.tsx';
import { LensValues } from './LensValues.tsx';
import { lanesOf } from './lanes.ts';
import { RuleMarks } from './RuleMarks.tsx';
import { Witness } from './Witness.tsx';
import './lens.css';
import './panel.css';
import { addTexts } from '../../i18n/index.ts';
import { lens } from '../../i18n/lens.ts';

addTexts({ instruments: { lens } });

const PARAM = smoothingSchema.bandwidth;
const RULE = ruleOf(PARAM);

const NO_OPTIONS = {};

/** Where the curves are read: at the pointer, else at the run's bandwidth, or at one that reaches where nothing is smoothed. */
function lookedAt({ now, reach }: LensReading, hovered: number | null): number {
  return hovered ?? Math.min(RULE.max, Math.max(RULE.min, now > 0 ? now : reach));
}

interface LensChartProps {
  readonly reading: LensReading;
  /** Bandwidth under the pointer. */
  readonly hovered: number | null;
  readonly onHover: (bandwidth: number | null) => void;
}

function LensChart({ reading, hovered, onHover }: LensChartProps) {
  const t = useT();
  const [ref, { width }] = useSize();
  const { setting, follow, resume } = useBandwidth(PARAM);
  const locked = useAvailability().get('smoothing.bandwidth');
  const lanes = useMemo(() => lanesOf(reading), [reading]);
  const isSet = !locked && reading.now > 0;
  return (
    <section className="lens-chart" aria-label={t('instruments.lens.title')} data-testid="lens-chart">
      <LensValues reading={reading} lanes={lanes} bandwidth={lookedAt(reading, hovered)} isHovered={hovered !== null} />
      <div ref={ref} className="lens-plot">
        <RuleMarks
          rules={reading.rules}
          rule={RULE}
          width={width}
          locked={locked?.enabled === false}
          onChoose={(bandwidth) => {
            newGesture();
            setting.set(bandwidth);
          }}
          onLook={onHover}
        />
        <LensLanes reading={reading} lanes={lanes} rule={RULE} hovered={hovered} onHover={onHover}>
          {isSet && (
            <BandwidthLine
              label={t('instruments.lens.bandwidth')}
              rule={RULE}
              value={setting.value as number}
              follow={follow}
              onChange={setting.set}
            />
          )}
        </LensLanes>
        <LensScale rule={RULE} />
      </div>
      <p className="lens-resume">
        {resume && (
          <>
            {t('controls.pinned')}
            <button type="button" className="ctl-link" onClick={resume}>
              {t('controls.resume')}
            </button>
          </>
        )}
      </p>
    </section>
  );
}

/**
 * Distance of generated points from the data, and the force on them, at every bandwidth at once: where equal laws would
 * lie, what the usual rules choose, and where the signal dies.
 */
export function Lens() {
  const t = useT();
  const language = useLanguage();
  const { unit, own } = useUnits();
  const overlay = useOverlay();
  const reading = useReading('bandwidthLens', NO_OPTIONS)?.answer;
  const [hovered, setHovered] = useState<number | null>(null);
  const hover = useCallback(
    (bandwidth: number | null) => {
      setHovered(bandwidth);
      overlay.setState({ bandwidth });
    },
    [overlay],
  );
  useEffect(() => () => overlay.setState({ bandwidth: null }), [overlay]);
  const gap = reading?.available ? reading.gap : 0;
  const gapText = [formatValue(gap, language, 3), unit(LENGTH), own(gap)].filter(Boolean).join(' ');
  const at = reading?.available ? lookedAt(reading, hovered) : 0;
  // Names of columns may be long: they have no room beside the curves.
  const ownAt = at > 0 ? own(at) : null;
  return (
    <div className="lens" data-testid="lens">
      {reading?.available ? (
        <LensChart reading={reading} hovered={hovered} onHover={hover} />
      ) : (
        <Unread answer={reading} />
      )}
      <div className="lens-side">
        {ownAt !== null && (
          <p className="lens-own" data-testid="lens-own">
            <b>σ {settingText(Number(at.toPrecision(3)), language)}</b> {unit(LENGTH)} {ownAt}
          </p>
        )}
        <Witness bandwidth={hovered ?? (reading?.available && reading.now === 0 ? reading.reach : null)}>
          <SmoothingOff />
          <AutoBandwidth />
        </Witness>
        {reading?.available && reading.null && (
          <p className="lens-note">
            {t('instruments.lens.gap', { value: gapText })}{' '}
            {t('instruments.lens.points', {
              count: reading.points,
              done: reading.null.resamples,
              wanted: reading.null.wanted,
            })}
          </p>
        )}
      </div>
    </div>
  );
}
