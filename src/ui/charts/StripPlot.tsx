import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { RunEvent } from '../../store/seriesStore.ts';
import { typeScale } from '../typeScale.ts';
import type { Drawing, Vertex } from './drawing.ts';
import type { Strip } from './strips.ts';

/** Width of the value axis at the designed size of type, px; the cursor and the step axis use it too. */
export const AXIS_WIDTH = 40;

interface StripPlotProps {
  readonly strip: Strip;
  readonly drawing: Drawing;
  readonly label: (tick: number) => string;
  readonly width: number;
  readonly height: number;
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly floor: readonly [number, number] | null;
  readonly marks: readonly RunEvent[];
  readonly named: { readonly step: number; readonly label: string } | null;
}

const markColor = (kind: RunEvent['kind']): string =>
  kind === 'diverged' ? 'var(--bad)' : kind === 'changed' ? 'var(--line)' : 'var(--line-2)';

const LABEL_HEIGHT = 16;

/** The name of the target stands on the side where the newest value is not, as long as the strip has room for it there. */
function isTargetLabelBelow({ axis, lines }: Drawing, target: number, height: number): boolean {
  const [low, high] = axis.log ? axis.domain.map(Math.log) : axis.domain;
  const place = ((axis.log ? Math.log(target) : target) - (low as number)) / ((high as number) - (low as number));
  const newest = lines.at(-1)?.at(-1)?.y ?? null;
  const labelHeight = LABEL_HEIGHT * typeScale();
  if (place * height < labelHeight) return false;
  return (1 - place) * height < labelHeight || (newest !== null && newest >= target);
}

/** The lines of one strip. Renders only when a prop changes, which is at most five times a second. */
export const StripPlot = memo(function StripPlot({
  strip,
  drawing,
  label,
  width,
  height,
  target,
  floor,
  marks,
  named,
}: StripPlotProps) {
  const { axis, lines, beside, lastStep, isEmpty } = drawing;
  const unit = typeScale();
  const onRight = named !== null && named.step < 0.45 * lastStep;
  const targetBelow = target !== null && isTargetLabelBelow(drawing, target.value, height);
  return (
    <LineChart
      width={width}
      height={height}
      margin={{ top: 7 * unit, right: 0, bottom: 7 * unit, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="x" type="number" domain={[0, lastStep]} allowDataOverflow hide />
      <YAxis
        hide={isEmpty}
        dataKey="y"
        type="number"
        orientation="right"
        width={AXIS_WIDTH * unit}
        domain={[...axis.domain]}
        scale={axis.log ? 'log' : 'linear'}
        ticks={[...axis.ticks]}
        interval={0}
        allowDataOverflow
        axisLine={false}
        tickLine={false}
        tick={{ className: 'charts-tick', fill: 'var(--ink-3)' }}
        tickFormatter={label}
      />
      {!isEmpty && <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />}
      {floor && <ReferenceArea y1={floor[0]} y2={floor[1]} fill="var(--real-soft)" fillOpacity={1} stroke="none" />}
      {marks.map(({ step, kind }) => (
        <ReferenceLine
          key={step}
          x={step}
          stroke={markColor(kind)}
          strokeDasharray={kind === 'diverged' ? '4 2' : '1 3'}
        />
      ))}
      {target && !isEmpty && (
        <ReferenceLine
          y={target.value}
          stroke="var(--ink-3)"
          strokeWidth={1.5}
          strokeDasharray="5 3"
          label={{
            value: target.label,
            position: targetBelow ? 'insideTopRight' : 'insideBottomRight',
            className: 'charts-note',
          }}
        />
      )}
      {strip.series.map(({ key, color, width: strokeWidth, dash, share }, index) => (
        <Line
          key={key}
          data={lines[index] as Vertex[]}
          dataKey="y"
          type={strip.counts && !share ? 'stepAfter' : 'linear'}
          stroke={color}
          strokeWidth={strokeWidth}
          {...(dash !== undefined && { strokeDasharray: dash })}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      {beside.length > 0 &&
        strip.series.map(({ key, color, width: strokeWidth }, index) => (
          <Line
            key={`${key} beside`}
            data={beside[index] as Vertex[]}
            dataKey="y"
            type={strip.counts ? 'stepAfter' : 'linear'}
            stroke={color}
            strokeWidth={strokeWidth}
            strokeDasharray="5 3"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      {named && (
        <ReferenceLine
          x={named.step}
          stroke="none"
          label={{
            value: onRight ? `◂ ${named.label}` : `${named.label} ▸`,
            position: onRight ? 'insideBottomLeft' : 'insideBottomRight',
            className: 'charts-note',
          }}
        />
      )}
    </LineChart>
  );
});
