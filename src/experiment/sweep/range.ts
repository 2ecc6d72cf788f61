import { text } from '../../schema/text.ts';
import { visible } from '../../schema/visible.ts';
import { SweepError } from './refusal.ts';

/** Values of one axis at most. */
export const MAX_VALUES = 1_000;

const RANGE = /^(-?[\d.]+(?:e[+-]?\d+)?)\.\.(-?[\d.]+(?:e[+-]?\d+)?)(?:\/(\d+)( ?log)?)?$/i;

const wrong = (typed: string): SweepError =>
  new SweepError(
    text(
      `${visible(typed)}: expected a list (0.1,0.3,1) or a range (1..5, 0.1..0.5/5, 0.01..1/5 log)`,
      `${visible(typed)}：値の列（0.1,0.3,1）か範囲（1..5、0.1..0.5/5、0.01..1/5 log）で指定してください`,
    ),
  );

/** Twelve digits: what a range is computed from and nothing of how. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));

function spread(from: number, to: number, count: number, isLog: boolean): number[] {
  return Array.from({ length: count }, (_, i) => {
    const part = count === 1 ? 0 : i / (count - 1);
    // The ends are what was typed, to the bit.
    if (part === 0 || part === 1) return part === 0 ? from : to;
    return isLog ? from * (to / from) ** part : from + (to - from) * part;
  });
}

/**
 * Values as typed: a list between commas; `1..5`, every whole number; `0.1..0.5/5`, five evenly spaced; `0.01..1/5 log`, five in equal
 * ratios. Each as a link would say it. Throws a SweepError for anything else, a range upside down, or more than `MAX_VALUES`.
 */
export function valuesOf(typed: string): string[] {
  const trimmed = typed.trim();
  const match = RANGE.exec(trimmed);
  if (!match) {
    const parts = trimmed.split(',').map((part) => part.trim());
    if (parts.some((part) => part === '' || part.includes('..'))) throw wrong(typed);
    return within([...new Set(parts)]);
  }
  const [from, to] = [Number(match[1]), Number(match[2])];
  const isLog = match[4] !== undefined;
  if (![from, to].every(Number.isFinite)) throw wrong(typed);
  if (from >= to) {
    throw new SweepError(
      text(
        `${visible(typed)}: the range ends before it begins; expected the smaller value first`,
        `${visible(typed)}：範囲の向きが逆です。小さい値を先に書いてください`,
      ),
    );
  }
  if (isLog && from <= 0) {
    throw new SweepError(
      text(
        `${visible(typed)}: equal ratios need values above 0`,
        `${visible(typed)}：log の範囲には 0 より大きい値が必要です`,
      ),
    );
  }
  if (match[3] === undefined && !(Number.isInteger(from) && Number.isInteger(to))) throw wrong(typed);
  const count = match[3] === undefined ? to - from + 1 : Number(match[3]);
  if (count < 1) throw wrong(typed);
  if (count > MAX_VALUES) throw tooMany(count);
  return within([...new Set(spread(from, to, count, isLog).map(plain))]);
}

const tooMany = (count: number): SweepError =>
  new SweepError(
    text(
      `${count} values on one axis; at most ${MAX_VALUES}`,
      `1 つの軸に ${count} 個の値があります。上限は ${MAX_VALUES} 個です`,
    ),
  );

function within(values: string[]): string[] {
  if (values.length > MAX_VALUES) throw tooMany(values.length);
  return values;
}
