import { formatValue, powerOfTen } from '../../schema/numbers.ts';
import type { Language } from '../../schema/text.ts';
import type { Axis } from './axis.ts';

/** Figures of a label that the room beside a strip holds. */
const ROOM = 5;

/** Labels of ticks, and the power of ten that all of them leave out because they would not fit with it; 0 for none. */
export interface TickLabels {
  readonly power: number;
  readonly label: (tick: number) => string;
}

/** Ticks as text. Where one of them is too long the power of ten stands once beside the title: `−1.5` and `×10⁻⁴`. */
export function tickLabels({ ticks, log }: Pick<Axis, 'ticks' | 'log'>, language: Language): TickLabels {
  const plain = (tick: number): string => {
    const exponent = Math.log10(tick);
    return log && Number.isInteger(exponent) && Math.abs(exponent) > 2
      ? powerOfTen(exponent)
      : formatValue(tick, language, 2);
  };
  const largest = Math.max(...ticks.map(Math.abs));
  if (!(largest > 0) || ticks.every((tick) => plain(tick).length <= ROOM)) return { power: 0, label: plain };
  const power = Math.floor(Math.log10(largest) + 1e-9);
  return { power, label: (tick) => formatValue(tick / 10 ** power, language, 2) };
}
