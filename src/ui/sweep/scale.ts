import type { SweepPoint } from '../../experiment/sweep/document.ts';

/** Least and greatest value of a metric over all runs of a map; null without two different ones. */
export function spanOf(points: readonly SweepPoint[], metric: string): readonly [number, number] | null {
  const values = points.flatMap(({ results }) => results.flatMap(({ metrics }) => metrics[metric] ?? []));
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : null;
}

/** Place of a value in a span, from 0 to 1; the middle where there is no span. */
export const placeIn = (span: readonly [number, number] | null, value: number): number =>
  span ? Math.min(1, Math.max(0, (value - span[0]) / (span[1] - span[0]))) : 0.5;

/** A number in few characters. */
export function brief(value: number | null | undefined, language: 'en' | 'ja'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) {
    const [digits = '', power = ''] = value.toExponential(1).split('e');
    return `${digits}×10^${Number(power)}`.replace(/-/g, '−');
  }
  const shown = Number(value.toPrecision(3)).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    maximumFractionDigits: 3,
  });
  return shown === '-0' ? '0' : shown.replace('-', '−');
}
