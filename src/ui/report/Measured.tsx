import { formatCount } from '../../i18n/format.ts';
import { findMethod } from '../../methods/index.ts';
import type { MetricDeclaration } from '../../metrics/contract.ts';
import { METRICS } from '../../metrics/index.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { lastTaken } from '../kit/lastTaken.ts';
import { metricText, metricUnit } from '../readout/metricText.ts';
import { useNoiseFloor } from '../readout/useNoiseFloor.ts';
import type { Told } from './told.ts';

/** Rows of one run, and of two, whose sentence is longer. */
const MOST = { one: 7, two: 5 } as const;

/** Last value of a metric in a run; undefined where it was never taken, null where it was and has none. */
const takenOf = ({ run, points }: Told, key: string): number | null | undefined => {
  const now = run.evaluation?.metrics[key];
  return now === undefined ? lastTaken(points, null, ({ values }) => values[key]) : now;
};

/** The measures that the lab of a run has, as far as they were taken, with what perfect samplers score. */
export function Measured({ told }: { readonly told: readonly Told[] }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const floor = useNoiseFloor();
  const [first] = told as readonly [Told, ...Told[]];
  const { lab } = findMethod(first.experiment.method.id);
  const space = first.run.law?.space.kind ?? 'plane';
  const rows = METRICS.filter(({ on = space, lab: of = lab, key }) => {
    const isTaken = told.some((each) => typeof takenOf(each, key) === 'number');
    return on === space && of === lab && isTaken;
  })
    // What can be set against perfect samplers says most.
    .toSorted((a, b) => Number(floor?.[b.key] !== undefined) - Number(floor?.[a.key] !== undefined))
    .slice(0, MOST[told.length > 1 ? 'two' : 'one']);
  const shown = (metric: MetricDeclaration, value: number | null | undefined): string =>
    [metricText(metric, value ?? null, language), metricUnit(metric, language)].filter(Boolean).join('\u00a0');
  const band = (metric: MetricDeclaration): string => {
    const of = floor?.[metric.key];
    if (!of) return '';
    const [low, high] = [of.low, of.high].map((end) => metricText(metric, end, language));
    return low === high ? shown(metric, of.low) : `${t('shell.readout.band', { low, high })}`;
  };
  const step = first.run.evaluation?.step;
  return (
    <section>
      <h3>{t('report.measured')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('report.name')}</span>
            </th>
            {told.map(({ arm }) => (
              <th key={arm} scope="col">
                {arm?.toUpperCase() ?? t('report.value')}
              </th>
            ))}
            <th scope="col" className="report-floor">
              {t('report.floor')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((metric) => (
            <tr key={metric.key}>
              <th scope="row">{say(metric.title)}</th>
              {told.map((each) => (
                <td key={each.arm}>{shown(metric, takenOf(each, metric.key))}</td>
              ))}
              <td className="report-floor">{band(metric)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {step !== undefined && (
        <p className="report-note">{t('report.measuredAt', { step: formatCount(step, language) })}</p>
      )}
    </section>
  );
}
