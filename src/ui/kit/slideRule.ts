import { clamp } from '../../math/clamp.ts';

/** The part of a declared number that its rule needs; `whole` for integers. */
export interface Rule {
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  /** Granularity of a linear rule. */
  readonly step: number;
  readonly whole: boolean;
}

/** An engraving: where it stands (0…1), whether it is a long one, and the number beside it. */
export interface Tick {
  readonly value: number;
  readonly position: number;
  readonly major: boolean;
  readonly label?: string;
}

/** Removes the binary dust of decimal arithmetic: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/**
 * A log rule from zero cannot exist; integers such as "stop after" begin at 0, which then stands at the left end with
 * the decades from 1 on to its right.
 */
const logFloor = (rule: Rule): number => (rule.min > 0 ? rule.min : rule.whole ? 0.5 : rule.max / 1e6);

/** Position 0…1 of a value on its rule; values outside stand at the ends. */
export function positionOf(rule: Rule, value: number): number {
  if (!(rule.max > rule.min)) return 0;
  if (rule.scale === 'linear') return clamp((value - rule.min) / (rule.max - rule.min), 0, 1);
  const low = logFloor(rule);
  return value <= low ? 0 : clamp(Math.log(value / low) / Math.log(rule.max / low), 0, 1);
}

/**
 * Subdivision of a decade as on the C scale of a real slide rule: twentieths from 1 to 2, tenths from 2 to 5, fifths
 * from 5 to 10. Every graduation is a short decimal number.
 */
function graduation(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const mantissa = value / decade;
  return decade * (mantissa < 2 - 1e-9 ? 0.05 : mantissa < 5 - 1e-9 ? 0.1 : 0.2);
}

function snap(rule: Rule, value: number): number {
  if (rule.scale === 'log' && value <= logFloor(rule) * 1.0001) return rule.min;
  const grain = rule.scale === 'log' ? graduation(value) : rule.step;
  const origin = rule.scale === 'log' ? 0 : rule.min;
  const snapped = origin + Math.round((value - origin) / grain) * grain;
  return clamp(tidy(rule.whole ? Math.round(snapped) : snapped), rule.min, rule.max);
}

/** The nearest graduation at a position 0…1; the ends give exactly the smallest and the largest value. */
export function valueAtPosition(rule: Rule, position: number): number {
  if (position <= 0) return rule.min;
  if (position >= 1) return rule.max;
  if (rule.scale === 'linear') return snap(rule, rule.min + position * (rule.max - rule.min));
  const low = logFloor(rule);
  return snap(rule, low * (rule.max / low) ** position);
}

function next(rule: Rule, value: number, up: boolean): number {
  if (rule.scale === 'linear') return snap(rule, value + (up ? rule.step : -rule.step));
  const low = logFloor(rule);
  if (value <= low) return up ? (rule.whole ? rule.min + 1 : snap(rule, low + graduation(low))) : rule.min;
  const grain = Math.max(graduation(up ? value : value * (1 - 1e-6)), rule.whole ? 1 : 0);
  const moved = snap(rule, up ? value + grain : value - grain);
  return moved === value ? clamp(tidy(up ? value + grain : value - grain), rule.min, rule.max) : moved;
}

/** The value `steps` graduations away (negative: below); always moves unless it stands at the end. */
export function stepBy(rule: Rule, value: number, steps: number): number {
  let result = value;
  for (let i = 0; i < Math.abs(steps); i++) result = next(rule, result, steps > 0);
  return result;
}

/** One decade (log) or ten steps (linear) away. */
export function pageBy(rule: Rule, value: number, direction: 1 | -1): number {
  if (rule.scale === 'linear') return stepBy(rule, value, 10 * direction);
  return snap(rule, Math.max(value, logFloor(rule)) * 10 ** direction);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Number engraved under a decade: plain where short, a power of ten elsewhere. */
export function engraved(value: number): string {
  if (value === 0 || (Math.abs(value) >= 0.001 && Math.abs(value) < 10_000)) {
    return String(tidy(value)).replace('-', '−');
  }
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const mantissa = tidy(value / 10 ** exponent);
  return `${mantissa === 1 ? '' : `${mantissa}·`}10${exponent < 0 ? '⁻' : ''}${digits}`;
}

function logTicks(rule: Rule): Tick[] {
  const ticks: Tick[] = [];
  const low = logFloor(rule);
  const decades = Math.log10(rule.max / low);
  if (rule.min <= 0) ticks.push({ value: rule.min, position: 0, major: true, label: engraved(rule.min) });
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(rule.max) + 1e-9; exponent++) {
    for (let digit = 1; digit < 10; digit++) {
      const value = tidy(digit * 10 ** exponent);
      if (value < low * 0.999 || value > rule.max * 1.001) continue;
      const major = digit === 1;
      if (!major && decades > 4.5) continue;
      const position = positionOf(rule, value);
      ticks.push({ value, position, major, ...(major && { label: engraved(value) }) });
    }
  }
  return ticks;
}

/** Distance between long engravings of a linear rule: the smallest of 1, 2, 5 × 10ⁿ that gives at most five. */
function niceInterval(span: number): number {
  const rough = span / 5;
  const decade = 10 ** Math.floor(Math.log10(rough));
  return tidy(([1, 2, 5, 10].find((factor) => factor * decade >= rough * 0.999) ?? 10) * decade);
}

function linearTicks(rule: Rule): Tick[] {
  const span = rule.max - rule.min;
  if (!(span > 0)) return [{ value: rule.min, position: 0, major: true, label: engraved(rule.min) }];
  const interval = rule.whole ? Math.max(1, Math.round(niceInterval(span))) : niceInterval(span);
  const parts = rule.whole ? (interval <= 10 ? interval : 5) : 5;
  const ticks: Tick[] = [];
  const first = Math.ceil((rule.min / interval) * parts - 1e-9);
  if (Math.abs(first % parts) > 0) ticks.push({ value: rule.min, position: 0, major: true, label: engraved(rule.min) });
  for (let i = first; (i * interval) / parts <= rule.max + 1e-9 * span; i++) {
    const value = tidy((i * interval) / parts);
    if (value === ticks[0]?.value) continue;
    const major = i % parts === 0;
    ticks.push({ value, position: positionOf(rule, value), major, ...(major && { label: engraved(value) }) });
  }
  return ticks;
}

/** Labels closer than this share of the rule would touch. */
const LABEL_GAP = 0.12;

/** Engravings from left to right. Both ends of the range are reachable; labels that would touch are left out. */
export function ticksOf(rule: Rule): Tick[] {
  const ticks = rule.scale === 'log' ? logTicks(rule) : linearTicks(rule);
  let last = Number.NEGATIVE_INFINITY;
  return ticks.map(({ label, ...tick }) => {
    if (label === undefined || tick.position - last < LABEL_GAP) return tick;
    last = tick.position;
    return { ...tick, label };
  });
}
