import { useMemo } from 'react';
import { withValues } from '../../experiment/experiment.ts';
import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import type { Way } from '../../worker/protocol.ts';
import { settingDifferences } from '../controls/differences.ts';
import { useLanguage, useRun, useSay, useStores, useT } from '../hooks.ts';
import { doneIn } from '../ruler/marks.ts';

/** Lines of a log that is read. */
const MOST = 60;

interface Line {
  readonly step: number;
  readonly text: string;
  readonly kind: 'start' | 'change' | 'event' | 'here' | 'now';
}

/** Everything that was done to the run and that happened to it, in the order of its steps; each leads there. */
export function Happened({ way }: { readonly way: Way | null }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { series } = useStores();
  const step = useRun(({ status }) => status.step);
  const now = useRun(({ status }) => status.past?.now);
  const done = useMemo(() => (way ? doneIn(way).slice(-MOST) : []), [way]);
  const changes = done.map(({ step: at, from, to, isBreak, engine }): Line => {
    const [before, after] = [from, to].map((values) => (way ? withValues(way.start, values) : undefined));
    const moved = (before && after ? settingDifferences(before, after, language) : []).map(
      ({ label, symbol, a, b }) => `${symbol ?? say(label)} ${a ?? '–'} → ${b ?? '–'}`,
    );
    const told = moved.slice(0, 2).join(language === 'ja' ? '、' : ', ');
    const rest = moved.length > 2 ? ` ${t('past.more', { count: moved.length - 2 })}` : '';
    const text = told + rest || (engine ? t('past.moved', { engine }) : isBreak ? t('past.alone') : '');
    return { step: at, text, kind: 'change' };
  });
  const events = series
    .events()
    .flatMap(({ step: at, kind }): Line[] => [{ step: at, text: t(`charts.events.${kind}`), kind: 'event' }]);
  const lines: readonly Line[] = [
    ...(way ? [{ step: 0, text: t('past.start', { seed: way.start.seed }), kind: 'start' as const }] : []),
    ...[...changes, ...events].sort((a, b) => a.step - b.step).slice(-MOST),
    ...(now === undefined ? [] : [{ step: now, text: t('past.now'), kind: 'now' as const }]),
  ];
  const here: Line = { step, text: t(now === undefined ? 'past.now' : 'past.here'), kind: 'here' };
  const at = lines.findIndex((line) => line.step > step);
  const all = at < 0 ? [...lines, here] : [...lines.slice(0, at), here, ...lines.slice(at)];
  return (
    <section className="machine-log" aria-label={t('past.log')}>
      <h3>{t('past.log')}</h3>
      <ol>
        {all.map(({ step: to, text, kind }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen at one step
          <li key={`${i} ${to}`} data-kind={kind} aria-current={kind === 'here' ? 'step' : undefined}>
            <button
              type="button"
              disabled={kind === 'here'}
              onClick={() => void session().travel(kind === 'now' ? Number.POSITIVE_INFINITY : to)}
            >
              <b>{formatCount(to, language)}</b>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
