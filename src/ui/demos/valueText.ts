import type { Unit } from '../../experiment/demos/contract.ts';
import { formatCount, wholePercent } from '../../i18n/format.ts';
import { measured } from '../../schema/numbers.ts';
import type { Language } from '../../schema/text.ts';

/** A value as demos and lessons write it. */
export function valueText(value: number | null | undefined, as: Unit, language: Language): string {
  if (as === 'percent') return `${wholePercent(value, language)}\u00a0%`;
  return as === 'count' ? formatCount(value ?? Number.NaN, language) : measured(value, language);
}
