import { type Flaw, type Truth, truthOf } from '../math/quadrature.ts';
import { type Text, text } from '../schema/text.ts';
import { LawError } from './law.ts';
import { evaluatePotential, type FormulaPotential } from './potential.ts';

const REASONS: Readonly<Record<Flaw, Text>> = {
  empty: text(
    'The density is zero, or no number, everywhere in the window: there is nothing to sample.',
    'ウィンドウ内のどこでも密度が 0 か、数値になりません。サンプリングできるものがありません。',
  ),
  border: text(
    'The density does not fall to zero at the border of the window, so its integral may be infinite: confine it, or enlarge the window.',
    'ウィンドウの端で密度が 0 に近づかず、積分が無限大になるおそれがあります。閉じ込めを有効にするか、ウィンドウを広げてください。',
  ),
  narrow: text(
    'The density has details finer than the finest grid can integrate: widen them, or make the window smaller.',
    '最も細かい格子でも積分できないほど細い構造があります。構造を太くするか、ウィンドウを狭めてください。',
  ),
};

/** Truths that are kept: creating a law again, as pages and tests do often, then costs nothing. */
const KEPT = 12;

const kept = new Map<string, Truth>();

/**
 * The integral, moments, parts and exact samples of a density that a formula gives; the last few are kept. Throws LawError where
 * it cannot be normalised, with what to do about it.
 */
export function truthOfFormula(potential: FormulaPotential): Truth {
  const name = JSON.stringify(potential);
  const known = kept.get(name);
  const truth = known ?? truthOf(evaluatePotential(potential).value, potential.box);
  if (typeof truth === 'string') throw new LawError(REASONS[truth]);
  kept.delete(name);
  kept.set(name, truth);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return truth;
}
