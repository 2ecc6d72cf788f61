import './endCard.css';
import { useStore } from 'zustand';
import { DEMO_SEED, type Demo, type Shown, startExperiment } from '../../experiment/demos/contract.ts';
import { findDemo } from '../../experiment/demos/index.ts';
import { type DemoResult, spreadOf } from '../../experiment/demos/results.ts';
import { encodeLink } from '../../experiment/link.ts';
import { FIRST_PRESET } from '../../experiment/presets/index.ts';
import { quantile } from '../../math/stats.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';
import { hashOf } from '../../store/pageStore.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { storedDemos } from './stored.ts';
import { valueText } from './valueText.ts';

/** Dots in a column. */
const COLUMN = 8;

/** The stored runs as dots on one axis, stacked where they agree, and this run as a diamond. */
function Dots({
  values,
  own,
  as,
}: {
  readonly values: readonly number[];
  readonly own: number | null;
  readonly as: Shown['as'];
}) {
  const language = useLanguage();
  const all = own === null ? values : [...values, own];
  const low = as === 'value' ? Math.min(...all) : 0;
  const high = as === 'percent' ? 1 : Math.max(...all, as === 'count' ? 8 : low + 1e-9);
  const bins = as === 'count' ? high - low : 24;
  const at = (value: number): number => Math.round((bins * (value - low)) / (high - low || 1));
  const heights = new Map<number, number>();
  return (
    <svg className="demo-dots" viewBox="-4 0 208 52" aria-hidden="true">
      <line x1="-2" x2="202" y1="38" y2="38" />
      {values.map((value, i) => {
        const bin = at(value);
        const height = heights.get(bin) ?? 0;
        heights.set(bin, height + 1);
        // Where a column is full the next one stands beside it, towards the middle: every run is a dot of its own.
        const aside = 4 * Math.floor(height / COLUMN) * (2 * bin > bins ? -1 : 1);
        // biome-ignore lint/suspicious/noArrayIndexKey: equal values are told apart by nothing else
        return <circle key={i} cx={(200 * bin) / bins + aside} cy={35 - 4 * (height % COLUMN)} r={1.8} />;
      })}
      {[low, high].map((end, i) => (
        <text key={end} x={i === 0 ? 0 : 200} y={50} textAnchor={i === 0 ? 'start' : 'end'}>
          {valueText(end, as, language)}
        </text>
      ))}
      {own !== null && <path d={`M${(200 * at(own)) / bins} 37.5l3 3-3 3-3-3z`} />}
    </svg>
  );
}

interface LineProps {
  readonly shown: Shown;
  readonly own: number | null;
  readonly values: readonly number[];
}

function CardLine({ shown, own, values }: LineProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <span>{say(shown.text)}</span>
      {values.length > 0 && <b>{valueText(quantile(values, 0.5), shown.as, language)}</b>}
      <small>
        {t('demos.thisRun')} {valueText(own, shown.as, language)}
      </small>
      {values.length > 0 && <Dots values={values} own={own} as={shown.as} />}
    </li>
  );
}

/** What was seen, how often it ends so, and where to go on. */
export function EndCard({ run, demo }: { readonly run: DemoRun; readonly demo: Demo }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { moment, answers } = useStore(run.store);
  const stored: DemoResult | undefined = storedDemos.find(({ id }) => id === demo.id);
  const { card, scenes } = demo;
  const bet = scenes.flatMap(({ ask }, i) =>
    ask?.kind === 'choice' ? (ask.options[Number(answers[i])] ?? []) : [],
  )[0];
  const link = encodeLink(startExperiment(card.link, DEMO_SEED), card.link.preset ?? FIRST_PRESET, { language });
  const next = card.next && findDemo(card.next);
  return (
    <div className="demo-card" data-testid="demo-card">
      <h2>{say(card.title)}</h2>
      <div className="demo-card-told">
        <p>{say(card.text)}</p>
        {bet && <p className="demo-bet">{t('demos.answered', { answer: say(bet.text) })}</p>}
      </div>
      <ul className="demo-lines">
        {card.shows.map((shown, line) => (
          <CardLine
            key={shown.text.en}
            shown={shown}
            own={moment.shown?.[line] ?? null}
            values={stored ? spreadOf(stored, line) : []}
          />
        ))}
      </ul>
      {stored && (
        <p className="demo-evidence">
          {t('demos.seeds', { count: stored.seeds.length })}
          <code>{stored.command}</code>
        </p>
      )}
      <nav className="demo-ways" aria-label={t('demos.play')}>
        <a className="demo-play" href={link}>
          {t('demos.play')}
        </a>
        <button type="button" onClick={() => run.goTo(0)}>
          {t('demos.again')}
        </button>
        {next && <a href={hashOf('demos', next.id)}>{t('demos.following', { title: say(next.title) })}</a>}
      </nav>
    </div>
  );
}
