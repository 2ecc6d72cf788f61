import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';

/**
 * The Dirac-GAN (arXiv:1801.04406, §2): data at 0, one generated point θ, critic ψ·x. Its training is a recurrence in two
 * vectors, computed here in float64 and followed by the networks, losses, penalties and optimisers of the program.
 */
type Vector = readonly [number, number];

const RATE = 0.2;
const STEPS = 400;

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1];
const plus = (a: Vector, scale: number, b: Vector): Vector => [a[0] + scale * b[0], a[1] + scale * b[1]];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

interface Game {
  readonly changes: Readonly<Record<string, ParamValue>>;
  /** Gradients of the two losses, in ψ and in θ. */
  readonly critic: (psi: Vector, theta: Vector) => Vector;
  readonly generator: (psi: Vector, theta: Vector) => Vector;
}

const scaled = (scale: number, a: Vector): Vector => [scale * a[0], scale * a[1]];
const saturating = {
  critic: (psi: Vector, theta: Vector): Vector => scaled(sigmoid(dot(psi, theta)), theta),
  generator: (psi: Vector, theta: Vector): Vector => scaled(-sigmoid(-dot(psi, theta)), psi),
};
const GAMMA = 0.3;
const LAMBDA = 1;

const games: Readonly<Record<string, Game>> = {
  'NS-GAN': { changes: { 'method.id': 'ns-gan' }, ...saturating },
  'NS-GAN with R1': {
    changes: {
      'method.id': 'ns-gan',
      'penalty.kind': 'zero-centred',
      'penalty.where': 'real',
      'penalty.weight': GAMMA,
    },
    critic: (psi, theta) => plus(saturating.critic(psi, theta), GAMMA, psi),
    generator: saturating.generator,
  },
  WGAN: {
    changes: { 'method.id': 'wgan', 'penalty.kind': 'none' },
    critic: (_psi, theta) => theta,
    generator: (psi) => scaled(-1, psi),
  },
  'WGAN-GP': {
    changes: { 'method.id': 'wgan-gp', 'penalty.weight': LAMBDA },
    critic(psi, theta) {
      const slope = Math.sqrt(dot(psi, psi) + 1e-12);
      return plus(theta, (2 * LAMBDA * (slope - 1)) / slope, psi);
    },
    generator: (psi) => scaled(-1, psi),
  },
};

/** Distances of (ψ, θ) from the equilibrium, step by step. */
function experimentOf(changes: Game['changes']): Experiment {
  return effective(
    withValues(defaultExperiment(), {
      'data.id': 'dirac',
      'latent.law': 'zero',
      'latent.dimension': 1,
      'generator.depth': 0,
      'generator.initialisation': 'uniform',
      'critic.depth': 0,
      'critic.bias': false,
      'training.batch': 2,
      'generatorOptimiser.kind': 'sgd',
      'generatorOptimiser.rate': RATE,
      'criticOptimiser.kind': 'sgd',
      'criticOptimiser.rate': RATE,
      ...changes,
    }),
  );
}

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  'eager tfjs': () => createEagerEngine('cpu'),
  'compiled WebAssembly': () => createWasmEngine({ variant: 'strict' }),
};

describe.each(Object.entries(ENGINES))('on %s', (_name, create) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  it.each(Object.entries(games))('%s follows its recurrence', async (_game, { changes, critic, generator }) => {
    const experiment = experimentOf(changes);
    const law = findLaw('dirac').create({ atoms: 1, gap: 2 }, { imported: new Map() });
    const run = await engine.load(buildProgram(experiment, law), 7);
    const read = async (): Promise<{ psi: Vector; theta: Vector }> => {
      const { state } = await run.snapshot();
      const [weights = [], flat = []] = [state['critic.weights'], state['generator.weights']];
      return { psi: [weights[0] as number, weights[1] as number], theta: [flat[2] as number, flat[3] as number] };
    };
    let { psi, theta } = await read();
    const start = Math.hypot(...psi, ...theta);
    expect(start).toBeGreaterThan(0.3);
    for (let step = 1; step <= STEPS; step++) {
      psi = plus(psi, -RATE, critic(psi, theta));
      theta = plus(theta, -RATE, generator(psi, theta));
      if (step % 20 !== 0) continue;
      await run.run(20, settingsAt(experiment));
      const now = await read();
      const error = Math.hypot(...plus(now.psi, -1, psi), ...plus(now.theta, -1, theta));
      expect(error, `step ${step}`).toBeLessThan(1e-4 * start);
    }
    // Only the zero-centred penalty ends the circling.
    const end = Math.hypot(...psi, ...theta);
    if ('penalty.where' in changes) expect(end).toBeLessThan(0.01 * start);
    else expect(end).toBeGreaterThan(0.2 * start);
    run.dispose();
  });
});
