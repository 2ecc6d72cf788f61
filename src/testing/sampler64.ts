import { evaluatePotential, type Potential } from '../data/potential.ts';
import { splineTables } from '../data/splineTables.ts';
import { createMixture } from '../math/mixture.ts';
import { readSpline } from '../math/spline.ts';
import type { NetworkSpec } from '../nn/spec.ts';
import { gradient64 } from './finiteDifference.ts';
import { network64 } from './network64.ts';

/** A sampler in plain float64, row by row and written from the definitions: the oracle of train/sampler. */

export type Point = readonly [number, number];

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/** The levels of noise and by how much each smooths the target. */
export function ladder64(low: number, high: number): readonly { readonly sigma: number; readonly tau: number }[] {
  if (high <= low) return [{ sigma: low, tau: 0 }];
  return Array.from({ length: 11 }, (_, i) => {
    const sigma = low * Math.exp((i / 10) * Math.log(high / low));
    return { sigma, tau: Math.sqrt(Math.max(0, sigma * sigma - low * low)) };
  });
}

/** Score of a potential smoothed to each of the levels. */
export function targets64(potential: Potential, taus: readonly number[]): readonly ((x: number, y: number) => Point)[] {
  if (potential.kind === 'mixture') {
    return taus.map((tau) => {
      const widened = potential.components.map((c) => ({
        ...c,
        stdX: Math.hypot(c.stdX, tau),
        stdY: Math.hypot(c.stdY, tau),
      }));
      return createMixture(widened).score;
    });
  }
  if (taus.length === 1) return [evaluatePotential(potential).score];
  const tables = splineTables(potential, taus);
  return taus.map((_, level) => readSpline(tables, level).score);
}

export interface Networks64 {
  readonly generator: { readonly spec: NetworkSpec; readonly weights: ArrayLike<number> };
  readonly score: { readonly spec: NetworkSpec; readonly weights: ArrayLike<number> };
  readonly unit: number;
  readonly spread: number;
}

/** spread · z + unit · G(z), without the first for latents that are no points. */
export function sample64({ generator, unit, spread }: Networks64, latent: readonly number[]): number[] {
  return network64(generator.spec, generator.weights, latent).map(
    (value, i) => unit * value + (latent.length === 2 ? spread * (latent[i] as number) : 0),
  );
}

/** One row of a batch: what was drawn, and the score of the target at its level. */
export interface Row64 {
  readonly latent: readonly number[];
  readonly noise: Point;
  readonly sigma: number;
  readonly target: (x: number, y: number) => Point;
}

/** Rows of a batch of pairs with opposite noise, equally many of each level. */
export function rows64(
  latents: readonly (readonly number[])[],
  noise: readonly Point[],
  levels: readonly { readonly sigma: number; readonly target: Row64['target'] }[],
): Row64[] {
  const half = latents.map((latent, i): Row64 => {
    const level = levels[Math.floor(((2 * i + 1) * levels.length) / (2 * latents.length))] as (typeof levels)[0];
    return { latent, noise: noise[i] as Point, ...level };
  });
  return [...half, ...half.map((row): Row64 => ({ ...row, noise: [-row.noise[0], -row.noise[1]] }))];
}

const noisy = (networks: Networks64, { latent, noise, sigma }: Row64): number[] =>
  sample64(networks, latent).map((value, i) => value + sigma * (noise[i] as number));

/** F(x/unit, log σ)/σ. */
export function difference64({ score, unit }: Networks64, x: ArrayLike<number>, sigma: number): number[] {
  const inputs = [(x[0] as number) / unit, (x[1] as number) / unit, Math.log(sigma)];
  return network64(score.spec, score.weights, inputs).map((value) => value / sigma);
}

/** −x / (spread² + σ²) + F(x/unit, log σ)/σ. */
export const score64 = (networks: Networks64, x: ArrayLike<number>, sigma: number): number[] =>
  difference64(networks, x, sigma).map(
    (value, i) => value - (x[i] as number) / (networks.spread * networks.spread + sigma * sigma),
  );

