import { addTexts } from '../../i18n/index.ts';
import { measurements } from '../../i18n/measurements.ts';
import type { MetricDeclaration } from '../../metrics/contract.ts';
import { METRICS } from '../../metrics/index.ts';
import type { Band } from '../../metrics/noiseFloor.ts';
import { useLab, useLanguage, useRun, useSay, useStores, useT } from '../hooks.ts';
import { lastTaken } from '../kit/lastTaken.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import { useUnits } from '../lengths.ts';
import { useShowsImages } from '../space.ts';
import { metricText, metricUnit } from './metricText.ts';
import { useNoiseFloor } from './useNoiseFloor.ts';

addTexts({ measurements });

interface RowProps {
  readonly metric: MetricDeclaration;
  readonly band: Band | undefined;
}

function Row({ metric, band }: RowProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const units = useUnits();
  const { key, title, symbol, definition } = metric;
  const unit = metric.unit ? units.unit(metric.unit) : metricUnit(metric, language);
  const { series } = useStores();
  const taken = useRun(({ evaluation }) => evaluation?.metrics[key]);
  const value = taken === undefined ? lastTaken(series.points(), null, ({ values }) => values[key]) : taken;
  const reason = useRun(({ evaluation }) => evaluation?.reasons[key] ?? null);
  const shown = (number: number | null) => metricText(metric, number, language);
  const range =
    band &&
    (band.low === band.high
      ? shown(band.low)
      : t('shell.readout.band', { low: shown(band.low), high: shown(band.high) }));
  const own = typeof value === 'number' && metric.unit ? units.own(value, metric.unit) : null;
  return (
    <div className="readout-more-row" data-testid={`measurement-${key}`}>
      <dt>
        {say(title)}
        {symbol && !say(title).includes(symbol) && <i>{symbol}</i>}
      </dt>
      <dd className="readout-more-value">
        {shown(value)}
        {value !== null && unit !== '' && <small>{unit}</small>}
      </dd>
      <dd className="readout-more-band">{range && (metric.isShare ? `${range}\u00a0%` : range)}</dd>
      {own !== null && <dd className="readout-more-own">{own}</dd>}
      <dd className="readout-more-note">{reason ? say(reason) : say(definition)}</dd>
    </div>
  );
}

/** Every number that is measured, what it means, and what chance makes of it. */
export function MeasurementsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const floor = useNoiseFloor();
  const space = useShowsImages() ? 'image' : 'plane';
  const lab = useLab();
  return (
    <PageDialog title={t('measurements.all')} onClose={onClose}>
      <p>{t('measurements.bandNote')}</p>
      <dl className="readout-more">
        {METRICS.filter(({ on = space, lab: of = lab }) => on === space && of === lab).map((metric) => (
          <Row key={metric.key} metric={metric} band={floor?.[metric.key]} />
        ))}
      </dl>
    </PageDialog>
  );
}
