/** A value axis: its ends, the few values that are labelled, and whether it is logarithmic. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly log: boolean;
}

/** Nothing smaller has a place on a logarithmic scale: room below it would be no number. */
const TINY = 1e-300;

/** The smallest of 1, 2, 5 × 10ⁿ that is not below `value` (> 0). */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * unit >= value * (1 - 1e-9)) ?? 10;
  return factor * unit;
}

/** Multiples of a round step inside [low, high], at most `most` + 1 of them. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  if (!(high > low)) return [low];
  const step = roundUp((high - low) / most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Powers of ten inside [low, high], thinned to about three; the ends where there is none. */
function decadeTicks(low: number, high: number): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const decades = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const stride = Math.ceil(decades.length / 3);
  if (decades.length === 0) return [low, high];
  return decades.filter((_, index) => index % stride === 0).map((decade) => Number(`1e${decade}`));
}

/** Room below the newest values of lines that are told apart, in their unit, at least. */
const LEAST_ROOM = 2;

/**
 * Where an axis starts that is to tell lines apart where they have come to: as far below the lowest of their `newest` values as
 * these are spread, but not below everything there was. What an untrained model was worth would flatten all that came after it.
 */
export function lowEnd(newest: readonly number[], lowest: number): number {
  const [low, high] = [Math.min(...newest), Math.max(...newest)];
  return Math.max(lowest, low - Math.max(LEAST_ROOM, high - low));
}

interface AxisOptions {
  readonly log: boolean;
  /** Its upper end. */
  readonly top?: number;
  /** Its lower end on a linear scale, in place of zero; what lies below is cut off. */
  readonly low?: number;
}

/**
 * An axis that shows all of `values` (finite ones only), zero included on a linear scale, unless the options say otherwise. A
 * logarithmic axis needs a positive value and falls back to a linear one without.
 */
export function axisFor(values: Iterable<number>, options: AxisOptions): Axis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (options.log && value < TINY)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (options.log && high > 0) {
    const ends: [number, number] = low < high ? [low / 1.1, high * 1.1] : [low / 2, high * 2];
    return { domain: ends, ticks: decadeTicks(...ends), log: true };
  }
  if (options.low !== undefined && high > options.low) {
    const margin = 0.06 * (high - options.low);
    return {
      domain: [options.low - margin, high + margin],
      ticks: roundTicks(options.low, high, 2.5),
      log: false,
    };
  }
  const bottom = Math.min(0, low);
  const top = options.top ?? (high > 0 ? 1.06 * high : 0);
  const end = Number.isFinite(top) && top > bottom ? top : bottom + 1;
  const room = options.top === undefined ? 1 : 1.06;
  return {
    domain: [bottom < 0 ? 1.06 * bottom : 0, end * room],
    ticks: options.top === undefined ? roundTicks(bottom, end, 2.5) : [0, options.top],
    log: false,
  };
}
