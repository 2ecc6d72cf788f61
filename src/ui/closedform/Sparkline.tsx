interface SparklineProps {
  /** Ascending steps. */
  readonly points: readonly { readonly step: number; readonly value: number }[];
}

/** A line without axes, from zero to its largest value; nothing below two points. */
export function Sparkline({ points }: SparklineProps) {
  const [first, last] = [points[0]?.step ?? 0, points.at(-1)?.step ?? 0];
  const top = Math.max(...points.map(({ value }) => value), Number.MIN_VALUE);
  const path = points.map(({ step, value }, i) => {
    const x = (100 * (step - first)) / (last - first || 1);
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${(100 * (1 - value / top)).toFixed(2)}`;
  });
  return (
    <svg className="closed-spark" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {points.length > 1 && <path d={path.join('')} />}
    </svg>
  );
}
