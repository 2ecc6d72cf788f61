import type { MetricDeclaration } from '../../metrics/contract.ts';
import { formatPercent, formatValue } from '../../schema/numbers.ts';
import type { Language } from '../../schema/text.ts';

/** A metric as a list of measurements writes it, without its unit: shares in percent, everything else at three digits. */
export function metricText(
  { isShare }: Pick<MetricDeclaration, 'isShare'>,
  value: number | null | undefined,
  language: Language,
): string {
  return isShare ? formatPercent(value, language) : formatValue(value, language, 3);
}

/** The unit that stands behind it, if there is one. */
export function metricUnit({ isShare, unit }: Pick<MetricDeclaration, 'isShare' | 'unit'>, language: Language): string {
  return isShare ? '%' : (unit?.[language] ?? '');
}
