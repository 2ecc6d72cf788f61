import { effective } from '../experiment/availability.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { SAMPLER_METHODS } from '../methods/sampler/index.ts';
import type { ParamValue } from '../schema/param.ts';
import type { CoverageCase, Factor } from './coverage.ts';
import { lawOnce } from './drawnOnce.ts';
import { pairwise } from './pairwise.ts';

/**
 * Settings that shape the graph of a sampler, with small and odd values; `law` is the target. Latents that are all 0 are left out:
 * samples with opposite noise then cancel to the last digit, which leaves nothing but rounding errors to compare.
 */
const SAMPLER_FACTORS: readonly Factor[] = [
  { key: 'method.id', values: SAMPLER_METHODS.map(({ id }) => id) },
  { key: 'law', values: ['ring', 'squiggle', 'gaussian'] },
  { key: 'sampler.noiseHigh', values: [1.5, 0.2] },
  { key: 'method.correction', values: [true, false] },
  { key: 'sampler.batch', values: [22, 2, 7] },
  { key: 'sampler.clip', values: [20, 1] },
  { key: 'latent.dimension', values: [2, 1, 3] },
  { key: 'latent.law', values: ['normal', 'uniform'] },
  { key: 'generator.activation', values: ['swish', 'relu', 'maxout'] },
  { key: 'generator.depth', values: [2, 0, 1] },
  { key: 'generator.width', values: [8, 5, 13] },
  { key: 'generator.normalisation', values: ['none', 'layer'] },
  { key: 'score.activation', values: ['swish', 'softplus', 'leaky-relu'] },
  { key: 'score.depth', values: [2, 1, 0] },
  { key: 'score.width', values: [8, 1, 13] },
  { key: 'generatorOptimiser.kind', values: ['adam', 'sgd', 'momentum'] },
  { key: 'scoreOptimiser.kind', values: ['adam', 'rmsprop'] },
];

/** A case, and everything that it tries. */
export interface SamplerCase extends CoverageCase {
  readonly tried: readonly string[];
}

/** A pairwise covering set of samplers, as they would be trained. */
export function samplerCases(): readonly SamplerCase[] {
  return pairwise(SAMPLER_FACTORS.map(({ values }) => values.length)).map((row, index) => {
    const changes = Object.fromEntries(
      row.map((value, i): [string, ParamValue] => [
        SAMPLER_FACTORS[i]?.key ?? '',
        SAMPLER_FACTORS[i]?.values[value] ?? 0,
      ]),
    );
    const { 'method.id': method, law: target, ...others } = changes;
    const own = Object.entries(others).filter(([key]) => key !== 'method.correction' || method === 'dft');
    const base = withValues(defaultExperiment(), { 'method.id': method as string, seed: 1 });
    // Two score updates in the first step, so that repeats take part as well.
    const small = { 'sampler.noiseLow': 0.2, 'sampler.scoreSteps': 1, 'sampler.lead': 1 };
    return {
      name: `${index} ${method} of ${target}: ${own.map(([, value]) => value).join(' ')}`,
      law: lawOnce({ id: target as string }),
      tried: [`method ${method} of ${target}`, ...own.map(([key, value]) => `${key} ${value}`)],
      experiment: effective(withValues(base, { ...small, ...Object.fromEntries(own) })),
    };
  });
}
