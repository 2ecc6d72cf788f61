import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatValue } from '../../i18n/format.ts';
import type { WitnessOptions, WitnessReading } from '../../train/instruments/witness.ts';
import { FieldMap } from '../closedform/FieldMap.tsx';
import { mapWindow } from '../closedform/window.ts';
import { settingText } from '../controls/numberText.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { stageOverlay } from '../stage/stageOverlay.ts';
import { stageView } from '../stage/stageView.ts';
import { stageWindow } from './stageWindow.ts';
import { extremesOf, witnessField } from './witnessField.ts';
import './witness.css';

/** Lays the field over the stage in place of the critic's while it is wanted and the panel is open. */
function useOnStage(field: ReturnType<typeof witnessField> | null): void {
  useEffect(() => {
    stageOverlay.setState({ witness: field });
  }, [field]);
  useEffect(() => () => stageOverlay.setState({ witness: null }), []);
}

function WitnessNumbers({ reading }: { readonly reading: WitnessReading }) {
  const t = useT();
  const language = useLanguage();
  const signed = (value: number): string => (value > 0 ? '+' : '') + formatValue(value, language, 2);
  const { atReal, atGenerated, noise } = reading;
  return (
    <p className="lens-witness-numbers">
      <span data-testid="witness-means">
        {t('instruments.lens.witness.means', { real: signed(atReal), generated: signed(atGenerated) })}
      </span>{' '}
      {reading.isTooFine
        ? t('instruments.lens.witness.tooFine')
        : t('instruments.lens.witness.noise', { value: formatValue(noise, language, 2) })}
    </p>
  );
}

/** The function that MMD sees the two samples by, at the bandwidth under the pointer or of the run. */
export function Witness({ bandwidth }: { readonly bandwidth: number | null }) {
  const t = useT();
  const language = useLanguage();
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
  if (!reading || !field) return <Unread answer={answer} />;

  const written = settingText(Number(reading.bandwidth.toPrecision(3)), language);
  const { high, low } = extremesOf(field);
  const named = Object.fromEntries(
    Object.entries({ high: high.value, highX: high.x, highY: high.y, low: low.value, lowX: low.x, lowY: low.y }).map(
      ([name, value]) => [name, formatValue(value, language, 2)],
    ),
  );
  return (
    <figure className="lens-witness" data-testid="witness">
      <figcaption>
        {t('instruments.lens.witness.title')} <i>w</i> <small data-testid="witness-at">σ {written}</small>
        <span className="lens-witness-stage">
          <small aria-hidden="true">{t('instruments.lens.witness.stage')}</small>
          <Toggle
            label={t('instruments.lens.witness.stageHelp')}
            on={isDrawn}
            onChange={setDrawn}
            testId="witness-drawn"
          />
        </span>
      </figcaption>
      <FieldMap
        field={field}
        window={window}
        label={t('instruments.lens.witness.map', { ...named, bandwidth: written })}
      />
      <p className="lens-witness-scale">
        <span>
          {formatValue(field.scale[0], language, 2)} <small>{t('instruments.lens.witness.excess')}</small>
        </span>
        <i aria-hidden="true" />
        <span>
          <small>{t('instruments.lens.witness.lacking')}</small> {formatValue(field.scale[2], language, 2)}
        </span>
      </p>
      <WitnessNumbers reading={reading} />
    </figure>
  );
}
