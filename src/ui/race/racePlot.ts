import type { RaceReading, Rival } from '../../train/instruments/race.ts';

/** Places of a chart with two logarithmic axes, pixels. */
export interface RaceScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Values at the ends of the axes. */
  readonly budgets: readonly [number, number];
  readonly distances: readonly [number, number];
}

/** Room above the highest value. */
const HEADROOM = 1.6;

/** The values that a chart must hold: from what counts as nothing to what chains begin at, or the one step where it is worse. */
export function rangesOf({ budgets, rivals, level, least }: RaceReading): Pick<RaceScale, 'budgets' | 'distances'> {
  // A sampler whose points have run away has no distance, nor have chains that have.
  const worst = [level, 10 * least, ...rivals.map(({ curve }) => curve[0] as number)].filter(Number.isFinite);
  return {
    budgets: [budgets[0] as number, 10 ** Math.ceil(Math.log10(budgets.at(-1) as number))],
    distances: [least, HEADROOM * Math.max(...worst)],
  };
}

const share = ([low, high]: readonly [number, number], value: number): number =>
  Math.log(Math.min(high, Math.max(low, value)) / low) / Math.log(high / low);

/** Pixels from the left of a budget. */
export const across = ({ left, right, budgets }: RaceScale, budget: number): number =>
  left + (right - left) * share(budgets, budget);

/** Pixels from the top of a distance; those outside stand at the edge, and what is not finite has run away. */
export const down = ({ top, bottom, distances }: RaceScale, distance: number): number =>
  Number.isFinite(distance) ? bottom - (bottom - top) * share(distances, distance) : top;

/** SVG path of the curve of a rival. */
export function rivalPath(scale: RaceScale, budgets: readonly number[], { curve }: Rival): string {
  return budgets
    .map((budget, i) => `${across(scale, budget).toFixed(1)} ${down(scale, curve[i] as number).toFixed(1)}`)
    .map((place, i) => `${i === 0 ? 'M' : 'L'}${place}`)
    .join('');
}

/** Powers of ten on an axis. */
export function decades([low, high]: readonly [number, number]): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const count = Math.max(0, Math.floor(Math.log10(high) + 1e-9) - first + 1);
  return Array.from({ length: count }, (_, i) => Number((10 ** (first + i)).toPrecision(12)));
}

/** The rival that draws level first; undefined while none has. */
export const firstLevel = (rivals: readonly Rival[]): (Rival & { readonly crossing: number }) | undefined =>
  rivals
    .filter((rival): rival is Rival & { readonly crossing: number } => rival.crossing !== undefined)
    .reduce<(Rival & { readonly crossing: number }) | undefined>(
      (best, rival) => (best && best.crossing <= rival.crossing ? best : rival),
      undefined,
    );

/** Gradients that a product of the Hessian with a direction is as dear as. */
const GRADIENTS_IN_PRODUCT = 2;

/** Samples after which training has cost less than the chains that make them would have, to two figures; undefined if never. */
export function paidBackAfter({ training, rivals }: RaceReading): number | undefined {
  const rival = firstLevel(rivals);
  const spent = training.gradients + GRADIENTS_IN_PRODUCT * training.hessianProducts;
  return rival && Number((spent / rival.crossing).toPrecision(2));
}
