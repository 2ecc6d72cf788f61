import { formatCount, formatValue } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { race } from '../../i18n/race.ts';
import { LENGTH } from '../../schema/units.ts';
import type { RaceReading, Rival } from '../../train/instruments/race.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useT } from '../hooks.ts';
import { useUnits } from '../lengths.ts';
import { budgetText, RIVAL_NAMES, RIVALS } from './names.ts';
import { RacePlot } from './RacePlot.tsx';
import { firstLevel, paidBackAfter } from './racePlot.ts';
import './race.css';

addTexts({ instruments: { race } });

const NO_OPTIONS = {};

/** The line of a racer as the chart draws it. */
function LineKey({ kind }: { readonly kind?: Rival['kind'] }) {
  return (
    <svg className="race-key" viewBox="0 0 26 8" aria-hidden="true">
      <path className={kind ? 'race-rival' : 'race-one'} data-rival={kind} d="M0 4H26" />
    </svg>
  );
}

function RivalRow({ kind, reading }: { readonly kind: Rival['kind']; readonly reading: RaceReading }) {
  const t = useT();
  const language = useLanguage();
  const rival = reading.rivals.find((one) => one.kind === kind);
  const last = reading.budgets.at(-1) as number;
  const crossing = rival?.crossing;
  return (
    <tr data-testid={`race-${kind}`}>
      <th scope="row">
        <LineKey kind={kind} />
        {RIVAL_NAMES[kind]}
      </th>
      {rival ? (
        <>
          <td>{formatValue(rival.curve.at(-1), language, 2)}</td>
          <td>{formatValue(rival.stepSize, language, 2)}</td>
          <td>
            {crossing === undefined
              ? t('instruments.race.never', { budget: formatCount(last, language) })
              : budgetText(crossing, language)}
          </td>
        </>
      ) : (
        <td colSpan={3}>{t('instruments.race.running')}</td>
      )}
    </tr>
  );
}

/** What training has cost, and after how many samples that is paid back. */
function Cost({ reading }: { readonly reading: RaceReading }) {
  const t = useT();
  const language = useLanguage();
  const { gradients, hessianProducts } = reading.training;
  const first = firstLevel(reading.rivals);
  const samples = paidBackAfter(reading);
  const written = (count: number): string =>
    count >= 1e4 ? formatCount(Number(count.toPrecision(2)), language) : formatCount(count, language);
  return (
    <p className="race-cost" data-testid="race-cost">
      <span>
        {t(`instruments.race.${hessianProducts > 0 ? 'trainingProducts' : 'training'}`, {
          gradients: written(gradients),
          products: written(hessianProducts),
        })}
      </span>
      {reading.progress === 1 && (
        <b>
          {first && samples !== undefined
            ? t('instruments.race.paid', { samples: formatCount(samples, language), name: RIVAL_NAMES[first.kind] })
            : t('instruments.race.unpaid')}
        </b>
      )}
      {hessianProducts > 0 && <small>{t('instruments.race.counted')}</small>}
    </p>
  );
}

/** The trained one-step sampler against chains that have learnt nothing: what each is worth at how many evaluations of ∇log q. */
export function Race() {
  const t = useT();
  const language = useLanguage();
  const { unit } = useUnits();
  const answer = useReading('race', NO_OPTIONS)?.answer;
  if (!answer?.available) return <Unread answer={answer} />;
  return (
    <div className="race" data-testid="race" data-progress={answer.progress.toFixed(2)}>
      <section className="race-chart">
        <p className="race-head">
          {t('instruments.race.chart')} <small>{unit(LENGTH)}</small>
          <small>{t('instruments.race.points', { count: formatCount(answer.points, language) })}</small>
        </p>
        <RacePlot reading={answer} />
      </section>
      <div className="race-side">
        <table aria-label={t('instruments.race.table')}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('instruments.race.distance')}</th>
              <th scope="col">
                {t('instruments.race.stepSize')} <small>{t('instruments.race.best')}</small>
              </th>
              <th scope="col">
                {t('instruments.race.level')} <small>∇log q</small>
              </th>
            </tr>
          </thead>
          <tbody>
            <tr data-testid="race-one-step">
              <th scope="row">
                <LineKey />
                {t('instruments.race.oneStep')}
              </th>
              <td>{formatValue(answer.oneStep, language, 2)}</td>
              <td>–</td>
              <td>{t('instruments.race.noEvaluations')}</td>
            </tr>
            {RIVALS.map((kind) => (
              <RivalRow key={kind} kind={kind} reading={answer} />
            ))}
          </tbody>
        </table>
        <Cost reading={answer} />
      </div>
    </div>
  );
}
