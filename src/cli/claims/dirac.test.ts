import { describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import { cellExperiment } from '../../experiment/claims/contract.ts';
import { CELLS } from '../../experiment/claims/index.ts';
import { startRun } from '../../train/run.ts';
import { startEngine } from '../engines.ts';

/** The point θ and the critic's slope ψ, two coordinates each. */
interface Players {
  readonly theta: readonly number[];
  readonly psi: readonly number[];
}

const H = 0.2;
const STEPS = 300;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
const moved = (a: readonly number[], by: number, b: readonly number[]): number[] =>
  a.map((value, i) => value + by * (b[i] as number));

/** One step in float64: the critic descends first, then the point, with D(x) = ψ·x and data at 0. */
type Step = (players: Players) => Players;

/** Wasserstein game with a penalty whose gradient is `pull(|ψ|)·ψ`. */
const wasserstein =
  (pull: (size: number) => number): Step =>
  ({ theta, psi }) => {
    const size = Math.hypot(...psi);
    const next = moved(moved(psi, -H, theta), -H * pull(size), psi);
    return { theta: moved(theta, H, next), psi: next };
  };

/** Non-saturating game with a penalty of weight γ on |ψ|²/2. */
const nonSaturating =
  (gamma: number): Step =>
  ({ theta, psi }) => {
    const next = moved(moved(psi, -H * sigmoid(dot(psi, theta)), theta), -H * gamma, psi);
    return { theta: moved(theta, H * sigmoid(-dot(next, theta)), next), psi: next };
  };

const GAMES: Readonly<Record<string, Step>> = {
  'dirac-wgan': wasserstein(() => 0),
  'dirac-wgan-gp': wasserstein((size) => (2 * (size - 1)) / size),
  'dirac-wgan-lp': wasserstein((size) => (2 * Math.max(0, size - 1)) / size),
  'dirac-ns-gan': nonSaturating(0),
  'dirac-r1': nonSaturating(1),
  'dirac-r1-weak': nonSaturating(0.3),
};

async function trajectory(id: string): Promise<Players[]> {
  const cell = CELLS.find((candidate) => candidate.id === id);
  if (!cell) throw new Error(`no such cell: ${id}`);
  const experiment = cellExperiment(cell);
  const { id: law, ...params } = experiment.data;
  const run = await startRun(
    experiment,
    findLaw(law).create(params, { imported: new Map() }),
    await startEngine('wasm'),
  );
  const states: Players[] = [];
  for (let step = 0; step <= STEPS; step += 10) {
    await run.advanceTo(step);
    const { state } = await run.execution.snapshot();
    states.push({
      theta: [...(state['generator.weights'] ?? [])].slice(-2),
      psi: [...(state['critic.weights'] ?? [])],
    });
  }
  run.dispose();
  return states;
}

describe('the Dirac-GAN', () => {
  it.each(Object.entries(GAMES))('%s follows its recursion', async (id, step) => {
    const states = await trajectory(id);
    let expected = states[0] as Players;
    expect(Math.hypot(...expected.theta) * Math.hypot(...expected.psi)).toBeGreaterThan(0);
    for (let t = 1; t <= STEPS; t++) {
      expected = step(expected);
      if (t % 10 > 0) continue;
      const { theta, psi } = states[t / 10] as Players;
      expect(Math.hypot(...moved(theta, -1, expected.theta), ...moved(psi, -1, expected.psi))).toBeLessThan(2e-4);
    }
  });

  it('of Wasserstein follows Mᵗ = (sin(tω)·M − sin((t − 1)ω)·1)/sin ω with cos ω = 1 − h²/2', async () => {
    const states = await trajectory('dirac-wgan');
    const start = states[0] as Players;
    const next = wasserstein(() => 0)(start);
    const angle = Math.acos(1 - (H * H) / 2);
    states.forEach(({ theta, psi }, i) => {
      const [a, b] = [Math.sin(10 * i * angle) / Math.sin(angle), Math.sin((10 * i - 1) * angle) / Math.sin(angle)];
      for (const axis of [0, 1]) {
        const at = (players: readonly number[], from: readonly number[]): number =>
          a * (players[axis] as number) - b * (from[axis] as number);
        expect(theta[axis]).toBeCloseTo(at(next.theta, start.theta), 3);
        expect(psi[axis]).toBeCloseTo(at(next.psi, start.psi), 3);
      }
    });
  });
});
