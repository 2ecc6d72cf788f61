import type { Flaw } from '../../math/quadrature.ts';
import { type Text, text } from '../../schema/text.ts';

/** Why a density cannot be normalised, and what to do about it. */
export const FLAWS: Readonly<Record<Flaw, Text>> = {
  empty: text(
    'The density is zero, or no number, everywhere in the window: there is nothing to sample.',
    'ウィンドウ内のどこでも密度が 0 か、数値になりません。サンプリングできるものがありません。',
  ),
  border: text(
    'The density does not fall to zero at the border of the window, so its integral may be infinite: confine it, or enlarge the window.',
    'ウィンドウの端で密度が 0 に近づかず、積分が無限大になるおそれがあります。閉じ込めを有効にするか、ウィンドウを広げてください。',
  ),
  narrow: text(
    'The density has jumps, or details finer than the finest grid can integrate: smooth or widen them, or make the window smaller.',
    '値の飛びか、最も細かい格子でも積分できないほど細い構造があります。滑らかにするか太くする、またはウィンドウを狭めてください。',
  ),
};
