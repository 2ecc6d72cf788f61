import type { Language } from '../../schema/text.ts';
import { measured } from '../kit/measured.ts';

/** Readings below this are rounding noise of float64 sums over a few hundred points. */
const NOISE = 1e-6;

/** A reading as text, at a width that hardly changes; rounding noise is shown as zero. */
export function readingText(value: number, language: Language): string {
  return measured(Math.abs(value) < NOISE ? 0 : value, language);
}
