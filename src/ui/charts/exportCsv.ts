import type { SeriesPoint } from '../../store/seriesStore.ts';
import type { Strip } from './strips.ts';

/** The whole history behind a strip, one row per evaluation; undefined values are empty cells. */
export function toCsv(strip: Strip, points: readonly SeriesPoint[]): string {
  const header = ['step', ...strip.series.map(({ key }) => key)];
  const rows = points.map((point) => [point.step, ...strip.series.map(({ value }) => value(point) ?? '')]);
  return `${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/** Offers a file for download. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this task, so it must outlive it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
