import type { Unit } from '../../../experiment/demos/contract.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage } from '../../hooks.ts';
import { placeOn } from '../scale.ts';

interface DistributionProps {
  /** Stored runs. */
  readonly values: readonly number[];
  /** The reader's run, a diamond. */
  readonly own: number | null;
  /** The reader's bet, a filled mark on the axis. */
  readonly bet?: number;
  readonly scale: { readonly min: number; readonly max: number; readonly scale?: 'log' };
  readonly as: Unit;
  /** Bars below the axis: what was laid on each outcome. */
  readonly chips?: readonly number[];
}

/** Dots in a column before the next one begins beside it. */
const COLUMN = 7;
const WIDTH = 300;

/** Stored runs as stacked dots over a scale, the reader's own run among them and the bet on the axis. */
export function Distribution({ values, own, bet, scale, as, chips }: DistributionProps) {
  const language = useLanguage();
  const bins = chips ? chips.length - 1 : as === 'count' ? scale.max - scale.min : 40;
  const binOf = (value: number): number => Math.round(bins * placeOn(scale, value));
  const x = (bin: number): number => (WIDTH * bin) / bins;
  const heights = new Map<number, number>();
  const ticks = bins <= 10 ? Array.from({ length: bins + 1 }, (_, i) => scale.min + i) : [scale.min, scale.max];
  return (
    <svg className="lesson-dots" viewBox={`-12 0 ${WIDTH + 24} ${chips ? 92 : 78}`} aria-hidden="true">
      <line x1={-6} x2={WIDTH + 6} y1={56} y2={56} />
      {values.map((value, i) => {
        const bin = binOf(value);
        const height = heights.get(bin) ?? 0;
        heights.set(bin, height + 1);
        const aside = 6.4 * Math.floor(height / COLUMN) * (2 * bin > bins ? -1 : 1);
        // biome-ignore lint/suspicious/noArrayIndexKey: equal values are told apart by nothing else
        return <circle key={i} cx={x(bin) + aside} cy={52 - 6.6 * (height % COLUMN)} r={2.8} />;
      })}
      {own !== null && <path className="lesson-own" d={`M${x(binOf(own))} 50.5l5.5 5.5-5.5 5.5-5.5-5.5z`} />}
      {bet !== undefined && <path className="lesson-bet" d={`M${x(binOf(bet))} 58l5 8h-10z`} />}
      {ticks.map((tick, i) => (
        <text key={tick} x={x(bins * placeOn(scale, tick))} y={76} textAnchor={ends(i, ticks.length, bins)}>
          {valueText(tick, as, language)}
        </text>
      ))}
      {chips?.map((count, i) =>
        count > 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is its place
          <text key={i} className="lesson-laid" x={x(i)} y={89} textAnchor="middle">
            {count}
          </text>
        ) : null,
      )}
    </svg>
  );
}

const ends = (i: number, count: number, bins: number): 'start' | 'middle' | 'end' =>
  bins <= 10 ? 'middle' : i === 0 ? 'start' : i === count - 1 ? 'end' : 'middle';
