import { clamp } from '../../math/clamp.ts';
import './line.css';
import { Dices } from 'lucide-react';
import { useMemo, useState } from 'react';
import { addTexts } from '../../i18n/index.ts';
import { line as words } from '../../i18n/line.ts';
import { key } from '../../math/rng.ts';
import { type LineComponent, lineReading } from '../../math/smoothedLine.ts';
import { useExperiment, useT } from '../hooks.ts';
import type { Rule } from '../kit/slideRule.ts';
import { LineControl } from './LineControl.tsx';
import { LineNumbers } from './LineNumbers.tsx';
import { CURVES, type Curve, LinePlot } from './LinePlot.tsx';
import { useRunBandwidth } from './useRunBandwidth.ts';

addTexts({ line: words });

const DATA: readonly LineComponent[] = [
  { x: -1.5, std: 0.3, weight: 1 },
  { x: 1.5, std: 0.5, weight: 1 },
];
const WINDOW = { from: -5, to: 5 };
const FIRST = { count: 100, position: 0.5, width: 0.6 };
/** Bandwidth where the run has none. */
const OWN_BANDWIDTH = 0.3;

const rule = (min: number, max: number, scale: Rule['scale'], step = 1, whole = false): Rule => ({
  min,
  max,
  scale,
  step,
  whole,
});
const RULES = {
  count: rule(8, 1_000, 'log', 1, true),
  bandwidth: rule(0.03, 3, 'log'),
  position: rule(-3, 3, 'linear', 0.05),
  width: rule(0.1, 1.5, 'linear', 0.05),
} as const;

/** Enough abscissas that no kernel falls between two of them. */
const columnsFor = (bandwidth: number): number => Math.min(641, Math.max(121, Math.ceil(25 / bandwidth)));

/** Kernel GAN where everything is known: densities of data and generator on a line, their estimates, and every D. */
export function Line() {
  const t = useT();
  const seed = useExperiment(({ experiment }) => experiment.seed);
  const run = useRunBandwidth();
  const [own, setOwn] = useState<number | null>(null);
  const [place, setPlace] = useState(FIRST);
  const [draw, setDraw] = useState(0);
  const [shown, setShown] = useState<readonly Curve[]>(CURVES);
  const bandwidth = clamp(own ?? (run > 0 ? run : OWN_BANDWIDTH), RULES.bandwidth.min, RULES.bandwidth.max);
  const reading = useMemo(
    () =>
      lineReading({
        ...WINDOW,
        real: DATA,
        generated: [{ x: place.position, std: place.width, weight: 1 }],
        count: place.count,
        bandwidth,
        key: key(seed, 'line', draw),
        columns: columnsFor(bandwidth),
      }),
    [place, bandwidth, draw, seed],
  );

  const control = (id: 'count' | 'position' | 'width') => (
    <LineControl
      id={id}
      rule={RULES[id]}
      value={place[id]}
      onChange={(value) => setPlace((before) => ({ ...before, [id]: value }))}
      onReset={() => setPlace((before) => ({ ...before, [id]: FIRST[id] }))}
    />
  );
  const follow =
    own === null ? (
      t(run > 0 ? 'line.follows' : 'line.chosen')
    ) : (
      <button type="button" className="ctl-link" onClick={() => setOwn(null)} data-testid="line-follow">
        {t('line.follow')}
      </button>
    );
  return (
    <div className="line" data-testid="line">
      <div className="line-view">
        <fieldset className="line-legend" aria-label={t('line.curves')}>
          {CURVES.map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={shown.includes(id)}
              onClick={() => setShown((before) => CURVES.filter((other) => before.includes(other) !== (other === id)))}
            >
              <svg viewBox="0 0 24 8" aria-hidden="true">
                <path className={`line-${id}`} d="M1 4H23" />
              </svg>
              {t(`line.${id}`)}
            </button>
          ))}
        </fieldset>
        <LinePlot reading={reading} shown={shown} />
      </div>
      <div className="line-controls">
        {control('count')}
        <LineControl
          id="bandwidth"
          rule={RULES.bandwidth}
          value={bandwidth}
          onChange={setOwn}
          onReset={() => setOwn(null)}
          note={follow}
        />
        {control('position')}
        {control('width')}
      </div>
      <div className="line-side-panel">
        <button type="button" className="ctl-button" data-testid="line-resample" onClick={() => setDraw(draw + 1)}>
          <Dices aria-hidden />
          {t('line.resample')}
        </button>
        <LineNumbers reading={reading} />
      </div>
    </div>
  );
}
