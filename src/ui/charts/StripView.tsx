import { useCallback, useMemo, useRef, useState } from 'react';
import { effective } from '../../experiment/availability.ts';
import { findMetric } from '../../metrics/index.ts';
import type { NoiseFloor } from '../../metrics/noiseFloor.ts';
import { formatPercent, formatValue, powerOfTen, wholePercent } from '../../schema/numbers.ts';
import type { Text } from '../../schema/text.ts';
import { LENGTH, PER_LENGTH } from '../../schema/units.ts';
import { ARMS, type Arm } from '../../store/pairStore.ts';
import type { RunEvent } from '../../store/seriesStore.ts';
import { bandwidthInForce } from '../../train/schedule.ts';
import { RunContext, useArm, useExperiment, useLanguage, usePair, useRun, useSay, useStores, useT } from '../hooks.ts';
import { lastTaken } from '../kit/lastTaken.ts';
import { measured } from '../kit/measured.ts';
import { tickLabels } from '../kit/tickLabels.ts';
import { useSize } from '../kit/useSize.ts';
import { useUnits } from '../lengths.ts';
import { useClasses } from '../readout/useClassBars.ts';
import { useModes } from '../readout/useNoiseFloor.ts';
import { drawStrip } from './drawing.ts';
import { marksOf, namedMark } from './events.ts';
import { download, toCsv } from './exportCsv.ts';
import { toPng } from './exportPng.ts';
import { StripMenu } from './StripMenu.tsx';
import { StripPlot } from './StripPlot.tsx';
import { findStrip, pairStrip, type Strip } from './strips.ts';
import { useStrobe } from './strobe.ts';

interface StripViewProps {
  readonly id: string;
  readonly onShow: (id: string) => void;
  /** Step under the cursor, or null. */
  readonly cursor: number | null;
  readonly floor: NoiseFloor | null;
  /** This strip names the event in words. */
  readonly names: boolean;
  /** While nothing is recorded, this strip says how to change that. */
  readonly invites: boolean;
}

const NO_MARKS: readonly RunEvent[] = [];

/** Values of a strip at a step, in words; without one those of the newest evaluation, as the read-out has them. */
function useValues(strip: Strip, cursor: number | null, count: number) {
  const t = useT();
  const language = useLanguage();
  const { series } = useStores();
  const evaluation = useRun((run) => run.evaluation);
  // What the schedule gives this step, as the control and the stage have it: an evaluation may be a second old.
  const isSchedule = strip.id === 'bandwidth' && cursor === null;
  const step = useRun(({ status }) => (isSchedule ? status.step : 0));
  const inForce = useExperiment((state) => (isSchedule ? bandwidthInForce(effective(state.experiment), step) : 0));
  const newest = evaluation && {
    step: evaluation.step,
    values: isSchedule ? { ...evaluation.metrics, bandwidth: inForce } : evaluation.metrics,
  };
  return [...strip.series].reverse().map(({ key, label, value, color, share, isQuiet }) => {
    const current = cursor === null && newest ? value(newest) : undefined;
    const at = current === undefined ? lastTaken(series.points(), cursor, value) : current;
    const plain = strip.counts || strip.id === 'bandwidth' ? formatValue(at, language, 3) : measured(at, language);
    const percent = share ? wholePercent(at, language) : formatPercent(at, language);
    const shown = (share || strip.isShare) && at !== null ? `${percent}\u00a0%` : plain;
    const total = strip.counts && !label && !share && count > 0 ? ` / ${count}` : '';
    return { key, color, isQuiet, text: `${label ? `${t(`charts.series.${label}`)} ` : ''}${shown}${total}` };
  });
}

function Values({ values }: { readonly values: ReturnType<typeof useValues> }) {
  return values
    .filter(({ isQuiet }) => !isQuiet)
    .map(({ key, color, text }) => (
      <b key={key} style={{ color }}>
        {text}
      </b>
    ));
}

/** The most important value of one of two runs, behind its letter. */
function ArmValue({
  arm,
  strip,
  cursor,
  count,
}: {
  readonly arm: Arm;
  readonly strip: Strip;
  readonly cursor: number | null;
  readonly count: number;
}) {
  const values = useValues(strip, cursor, count).slice(0, 1);
  return (
    <span>
      <small>{arm.toUpperCase()} </small>
      <Values values={values} />
    </span>
  );
}

/** Unit of a strip that shows lengths or slopes; undefined for any other. */
function lengthUnitOf({ id, metrics }: Strip): Text | undefined {
  const units = id === 'bandwidth' ? [LENGTH] : metrics.map((each) => findMetric(each).unit);
  return units.find((unit) => unit === LENGTH || unit === PER_LENGTH);
}

