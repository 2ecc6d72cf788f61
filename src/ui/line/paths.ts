/** Maps a range of values to pixels. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Pixels of `from` and `to`. */
  readonly start: number;
  readonly end: number;
}

export const place = ({ from, to, start, end }: Axis, value: number): number =>
  start + ((value - from) / (to - from)) * (end - start);

/** Values above the top of a plot run along its edge. */
const inside = ({ from, to }: Axis, value: number): number => Math.min(to, Math.max(from, value));

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

const points = (x: Float64Array, values: Float64Array, across: Axis, up: Axis): string[] =>
  Array.from(x, (at, i) => point(place(across, at), place(up, inside(up, values[i] as number))));

/** The `d` of a curve. */
export const curve = (x: Float64Array, values: Float64Array, across: Axis, up: Axis): string =>
  `M${points(x, values, across, up).join('L')}`;

/** The `d` of the area between centre − half and centre + half. */
export function band(x: Float64Array, centre: Float64Array, half: Float64Array, across: Axis, up: Axis): string {
  const side = (sign: number): string[] =>
    points(
      x,
      centre.map((value, i) => value + sign * (half[i] as number)),
      across,
      up,
    );
  return `M${side(1).join('L')}L${side(-1).reverse().join('L')}Z`;
}

/** More ticks than this run into one another. */
const TICKS = 300;

/** The `d` of a row of short ticks, one for each point inside the axis, or for the first 300. */
export const rug = (sample: Float64Array, across: Axis, top: number, height: number): string =>
  Array.from(sample.subarray(0, TICKS))
    .filter((value) => value >= across.from && value <= across.to)
    .map((value) => `M${point(place(across, value), top)}v${height}`)
    .join('');

/** Upper end of a density axis: the next quarter above the largest value, at most 4 per unit. */
export const topOf = (...curves: readonly Float64Array[]): number =>
  Math.min(4, Math.max(0.5, Math.ceil(4.2 * Math.max(...curves.map((values) => Math.max(...values)))) / 4));
