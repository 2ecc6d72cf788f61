import { findMethod } from '../../methods/index.ts';
import { formatCount, formatFixed, formatPercent, formatValue, measured, wholePercent } from '../../schema/numbers.ts';
import type { Experiment } from '../experiment.ts';

/*
 * Numbers of a sentence as the read-out, the gauges and the strips write them, so that a sentence never differs from the
 * number beside it. English and Japanese group digits alike.
 */

/** Whether a run samples a density, rather than learning from data. */
export const samplesDensity = ({ method }: Pick<Experiment, 'method'>): boolean => findMethod(method.id).lab !== 'gan';

/** What makes the samples of a run with networks, in both languages. */
export const maker = (experiment: Experiment): { readonly en: string; readonly ja: string } =>
  samplesDensity(experiment) ? { en: 'sampler', ja: 'サンプラー' } : { en: 'generator', ja: '生成器' };

/** `12,400`. */
export const count = (value: number): string => formatCount(value, 'en');

/** A measurement as a strip writes it: `4.56`, `0.031`, `−1.2×10⁶`. */
export const value = (given: number): string => measured(given, 'en');

/** A setting, or a bandwidth of a schedule, as its strip writes it: `0.05`. */
export const setting = (given: number): string => formatValue(given, 'en', 3);

/** A number as large figures show it: `0.12`. */
export const figure = (given: number): string => formatFixed(given, 'en', 2);

/** `91 %`; the figure does not part from its sign. */
export const percent = (share: number): string => `${wholePercent(share, 'en')}\u00a0%`;

/** `98.9 %`, as the gauges write it. */
export const finePercent = (share: number): string => `${formatPercent(share, 'en')}\u00a0%`;

/** Things in Japanese: つ up to nine, 個 beyond and for none. */
export const things = (number: number): string =>
  number >= 1 && number <= 9 ? `${number}\u00a0つ` : `${count(number)}\u00a0個`;
