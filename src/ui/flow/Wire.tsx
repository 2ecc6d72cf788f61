import { useSize } from '../kit/useSize.ts';

/** Ways a wire runs through its cell, which is `width` × `height` pixels. */
const PATHS = {
  /** Left to right through the middle. */
  along: (width: number, height: number) => `M2 ${height / 2}H${width - 4}`,
  /** From the middle of the upper and the lower row to the middle of the right edge. */
  merge: (width: number, height: number, row: number) =>
    [row / 2, height - row / 2]
      .map((from, lower) => `M6 ${from}H${width * 0.5}L${width - 4} ${height / 2 + (lower ? 8 : -8)}`)
      .join(''),
  /** From the right edge back to the left and up. */
  up: (width: number, height: number) => `M${width - 3} ${height / 2}H1.5V4`,
  /** From the upper right down, back to the left and up. */
  under: (width: number, height: number) => `M${width - 1.5} 0V${height - 1.5}H1.5V4`,
} as const;

/** Names of those ways. */
export type Course = keyof typeof PATHS;

interface WireProps {
  readonly course: Course;
  /** Height of the rows that a merging wire comes from, pixels. */
  readonly row?: number;
}

/** An arrow that fills its cell; the hue is the cell's text colour. */
export function Wire({ course, row = 0 }: WireProps) {
  const [ref, { width, height }] = useSize();
  const path = PATHS[course](width, height, row);
  const isBack = course === 'up' || course === 'under';
  const heads =
    course === 'merge'
      ? [-1, 1].map((side) => {
          const fall = -side * (height / 2 - row / 2 - 8);
          return [width - 2, height / 2 + side * 8, Math.atan2(fall, width * 0.5) * (180 / Math.PI)] as const;
        })
      : [course === 'along' ? ([width - 2, height / 2, 0] as const) : ([1.5, 1, -90] as const)];
  return (
    <div ref={ref} className="flow-wire-room">
      {width > 8 && height > 2 && (
        <svg width={width} height={height} aria-hidden="true">
          <path
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeDasharray={isBack ? '4 3' : undefined}
          />
          {heads.map(([x, y, turn]) => (
            <path key={y} d="M0 0L-8 -4V4Z" fill="currentColor" transform={`translate(${x} ${y}) rotate(${turn})`} />
          ))}
        </svg>
      )}
    </div>
  );
}
