import type { Question } from '../../../experiment/demos/contract.ts';
import { formatValue } from '../../../schema/numbers.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage } from '../../hooks.ts';
import { placeOn } from '../scale.ts';

interface CurvePlotProps {
  readonly question: Extract<Question, { readonly kind: 'curve' }>;
  readonly drawn: readonly number[];
  /** Stored runs at each tick. */
  readonly values: readonly (readonly number[])[];
  readonly own: readonly (number | null)[];
}

const [WIDTH, HEIGHT] = [300, 62];

/** The line that was drawn over the stored runs at each tick. */
export function CurvePlot({ question, drawn, values, own }: CurvePlotProps) {
  const language = useLanguage();
  const { ticks, min, max, as } = question;
  const x = (i: number): number => ((i + 0.5) / ticks.length) * WIDTH;
  const y = (value: number): number => 4 + HEIGHT * (1 - placeOn(question, value));
  return (
    <svg className="lesson-dots" viewBox={`-26 0 ${WIDTH + 38} 84`} aria-hidden="true">
      <line x1={0} x2={WIDTH} y1={y(min)} y2={y(min)} />
      {[min, max].map((end) => (
        <text key={end} x={-4} y={y(end) + 3} textAnchor="end">
          {valueText(end, as, language)}
        </text>
      ))}
      {values.flatMap((list, i) =>
        list.map((value, run) => (
          // Runs that agree stand beside each other.
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: equal values are told apart by nothing else
            key={`${ticks[i]}-${list.length - run}`}
            cx={x(i) + 2.1 * (run - (list.length - 1) / 2)}
            cy={y(value)}
            r={2.2}
          />
        )),
      )}
      {own.map((value, i) =>
        value === null ? null : (
          <path key={ticks[i]} className="lesson-own" d={`M${x(i)} ${y(value) - 5}l5 5-5 5-5-5z`} />
        ),
      )}
      <polyline points={drawn.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
      {ticks.map((tick, i) => (
        <text key={tick} x={x(i)} y={80} textAnchor="middle">
          {formatValue(tick, language)}
        </text>
      ))}
    </svg>
  );
}
