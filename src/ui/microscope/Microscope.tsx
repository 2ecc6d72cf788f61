import { useMemo } from 'react';
import { useStore } from 'zustand';
import { formatValue } from '../../i18n/format.ts';
import { PER_LENGTH } from '../../schema/units.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { FieldMap } from '../closedform/FieldMap.tsx';
import { mapWindow } from '../closedform/window.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { useUnits } from '../lengths.ts';
import { stageView } from '../stage/stageView.ts';
import { TransportPlan } from '../transport-plan/TransportPlan.tsx';
import { LossShare } from './LossShare.tsx';
import { SlopeHistogram } from './SlopeHistogram.tsx';
import { SlopeTable } from './SlopeTable.tsx';
import { slopeField } from './slopes.ts';
import { Violating } from './Violating.tsx';
import { Weights } from './Weights.tsx';
import './microscope.css';
import { addTexts } from '../../i18n/index.ts';
import { microscope, transport } from '../../i18n/microscope.ts';

addTexts({ instruments: { microscope, transport } });

function SlopeMap({ reading }: { readonly reading: MicroscopeReading }) {
  const t = useT();
  const language = useLanguage();
  const field = useMemo(() => slopeField(reading), [reading]);
  const [, middle, high] = field.scale.map((value) => formatValue(value, language, 2));
  return (
    <figure className="scope-map" data-testid="slope-map">
      <figcaption>
        {t('instruments.microscope.map')} <small>{t('instruments.microscope.mapScale', { middle, high })}</small>
      </figcaption>
      <FieldMap field={field} label={t('instruments.microscope.map')} />
    </figure>
  );
}

/**
 * How steep the critic is where a penalty looks and elsewhere, which places violate the penalty and what it costs; beside
 * it the exact transport, the distance that a Wasserstein critic is after.
 */
export function Microscope() {
  const t = useT();
  const { unit } = useUnits();
  const law = useRun((run) => run.law?.bounds);
  const bounds = mapWindow(useStore(stageView), law);
  const answer = useReading('penaltyMicroscope', bounds ? { bounds } : {})?.answer;
  const reading = answer?.available ? answer : null;
  return (
    <div className="scope" data-testid="microscope">
      {reading ? (
        <>
          <section className="scope-slopes" aria-label={t('instruments.microscope.title')}>
            <p className="scope-title">
              {t('instruments.microscope.title')} <i>‖∇f‖</i>{' '}
              <small>{t('instruments.microscope.perUnit', { unit: unit(PER_LENGTH) })}</small>
            </p>
            <SlopeHistogram reading={reading} />
            <SlopeTable reading={reading} />
          </section>
          <SlopeMap reading={reading} />
        </>
      ) : (
        <div className="scope-unread">
          <Unread answer={answer} />
        </div>
      )}
      <div className="scope-side">
        {reading?.weights.atBound != null && <Weights weights={reading.weights} />}
        {reading && reading.weights.atBound === null && <Violating reading={reading} />}
        {reading && reading.kind !== 'none' && <LossShare share={reading.lossShare} />}
        <TransportPlan />
      </div>
    </div>
  );
}
