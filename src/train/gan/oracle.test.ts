import { beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { runOnceCompiled } from '../../testing/compiled.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import fixture from '../../testing/fixtures/gan-steps.json' with { type: 'json' };
import { relativeError } from '../../testing/matchers.ts';
import { type GivenDraws, runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';

/** One critic step and one generator step against PyTorch in float64, through the real methods, penalties and optimisers. */

type Case = (typeof fixture.cases)[number];
type Layers = readonly { readonly weight: readonly (readonly number[])[]; readonly bias: readonly number[] }[];

const TOLERANCE = 1e-5;
const law = ringLaw();

function methodOf({ loss, penalty, clip }: Case): string {
  if (loss === 'minimax') return 'minimax-gan';
  if (loss === 'non-saturating') return 'ns-gan';
  if (loss === 'least-squares') return 'ls-gan';
  if (loss === 'hinge') return 'hinge-gan';
  if (clip !== null) return 'wgan-clip';
  return penalty?.kind === 'two-sided' ? 'wgan-gp' : 'wgan-lp';
}

/** Settings of a case with another optimiser: momentum's buffer after one step is the gradient itself. */
function experimentOf(given: Case, optimiser: string): Experiment {
  const { activation, hidden, batch, bandwidth, penalty, clip } = given;
  const rule = given.optimiser as { lr: number; beta1?: number; beta2?: number; decay?: number };
  const changes: Record<string, ParamValue> = {
    'method.id': methodOf(given),
    'training.batch': batch,
    'smoothing.on': bandwidth > 0,
    ...(bandwidth > 0 && { 'smoothing.bandwidth': bandwidth }),
    ...(clip !== null && { 'penalty.clip': clip }),
  };
  for (const [name, value] of Object.entries(penalty ?? {})) changes[`penalty.${name}`] = value;
  for (const role of ['generator', 'critic']) {
    changes[`${role}.activation`] = activation;
    changes[`${role}.depth`] = hidden.length;
    changes[`${role}.width`] = hidden[0] as number;
    changes[`${role}Optimiser.kind`] = optimiser;
    changes[`${role}Optimiser.rate`] = rule.lr;
    changes[`${role}Optimiser.beta1`] = rule.beta1 ?? 0;
    changes[`${role}Optimiser.beta2`] = rule.beta2 ?? rule.decay ?? 0;
  }
  return withValues(defaultExperiment(), changes);
}

const flat = (layers: Layers): number[] => layers.flatMap(({ weight, bias }) => [...weight.flat(), ...bias]);

const drawsOf = ({ draws }: Case, role: 'critic' | 'generator'): GivenDraws => ({
  real: draws.real,
  latent: role === 'critic' ? draws.latentCritic : draws.latentGenerator,
  'noise-real': draws.noiseReal,
  'noise-fake': role === 'critic' ? draws.noiseFake : draws.noiseGenerator,
  interpolation: draws.interpolation,
});

/** Ways to run one phase: operation by operation, and compiled. */
const ENGINES: Readonly<Record<string, typeof runOnceCompiled>> = {
  'eager tfjs': async (...phase) => runOnce(...phase),
  'compiled WebAssembly': runOnceCompiled,
};

type Given = Record<string, readonly number[]>;

function runWith(
  once: typeof runOnceCompiled,
  given: Case,
  optimiser: string,
  role: 'critic' | 'generator',
  weights: Given,
) {
  const experiment = experimentOf(given, optimiser);
  const program = buildProgram(experiment, law);
  const state = { ...program.state };
  for (const [name, values] of Object.entries(weights)) state[name] = Float32Array.from(values);
  return once(program, role, state, settingsAt(experiment)(0), drawsOf(given, role));
}

beforeAll(startTfjs);

it('has the cases it is meant to have', () => {
  expect(fixture.cases.length).toBe(11);
});

describe.each(
  Object.entries(ENGINES).flatMap(([engine, once]) =>
    fixture.cases.map((given) => ({ engine, once, given, name: given.name })),
  ),
)('$name, $engine', ({ once, given }) => {
  const { expected } = given;
  const start = { 'generator.weights': flat(given.generator), 'critic.weights': flat(given.critic) };
  const run = (optimiser: string, role: 'critic' | 'generator', weights: Given) =>
    runWith(once, given, optimiser, role, weights);
  const afterCritic = { ...start, 'critic.weights': flat(expected.criticAfter) };

  it('critic step', async () => {
    const { state, report } = await run(given.optimiser.kind, 'critic', start);
    const penalty = report.penalty ?? 0;
    expect(relativeError([penalty], [expected.penalty])).toBeLessThan(TOLERANCE);
    expect(relativeError([report.criticLoss as number], [expected.adversarialLoss + expected.penalty])).toBeLessThan(
      TOLERANCE,
    );
    expect(relativeError(state['critic.weights'] as Float32Array, flat(expected.criticAfter))).toBeLessThan(TOLERANCE);
    expect(state['generator.weights']).toEqual(Float32Array.from(start['generator.weights']));
  });

  it('critic gradient', async () => {
    const { state } = await run('momentum', 'critic', start);
    const gradient = state['critic.moment1'] as Float32Array;
    expect(relativeError(gradient, flat(expected.criticGradients))).toBeLessThan(TOLERANCE);
  });

  it('generator step against the updated critic', async () => {
    const { state, report } = await run(given.optimiser.kind, 'generator', afterCritic);
    expect(relativeError([report.generatorLoss as number], [expected.generatorLoss])).toBeLessThan(TOLERANCE);
    expect(relativeError(state['generator.weights'] as Float32Array, flat(expected.generatorAfter))).toBeLessThan(
      TOLERANCE,
    );
  });

  it('generator gradient', async () => {
    const { state } = await run('momentum', 'generator', afterCritic);
    const gradient = state['generator.moment1'] as Float32Array;
    expect(relativeError(gradient, flat(expected.generatorGradients))).toBeLessThan(TOLERANCE);
  });
});