/** Mean ‖σS(x) + ε‖², S being what the second network says or the target's score less what it says. */
export function denoising64(networks: Networks64, rows: readonly Row64[], isDifference = false): number {
  const of = (row: Row64): number => {
    const x = noisy(networks, row);
    const theirs = row.target(x[0] as number, x[1] as number);
    const learnt = isDifference
      ? difference64(networks, x, row.sigma).map((value, i) => (theirs[i] as number) - value)
      : score64(networks, x, row.sigma);
    return learnt.reduce((sum, value, i) => sum + (row.sigma * value + (row.noise[i] as number)) ** 2, 0);
  };
  return rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
}

/** Value of a row and the pull on its point. */
export interface Pull64 {
  readonly value: number;
  readonly pull: ArrayLike<number>;
}

/** ½σ³ times the denoising loss of the target less that of the learnt score, or the squared difference of both scores. */
export function fisher64(isWhole: boolean) {
  return (networks: Networks64, { noise, sigma, target }: Row64, x: readonly number[]): Pull64 => {
    const value = (at: ArrayLike<number>): number => {
      const theirs = target(at[0] as number, at[1] as number);
      const ours = score64(networks, at, sigma);
      const shifted = (s: ArrayLike<number>) => [0, 1].map((i) => (s[i] as number) + (noise[i] as number) / sigma);
      const difference = [0, 1].map((i) => (theirs[i] as number) - (ours[i] as number));
      const [a, b] = [shifted(theirs), shifted(ours)];
      return 0.5 * sigma ** 3 * (isWhole ? dot(a, a) - dot(b, b) : dot(difference, difference));
    };
    return { value: value(x), pull: gradient64(value, x) };
  };
}

/** σ² (S − s_q), and half of its square over σ². */
export function kullback64(networks: Networks64, { sigma, target }: Row64, x: readonly number[]): Pull64 {
  const theirs = target(x[0] as number, x[1] as number);
  const difference = score64(networks, x, sigma).map((value, i) => value - (theirs[i] as number));
  return {
    value: 0.5 * sigma ** 2 * dot(difference, difference),
    pull: difference.map((value) => sigma ** 2 * value),
  };
}

/** Half σ³ (2 f·(s_q + ε/σ) − ‖f‖²) of a network that says f = F(x/unit, log σ)/σ. */
export function semiImplicit64(networks: Networks64, { noise, sigma, target }: Row64, x: readonly number[]): Pull64 {
  const value = (at: ArrayLike<number>): number => {
    const theirs = target(at[0] as number, at[1] as number);
    const f = difference64(networks, at, sigma);
    const against = theirs.map((s, i) => s + (noise[i] as number) / sigma);
    return 0.5 * sigma ** 3 * (2 * dot(f, against) - dot(f, f));
  };
  return { value: value(x), pull: gradient64(value, x) };
}

/** What the rows of a batch pull on each other; `pairs` of them come twice, with opposite noise. */
export type PullsOf = (networks: Networks64, rows: readonly Row64[], xs: readonly (readonly number[])[]) => Pull64[];

/** The pulls of rows that do not know of each other. */
export const rowByRow =
  (pullOf: (networks: Networks64, row: Row64, x: readonly number[]) => Pull64): PullsOf =>
  (networks, rows, xs) =>
    rows.map((row, i) => pullOf(networks, row, xs[i] as readonly number[]));

/** u(x, y) of the kernel (c² + r²)^(−½), term by term as in Gorham & Mackey 2017, §4. */
export function steinKernel64(
  scale: number,
  [x, s]: readonly [ArrayLike<number>, Point],
  [y, t]: readonly [ArrayLike<number>, Point],
) {
  const apart = [0, 1].map((i) => (x[i] as number) - (y[i] as number));
  const squared = dot(apart, apart);
  const base = scale ** 2 + squared;
  const along = dot(apart, [s[0] - t[0], s[1] - t[1]]);
  return dot(s, t) * base ** -0.5 + along * base ** -1.5 + 2 * base ** -1.5 - 3 * squared * base ** -2.5;
}

