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

/** −x / (spread² + σ²) + S(x/unit, log σ)/σ. */
export function score64({ score, unit, spread }: Networks64, x: ArrayLike<number>, sigma: number): number[] {
  const inputs = [(x[0] as number) / unit, (x[1] as number) / unit, Math.log(sigma)];
  return network64(score.spec, score.weights, inputs).map(
    (value, i) => value / sigma - (x[i] as number) / (spread * spread + sigma * sigma),
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

/** Mean ‖σS(x) + ε‖². */
export function denoising64(networks: Networks64, rows: readonly Row64[]): number {
  const of = (row: Row64): number => {
    const learnt = score64(networks, noisy(networks, row), row.sigma);
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

/** Loss and gradient of the generator's weights: mean pull · ∂x/∂θ, each pull no longer than `clip`. */
export function generator64(
  networks: Networks64,
  rows: readonly Row64[],
  pullOf: (networks: Networks64, row: Row64, x: readonly number[]) => Pull64,
  clip: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const pulls = rows.map((row) => pullOf(networks, row, noisy(networks, row)));
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
