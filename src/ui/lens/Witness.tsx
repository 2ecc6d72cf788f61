import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatValue } from '../../i18n/format.ts';
import { ownCoordinate } from '../../i18n/lengths.ts';
import type { WitnessOptions, WitnessReading } from '../../train/instruments/witness.ts';
import { FieldMap } from '../closedform/FieldMap.tsx';
import { mapWindow } from '../closedform/window.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { Toggle } from '../kit/Toggle.tsx';
import { useUnits } from '../lengths.ts';
import { NEUTRAL_STEPS } from '../stage/ColourScale.tsx';
import { useOverlay } from '../stage/stageOverlay.ts';
import { stageView } from '../stage/stageView.ts';
import { stageWindow } from './stageWindow.ts';
import { extremesOf, witnessField } from './witnessField.ts';
import './witness.css';

/** Lays the field over the stage in place of the critic's while it is wanted and the panel is open. */
function useOnStage(field: ReturnType<typeof witnessField> | null): void {
  const overlay = useOverlay();
  useEffect(() => {
    overlay.setState({ witness: field });
  }, [overlay, field]);
  useEffect(() => () => overlay.setState({ witness: null }), [overlay]);
}

/** The ramp beside the map, and what sampling alone can show on it. */
function WitnessScale({ reading, reach }: { readonly reading: WitnessReading; readonly reach: number }) {
  const t = useT();
  const language = useLanguage();
  const written = (value: number): string => formatValue(value, language, 2);
  return (
    <div className="lens-witness-scale">
      <div className="lens-witness-ramp" aria-hidden="true">
        {NEUTRAL_STEPS.map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </div>
      <p>
        <small>{t('instruments.lens.witness.lacking')}</small>
        {written(reach)}
      </p>
      <p title={t('instruments.lens.witness.noiseHelp')}>
        <small>{t('instruments.lens.witness.noise')}</small>±{written(reading.noise)}
      </p>
      <p>
        {written(-reach)}
        <small>{t('instruments.lens.witness.excess')}</small>
      </p>
    </div>
  );
}

interface WitnessProps {
  /** Bandwidth to look with; the run's, or a stand-in without smoothing, if null. */
  readonly bandwidth: number | null;
  /** What stands between the map and its numbers. */
  readonly children: ReactNode;
}

/** The function that MMD tells the two samples apart by, as a map, and on the stage if wanted. */
export function Witness({ bandwidth, children }: WitnessProps) {
  const t = useT();
  const language = useLanguage();
  const { original } = useUnits();
  const [isDrawn, setDrawn] = useState(false);
  const law = useRun((run) => run.law?.bounds);
  const view = useStore(stageView);
  const window = mapWindow(view, law);
  const asked: WitnessOptions = {
    ...(bandwidth !== null && { bandwidth }),
    ...(isDrawn ? stageWindow(view.transform) : window && { bounds: window }),
  };
  const answer = useReading('witness', asked)?.answer;
  const reading = answer?.available ? answer : null;
  const field = useMemo(() => reading && witnessField(reading), [reading]);
  useOnStage(isDrawn ? field : null);
  if (!reading || !field) {
    return (
      <>
        <Unread answer={answer} />
        {children}
      </>
    );
  }

  const shown = (value: number): string => formatValue(value, language, 2);
  const signed = (value: number): string => (value > 0 ? '+' : '') + shown(value);
  const { high, low } = extremesOf(field);
  const placed = (value: number, axis: number): string =>
    formatValue(ownCoordinate(value, axis, original), language, original ? 4 : 2);
  const map = t('instruments.lens.witness.map', {
    bandwidth: settingText(Number(reading.bandwidth.toPrecision(3)), language),
    high: shown(high.value),
    highX: placed(high.x, 0),
    highY: placed(high.y, 1),
    low: shown(low.value),
    lowX: placed(low.x, 0),
    lowY: placed(low.y, 1),
  });
  return (
    <>
      <figure className="lens-witness" data-testid="witness" data-bandwidth={reading.bandwidth}>
        <figcaption>
          <span>
            {t('instruments.lens.witness.title')} <i>w</i>
          </span>
          <small aria-hidden="true">{t('instruments.lens.witness.stage')}</small>
          <Toggle
            label={t('instruments.lens.witness.stageHelp')}
            on={isDrawn}
            onChange={setDrawn}
            testId="witness-drawn"
          />
        </figcaption>
        <div className="lens-witness-body">
          <FieldMap field={field} window={window} label={map} />
          <WitnessScale reading={reading} reach={field.scale[2]} />
        </div>
      </figure>
      {children}
      <p className="lens-note" data-testid="witness-means">
        {reading.isTooFine
          ? t('instruments.lens.witness.tooFine')
          : t('instruments.lens.witness.means', {
              real: signed(reading.atReal),
              generated: signed(reading.atGenerated),
              mmd2: shown(reading.atReal - reading.atGenerated),
            })}
      </p>
    </>
  );
}