const peersOf = (rows: readonly Row64[], i: number): number[] =>
  rows.flatMap((row, j) => (row.sigma === rows[i]?.sigma ? [j] : []));

/** σ² times the mean of the Stein kernel over rows of the level with other latents; the slope of the batch's sum in each row. */
export const stein64 =
  (scale: number): PullsOf =>
  (_, rows, xs) => {
    const scores = rows.map(({ target }, i) => target(...(xs[i] as unknown as Point)));
    return rows.map(({ sigma, target, latent }, i) => {
      const others = peersOf(rows, i).filter((j) => rows[j]?.latent !== latent);
      const value = (at: ArrayLike<number>): number => {
        const here = [at, target(at[0] as number, at[1] as number)] as const;
        const each = others.map((j) => steinKernel64(scale, here, [xs[j] as readonly number[], scores[j] as Point]));
        return (sigma ** 2 * each.reduce((sum, u) => sum + u, 0)) / Math.max(1, others.length);
      };
      const x = xs[i] as readonly number[];
      // Each row is in both places of a pair.
      return { value: value(x), pull: gradient64(value, x).map((slope) => 2 * slope) };
    });
  };

/** −σ² φ of Stein variational gradient descent within a level, and half of σ² ‖φ‖²; the median over the batch gives the width. */
export const svgd64 =
  (factor: number): PullsOf =>
  (_, rows, xs) => {
    const squared = (i: number, j: number): number => {
      const apart = [0, 1].map((axis) => (xs[i]?.[axis] as number) - (xs[j]?.[axis] as number));
      return dot(apart, apart);
    };
    const distances = rows
      .flatMap((_, i) => rows.flatMap((_, j) => (j < i ? [squared(i, j)] : [])))
      .sort((a, b) => a - b);
    const median = distances[Math.floor((distances.length - 1) / 2)] as number;
    const h = (factor ** 2 * median) / Math.log(rows.length + 1);
    const scores = rows.map(({ target }, i) => target(...(xs[i] as unknown as Point)));
    return rows.map(({ sigma }, i) => {
      const peers = peersOf(rows, i);
      const phi = [0, 1].map((axis) =>
        peers.reduce((sum, j) => {
          const k = Math.exp(-squared(i, j) / h);
          const apart = (2 / h) * ((xs[i]?.[axis] as number) - (xs[j]?.[axis] as number)) * k;
          return sum + (k * (scores[j]?.[axis] as number) + apart) / peers.length;
        }, 0),
      );
      return { value: 0.5 * sigma ** 2 * dot(phi, phi), pull: phi.map((value) => -(sigma ** 2) * value) };
    });
  };

/** Loss and gradient of the generator's weights: mean pull · ∂x/∂θ, each pull no longer than `clip`. */
export function generator64(
  networks: Networks64,
  rows: readonly Row64[],
  pullsOf: PullsOf,
  clip: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const pulls = pullsOf(
    networks,
    rows,
    rows.map((row) => noisy(networks, row)),
  );
  const along = (weights: ArrayLike<number>): number => {
    const moved = { ...networks, generator: { ...networks.generator, weights } };
    const each = rows.map((row, i) => {
      const { pull } = pulls[i] as Pull64;
      return (Math.min(1, clip / Math.hypot(...Array.from(pull))) * dot(pull, noisy(moved, row))) / rows.length;
    });
    return each.reduce((sum, value) => sum + value, 0);
  };
  return {
    loss: pulls.reduce((sum, { value }) => sum + value, 0) / rows.length,
    gradient: gradient64(along, networks.generator.weights),
  };
}