/** Title, current values and lines of one strip. */
export function StripView({ id, onShow, cursor, floor, names, invites }: StripViewProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const tick = useStrobe();
  const { series } = useStores();
  // Beside the first of two runs stands the second one.
  const pair = usePair();
  const twin = useArm() === 'a' ? pair?.b : undefined;
  const { kept } = useStores();
  // A branch stands beside what it branched off.
  const trunk = pair ? undefined : kept.trunk();
  const isBeside = twin !== undefined || trunk !== undefined;
  const strip = useMemo(() => (isBeside ? pairStrip(findStrip(id)) : findStrip(id)), [id, isBeside]);
  const experiment = useExperiment((state) => state.experiment);
  const modes = useModes().length;
  const classes = useClasses().length;
  const count = strip.of === 'modes' ? modes : strip.of === 'classes' ? classes : 0;
  const running = useRun(({ status }) => status.state === 'running');
  const [log, setLog] = useState(false);
  const [ref, size] = useSize();
  const box = useRef<HTMLElement>(null);

  const targetValue = strip.target?.(experiment) ?? null;
  const band = strip.floor ? floor?.[strip.floor] : undefined;
  const low = band?.low;
  const high = band?.high;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tick` stands for the series, which live outside React
  const drawn = useMemo(() => {
    const points = series.points();
    const floorBand = low === undefined || high === undefined ? null : ([low, high] as const);
    const drawing = drawStrip(strip, points, {
      log,
      target: targetValue,
      floor: floorBand,
      ...(strip.counts && count > 0 && { top: count }),
      ...(twin && { beside: twin.stores.series.points() }),
      ...(trunk && { beside: trunk.series.points }),
    });
    const marks = points.length > 0 ? marksOf(series.events(), drawing.lastStep) : NO_MARKS;
    const named = names ? namedMark(marks) : undefined;
    return {
      drawing,
      marks,
      floor: floorBand,
      named: named ? { step: named.step, label: t(`charts.events.${named.kind}`) } : null,
      target:
        targetValue === null
          ? null
          : { value: targetValue, label: t('charts.target', { value: formatValue(targetValue, language, 2) }) },
    };
  }, [tick, series, twin, trunk, strip, log, targetValue, low, high, count, names, language, t]);

  const { power, label } = tickLabels(drawn.drawing.axis, language);
  const title = say(strip.titleFor?.(experiment) ?? strip.title);
  const values = useValues(strip, cursor, count);
  const lengths = useUnits();
  const lengthUnit = lengthUnitOf(strip);
  const percentLabel = useCallback((tick: number) => formatPercent(tick, language, 0), [language]);
  const spoken = values.map((value) => value.text).join(', ');
  const savePng = () => {
    const svg = box.current?.querySelector<SVGSVGElement>('.charts-plot svg');
    if (svg) void toPng(svg, title, spoken).then((png) => download(`modescope-${strip.id}.png`, png));
  };
  return (
    <section ref={box} className="charts-strip" data-testid={`strip-${strip.id}`}>
      <div className="charts-head">
        <StripMenu
          strip={strip}
          log={log}
          onLog={setLog}
          onShow={onShow}
          onCsv={() =>
            download(`modescope-${strip.id}.csv`, new Blob([toCsv(strip, series.points())], { type: 'text/csv' }))
          }
          onPng={savePng}
          title={title}
        />
        {power !== 0 && <small className="charts-power">×{powerOfTen(power)}</small>}
        <p className="charts-values">
          {!twin && <Values values={values} />}
          {pair &&
            twin &&
            ARMS.map((arm) => (
              <RunContext key={arm} value={pair[arm]}>
                <ArmValue arm={arm} strip={strip} cursor={cursor} count={count} />
              </RunContext>
            ))}
          {lengths.original && lengthUnit && <small>{lengths.unit(lengthUnit)}</small>}
        </p>
      </div>
      <div
        ref={ref}
        className="charts-plot"
        data-empty={drawn.drawing.isEmpty}
        role="img"
        aria-label={`${title}: ${spoken}`}
      >
        {size.width > 0 && size.height > 20 && (
          <StripPlot
            strip={strip}
            label={strip.isShare ? percentLabel : label}
            width={size.width}
            height={size.height}
            {...drawn}
          />
        )}
        {invites && drawn.drawing.isEmpty && !running && <p className="charts-empty">{t('charts.empty')}</p>}
      </div>
    </section>
  );
}
