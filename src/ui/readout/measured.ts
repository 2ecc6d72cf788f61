import { formatFixed, formatValue } from '../../i18n/format.ts';
import type { Language } from '../../schema/text.ts';

/** A measurement at a width that hardly changes while it does: `1.60`, `51.3`, `0.076`; `–` when it is undefined. */
export function measured(value: number | null | undefined, language: Language): string {
  const size = Math.abs(value ?? 0);
  if (size >= 1e5 || (size > 0 && size < 0.1)) return formatValue(value, language, 2);
  return formatFixed(value, language, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
